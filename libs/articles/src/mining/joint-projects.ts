import type { Part, Span } from './story.js';

/** Part of a sentence that holds for some of the projects named before it in one breath. */
export interface SharedClause extends Span {
  /** Positions of the projects it is told of. */
  of: number[];
}

/** …项目与, …项目,以及由本地企业: nothing is told of it before the next firm is named. */
const NAMED_ONLY =
  /(?:项目|基地|工厂|产线|生产线|中心|工程)[”"]?(?:与|和|、|,|以及|及)+(?:由|来自)?(?:[\u4e00-\u9fff]{0,8}(?:企业|厂商|公司))?$/;
const NAME_END = /(?:项目|基地|工厂|产线|生产线|中心|工程)[”"]?,/;
const COUNT = '一二三四五六';
const countOf = (word: string): number => COUNT.indexOf(word.replace('两', '二')) + 1;

/** Where what is told of all projects of `stretches` begins; undefined when each has facts of its own. */
export function jointTail(stretches: readonly Part[]): number | undefined {
  const last = stretches.at(-1);
  if (!last || stretches.length < 2 || !stretches.slice(0, -1).every(({ text }) => NAMED_ONLY.test(text))) return undefined; // prettier-ignore
  const end = NAME_END.exec(last.text);
  return end ? last.start + end.index + end[0].length : undefined;
}

/** 其中前两个项目落户甲地,后一个落户乙地: clause by clause, of which of `count` projects. 分别 tells each something else. */
export function sharedClauses(tail: Part, count: number): SharedClause[] {
  const all = Array.from({ length: count }, (_, at) => at);
  const found: SharedClause[] = [];
  let of = all;
  for (const { index, 0: text } of tail.text.matchAll(/[^,]+,?/g)) {
    const [, first] = /^(?:其中,?)?前(一|两|二|三|四)[个项]/.exec(text) ?? [];
    const [, last] = /^(?:其中,?)?(?:后|其?余)(一|两|二|三|四)[个项]/.exec(text) ?? [];
    if (first) of = all.slice(0, countOf(first));
    if (last) of = all.slice(-countOf(last));
    if (!/分别/.test(text)) found.push({ start: tail.start + index, end: tail.start + index + text.length, of });
  }
  return found;
}

/** 前者用地61亩,…;后者用地35亩: the stretches of the one named first and of the one named last. */
export function formerAndLatter({ text, start }: Part): { isFormer: boolean; start: number; end: number }[] {
  return [...text.matchAll(/(?<=^\s*|[,;])(前者|后者)(?:(?![,;](?:前者|后者)).)*/gs)].map(({ index, 0: told, 1: word }) => ({ isFormer: word === '前者', start: start + index, end: start + index + told.length })); // prettier-ignore
}
