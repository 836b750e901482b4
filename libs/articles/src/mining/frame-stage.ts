import { areasIn } from './areas.js';
import { HISTORY, OFF } from './frame-cues.js';
import type { Frame } from './frame.js';
import { investmentsIn } from './money.js';
import type { Reading } from './reading.js';
import { newestEvent, stageEventsIn, type StageEvent } from './stages.js';
import { isOfOtherPhase, phaseOf } from './phases.js';
import type { Story } from './story.js';

/** The newest event of one project: its own, else the ceremony the whole article reports. */
export function stageOf({ story, scope, frames }: Reading, frame: Frame): StageEvent | undefined {
  const phase = phaseOf(story.plain, frame.project);
  const own = frame.spans
    .flatMap(({ start, end }) => stageEventsIn(story.plain.slice(start, end), start))
    .filter(({ start }) => !isOfOtherPhase(story.plain, start, phase));
  const strong = newestEvent(own.filter(({ isWeak }) => !isWeak));
  const shared = newestEvent(scope.filter(({ isWeak, stage }) => !isWeak && (stage !== '终止' || frames.length === 1)));
  const told = frames.length === 1 ? newestEvent([...(strong ? [strong] : []), ...leadIn(story, frame)]) : strong;
  return told ?? shared ?? newestEvent(own) ?? newestEvent(scope);
}

/** What happens before the story's only project is named: 主体结构全面封顶 … 这座工厂的业主是…. */
function leadIn(story: Story, { spans }: Frame): StageEvent[] {
  const from = spans[0]?.start ?? 0;
  return story.sentences
    .filter(({ end, isTitle, text }) => !isTitle && end <= from && !OFF.test(text) && !HISTORY.test(text))
    .flatMap(({ text, start }) => stageEventsIn(text, start))
    .filter(({ isWeak, stage }) => !isWeak && stage !== '终止');
}

/** A framework agreement alone is no project. */
const isMove = ({ stage, isWeak }: StageEvent): boolean => stage !== '签约' && (!isWeak || stage === '落地');

/** A name, money, an area or a move: without one of them a firm is only mentioned. */
export function hasFacts(story: Story, frame: Frame): boolean {
  if (frame.project !== undefined) return true;
  return hasSubstance(story, frame) || frame.spans.some(({ start, end }) => stageEventsIn(story.plain.slice(start, end), 0).some(isMove)); // prettier-ignore
}

/** Money or an area of its own. */
export const hasSubstance = (story: Story, frame: Frame): boolean =>
  frame.spans.some(({ start, end }) => {
    const text = story.plain.slice(start, end);
    return investmentsIn(text, 0).length > 0 || areasIn(text, 0).length > 0;
  });
