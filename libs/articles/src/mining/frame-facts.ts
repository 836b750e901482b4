import { areasIn, type Area } from './areas.js';
import type { Frame } from './frame.js';
import { investmentsIn, type Investment } from './money.js';
import { projectNamesIn } from './project-names.js';
import { isOfOtherPhase, isOfOwnPhase, phaseOf } from './phases.js';
import type { Span, Story } from './story.js';

/** Money, land and floor of one project. */
export interface FrameFacts {
  yuan: Investment | undefined;
  foreign: Investment | undefined;
  land: Area | undefined;
  floor: Area | undefined;
}

/** The first that passes the first test that any passes. */
function firstOf<T>(list: readonly T[], ...tests: ((one: T) => boolean)[]): T | undefined {
  for (const test of tests) {
    const found = list.find(test);
    if (found) return found;
  }
  return undefined;
}

function investmentOf(
  money: readonly Investment[],
  own: string | undefined,
  isBeside: (one: Investment) => boolean,
  isOwn: (one: Investment) => boolean,
): Investment | undefined {
  const paid = money.filter(({ isPrice }) => !isPrice);
  return firstOf(
    paid.length > 0 ? paid : money,
    ({ phase }) => own !== undefined && phase === own,
    isOwn,
    ({ isTotal, phase }) => isTotal && phase === undefined,
    (one) => one.phase === undefined && isBeside(one),
    ({ phase }) => phase === undefined,
    ({ phase }) => phase === '一' || money.length === 1,
  );
}

export function factsOf(story: Story, frame: Frame): FrameFacts {
  const texts = frame.spans.map(({ start, end }) => ({ text: story.plain.slice(start, end), start }));
  const money = texts.flatMap(({ text, start }) => investmentsIn(text, start));
  const phase = phaseOf(story.plain, frame.project);
  const areas = texts
    .flatMap(({ text, start }) => areasIn(text, start))
    .filter(({ start }) => !isOfOtherPhase(story.plain, start, phase));
  const isBeside = ({ start }: Span) => frame.project !== undefined && !/[。\n]/.test(story.plain.slice(Math.min(start, frame.project.start), Math.max(start, frame.project.start))); // prettier-ignore
  const isOwn = ({ start }: Span) => isOfOwnPhase(story.plain, start, phase);
  const isWhole = ({ start }: Area) => /建筑面积/.test(story.plain.slice(start - 10, start));
  const isTotal = ({ start }: Area) => /(?<![一二三四]期[^,。;]{0,4})总建筑面积[^,。;\d]{0,6}$/.test(story.plain.slice(start - 16, start)); // prettier-ignore
  return {
    yuan: investmentOf(money.filter(({ currency }) => currency === 'CNY'), phase, isBeside, isOwn), // prettier-ignore
    foreign: investmentOf(money.filter(({ currency }) => currency !== 'CNY'), phase, isBeside, isOwn), // prettier-ignore
    land: firstOf(areas, ({ kind, start }) => kind === 'land' && isOfOwnPhase(story.plain, start, phase), ({ kind, isOwnUnit }) => kind === 'land' && isOwnUnit, ({ kind }) => kind === 'land'), // prettier-ignore
    floor: firstOf(areas, (one) => one.kind === 'floor' && isTotal(one), (one) => one.kind === 'floor' && isWhole(one), ({ kind }) => kind === 'floor'), // prettier-ignore
  };
}

/** What a relocation or a second phase is called when it has no other name. */
const MOVES = [
  /整体搬迁(?:项目)?|整体迁建|总部基地|迁建/,
  /新(?:工)?厂区?(?![房里内门])(?=[^,。;]{0,12}(?:奠基|开工|动工|投产|启用|竣工|落成|封顶|开业|揭幕))|[二三四]期(?:项目|工程|工厂|厂房)/,
  /(?<![分共园区城港谷])[二三四]期(?!\d*[号#栋幢]|[^,。;]{0,6}(?:将|拟|预计|计划|规划|预留|视|尚))/,
];

/** The only project of a story may have its name in the headline alone. */
function headline(story: Story): Span | undefined {
  const title = story.plain.slice(0, story.plain.indexOf('\n'));
  return projectNamesIn(title, 0).find(({ plain, isWeak }) => !isWeak && !/[个家]|园区?$/.test(plain));
}

export function projectOf(story: Story, frame: Frame, isOnly: boolean): Span | undefined {
  if (frame.project && !frame.project.isWeak) return frame.project;
  const named = isOnly ? headline(story) : undefined;
  if (named ?? frame.project) return named ?? frame.project;
  for (const words of MOVES)
    for (const { start, end } of [...frame.spans, ...frame.sentences]) {
      const text = story.plain.slice(start, end);
      const match = words.exec(text);
      // 一期已投产,二期刚动土: the whole is told of.
      if (match && !(/^[二三四]期$/.test(match[0]) && text.includes('一期')))
        return { start: start + match.index, end: start + match.index + match[0].length };
    }
  return undefined;
}
