import { moneyIn } from './money.js';
import type { ProjectAggregate } from './prospect.js';
import type { Span, Story } from './story.js';

const COUNT =
  /(?<![\d.])(\d{1,5}|[一二两三四五六七八九十百]{1,4})余?(?:个|项|家(?=企业|公司))(?!月|小时|工作日)[^,。;\d]{0,16}|项目(?:共|合计|总数|数量)?(\d{1,5})(?:余)?个/g;
const SUM = /投资|协议|资金|金额/;

const digits = '零一二三四五六七八九';
function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [, tens = '', ones = ''] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(words) ?? [];
  if (words.includes('十')) return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones)); // prettier-ignore
  return words === '两' ? 2 : Math.max(0, digits.indexOf(words));
}

/** Sums over two or more projects: "8个项目现场签约,总投资42.6亿元". Each once, with where it is told. */
export function aggregatesOf(story: Story): (ProjectAggregate & Span)[] {
  const found: (ProjectAggregate & Span)[] = [];
  for (const { text, start } of story.sentences) {
    const money = moneyIn(text).filter(({ currency }) => currency === 'CNY');
    if (money.length === 0) continue;
    for (const match of text.matchAll(COUNT)) {
      const count = countOf(match[1] ?? match[2] ?? '');
      const from = match.index + match[0].length;
      const to = nextCount(text, from);
      const sum = money.find((one) => one.start >= match.index && one.start < to && one.start - from < 34);
      const between = sum ? text.slice(match.index, sum.start) : '';
      const isProjects = /项目|[)）]|^\S{1,4}家/.test(between) || /签约[^,。;]{0,6}$/.test(text.slice(0, match.index)) || /项目[^,。;]{0,8}$/.test(text.slice(Math.max(0, match.index - 10), match.index)); // prettier-ignore
      if (!sum || count < 2 || !SUM.test(between) || !isProjects || /有限公司/.test(between)) continue;
      if (!found.some((one) => one.count === count && one.amount_cny === sum.value))
        found.push({ count, amount_cny: sum.value, start: start + match.index, end: sum.end + start });
    }
  }
  return found;
}

const nextCount = (text: string, from: number): number => {
  const at = text.slice(from).search(/\d{1,5}个(?!月)/);
  return at < 0 ? text.length : from + at;
};
