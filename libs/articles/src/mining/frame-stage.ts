import { areasIn } from './areas.js';
import { isHistory, OFF } from './frame-cues.js';
import type { Frame } from './frame.js';
import { investmentsIn } from './money.js';
import type { Reading } from './reading.js';
import { newestEvent, stageEventsIn, type StageEvent } from './stages.js';
import { isOfOtherPhase, phaseOf } from './phases.js';
import { clauseAt, type Story } from './story.js';

/** A notice of what is to be built: halls rented in it are yet to be. */
const FILING = /备案|环境影响|环评|拟审批|受理/;

/** The newest event of one project: its own, else the ceremony the whole article reports. */
export function stageOf({ story, scope, frames, mentions }: Reading, frame: Frame): StageEvent | undefined {
  const phase = phaseOf(story.plain, frame.project);
  const own = frame.spans
    .flatMap(({ start, end }) => stageEventsIn(story.plain.slice(start, end), start))
    .filter((event) => !isOfOtherPhase(story.plain, event.start, phase) && !isAhead(story, event))
    .filter(({ start, end }) => !mentions.some((one) => one.start <= start && one.end >= end));
  const strong = newestEvent(own.filter(({ isWeak }) => !isWeak));
  const shared = newestEvent(scope.filter(({ isWeak, stage }) => !isWeak && (stage !== '终止' || frames.length === 1)));
  const before = frames.length === 1 ? leadIn(story, frame) : [];
  const isFiling = FILING.test(story.plain.slice(0, story.plain.indexOf('\n'))) && !strong;
  const told = newestEvent([...(strong ? [strong] : []), ...before.filter(({ isWeak }) => !isWeak)]);
  const section = newestEvent(sectionEvents(story, frame));
  if (isFiling) return newestEvent(scope.filter(({ stage }) => stage === '拟选址')) ?? told ?? newestEvent(own);
  return told ?? section ?? shared ?? newestEvent(own) ?? newestEvent(scope) ?? newestEvent(before);
}

/** 7月18日签约…,今年9月动工: a month after the story's own has not come. */
function isAhead({ plain, sentences }: Story, { start, stage }: StageEvent): boolean {
  if (stage === '拟选址' || stage === '终止') return false;
  const said = /(?<![\d去前]年?)(?:今年)?(\d{1,2})月(?:底|初|份|中旬)?[^,。;]{0,6}$/.exec(
    clauseBefore(plain, start),
  )?.[1];
  const opening = sentences.filter(({ isTitle }) => !isTitle)[0];
  const now = opening && /(?:^|[^\d年])(\d{1,2})月\d{1,2}日/.exec(plain.slice(opening.start, opening.end))?.[1];
  const gap = said && now ? Number(said) - Number(now) : 0;
  return gap > 0 && gap < 9;
}

const clauseBefore = (plain: string, at: number): string => plain.slice(clauseAt(plain, at).start, at);

const isMoved = (text: string): boolean => stageEventsIn(text.replace(LONG_AGO, ''), 0).some(isMove);

const LIST_HEAD =
  /[:]\s*$|^\s*[一二三四五六七八九十]{1,2}、[^,。;]{2,16}\s*$|^\s*【[^】]{2,16}】\s*$|^\s*(?:[★■◆●▲▶#※☆]\s*)?[^,。;:、公司]{2,12}\s*$/;

/** What a list of projects says once for all of them: 集中竣工的有:…;…. */
function sectionEvents(story: Story, { spans }: Frame): StageEvent[] {
  const from = spans[0]?.start ?? 0;
  const at = story.sentences.findIndex(({ start, end }) => from >= start && from < end);
  const own = story.sentences[at];
  if (!own) return [];
  const lead = /^[^:。]{2,24}[:]/.exec(own.text)?.[0];
  const inside = lead && own.start + lead.length <= from + lead.length ? stageEventsIn(lead, own.start) : [];
  if (inside.length > 0) return inside;
  const head = story.sentences
    .slice(Math.max(1, at - 12), at)
    .reverse()
    .find(({ text }) => LIST_HEAD.test(text));
  return head ? stageEventsIn(head.text, head.start) : [];
}

/** What happens before the story's only project is named: 主体结构全面封顶 … 这座工厂的业主是…. */
function leadIn(story: Story, { spans }: Frame): StageEvent[] {
  const from = spans[0]?.start ?? 0;
  return story.sentences
    .filter(({ end, isTitle, text }) => !isTitle && end <= from && !OFF.test(text) && !isHistory(text))
    .flatMap(({ text, start }) => stageEventsIn(text, start))
    .filter(({ stage }) => stage !== '终止');
}

/** A framework agreement alone is no project. */
const isMove = ({ stage, isWeak }: StageEvent): boolean => stage !== '签约' && (!isWeak || stage === '落地');
/** 企业于2022年建成投产: where the firm comes from, no news. */
const LONG_AGO = /(?:20\d\d年(?!\d{1,2}月\d))[^,。;]{0,8}(?:建成|投产|落户|落地|入驻|成立)/;

/** A name, money, an area or a move: without one of them a firm is only mentioned. */
export function hasFacts(story: Story, frame: Frame): boolean {
  if (frame.project !== undefined) return true;
  return hasSubstance(story, frame) || frame.spans.some(({ start, end }) => isMoved(story.plain.slice(start, end))); // prettier-ignore
}

/** Money or an area of its own. */
export const hasSubstance = (story: Story, frame: Frame): boolean =>
  frame.spans.some(({ start, end }) => {
    const text = story.plain.slice(start, end);
    return investmentsIn(text, 0).length > 0 || areasIn(text, 0).length > 0;
  });
