import type { TaskKind } from '../task.entity.js';

const digits: Record<string, number> = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** A number of a clock or a calendar, 0 to 99: `3`, `十二`, `二十五`, `零五`. */
export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text.replace(/^[零〇]/, '')];
  const ten = tens === '' ? 1 : tens === '0' ? 0 : (digits[tens!] ?? NaN);
  return ten * 10 + (ones ? (digits[ones] ?? NaN) : 0);
}

export const NUMBER = '(\\d{1,2}|[零一二两三四五六七八九十]{1,3})';

/** Monday 0 … Sunday 6. */
export const weekdayOf = (word: string): number => '一二三四五六日'.indexOf(word === '天' ? '日' : word);

/** What is to be done, by its word; the first that is found counts. */
const kinds: [TaskKind, RegExp][] = [
  ['visit', /带看|看房|看厂|看地|看现场|参观|考察|走访|拜访|上门/],
  ['send_sites', /发(?:送)?(?:一下|个|份)?(?:资料|房源|方案|图纸|清单|平面图)|推荐房源|推荐方案/],
  ['call_back', /回电|回个?电话|打电话|打个电话|电话联系|致电|通电话|再打|电话/],
  ['review', /评审|审核|过会|上会/],
  ['follow_up', /跟进|复访|回访|报价|签约|联系|确认|催|谈/],
];

/** @returns the kind, and the text without its word: who or what it is about */
export function kindIn(text: string): { kind: TaskKind; rest: string; said: boolean } {
  for (const [kind, words] of kinds) {
    if (words.test(text)) return { kind, rest: text.replace(words, ' ').replace(/\s+/g, ' ').trim(), said: true };
  }
  return { kind: 'follow_up', rest: text.trim(), said: false };
}
