import { findIndustries, plainText } from '@app/reference';

const MAX = 3;
/** Characters of a story that trades are looked for in. */
const READ = 20_000;

/** GB/T 4754 divisions that a story is about, the most told first, at most three; processes alone do not make one. */
export function articleIndustries(text: string): string[] {
  const counts = new Map<string, number>();
  for (const { division, weight } of findIndustries(plainText(text.slice(0, READ)).text)) {
    if (weight === 2) counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const most = ranked[0]?.[1] ?? 0;
  return ranked.filter(([, count]) => count * 3 >= most).slice(0, MAX).map(([division]) => division); // prettier-ignore
}
