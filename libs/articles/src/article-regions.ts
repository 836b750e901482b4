import { findRegions, plainText, type RegionMention, type ZoneList } from '@app/reference';

/** A city has to be told of at least half as much as the one told of most. */
const SHARE = 0.5;
const MAX_COUNTIES = 3;
/** Characters of a story that places are looked for in. */
const READ = 20_000;
/** Provinces that are cities: their counties hang under one grouping code. */
const MUNICIPALITIES: Record<string, string> = { '11': '1101', '12': '1201', '31': '3101', '50': '5001' };

/** Where somebody or something comes from says nothing about where the story plays. */
const ORIGIN_BEFORE =
  /(?:来自|原位于|原在|总部(?:位于|设在|在)|迁自|从|由|籍贯|毕业于|走出|曾派驻|曾在|挂职)[^，,。；\n]{0,4}$/;
/** A place inside the name of a firm, paper or school. */
const NAME_AFTER =
  /^(?:市|省)?[\u3400-\u9fff()a-z·]{1,18}?(?:有限公司|有限责任公司|股份公司|集团|公司|银行|日报|晚报|晨报|商报|大学|学院|研究院)/;

function weightOf(text: string, mention: RegionMention): number {
  const before = text.slice(Math.max(0, mention.start - 14), mention.start);
  const after = text.slice(mention.end, mention.end + 26);
  const [name] = NAME_AFTER.exec(after) ?? [];
  if (name !== undefined && !/[的在将与和]/.test(name)) return 0.2;
  if (ORIGIN_BEFORE.test(before)) return 0.2;
  return text.lastIndexOf('\n', mention.start) < 0 ? 3 : 1;
}

const add = (scores: Map<string, number>, code: string, weight: number): void =>
  void scores.set(code, (scores.get(code) ?? 0) + weight);

const byScore = (scores: ReadonlyMap<string, number>): [string, number][] =>
  [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/**
 * The places a story is about, as GB/T 2260 codes: each city (4 digits) followed by its counties, the most told first.
 * Judged by the text alone: the column it was filed under, related items, and places inside the names of firms, papers
 * and schools do not count. A story that names no city gives its province, or nothing.
 * @param text the headline on the first line, then the story
 */
export function articleRegions(text: string, zones?: ZoneList): string[] {
  const plain = plainText(text.slice(0, READ)).text;
  const cities = new Map<string, number>();
  const counties = new Map<string, number>();
  const provinces = new Map<string, number>();
  for (const mention of findRegions(plain, { zones })) {
    const said = mention.code ?? mention.host_code;
    if (said === undefined || mention.ambiguous) continue;
    const code = MUNICIPALITIES[said] ?? said;
    const weight = weightOf(plain, mention);
    if (code.length === 2) add(provinces, code, weight);
    else add(cities, code.slice(0, 4), weight);
    if (code.length === 6) add(counties, code, weight);
  }
  const ranked = byScore(cities);
  const most = ranked[0]?.[1] ?? 0;
  if (most < 0.5) return byScore(provinces).filter(([, score]) => score >= 1).slice(0, 1).map(([code]) => code); // prettier-ignore
  return ranked
    .filter(([, score]) => score >= most * SHARE)
    .flatMap(([city]) => {
      const inside = byScore(counties).filter(([code, score]) => code.startsWith(city) && score >= 1);
      return [city, ...inside.slice(0, MAX_COUNTIES).map(([code]) => code)];
    });
}
