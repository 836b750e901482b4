import { areasIn } from './areas.js';
import type { Frame } from './frame.js';
import { investmentsIn } from './money.js';
import type { Reading } from './reading.js';
import { newestEvent, stageEventsIn, type StageEvent } from './stages.js';
import type { Story } from './story.js';

/** The newest event of one project: its own, else the ceremony the whole article reports. */
export function stageOf({ story, scope, frames }: Reading, frame: Frame): StageEvent | undefined {
  const own = frame.spans.flatMap(({ start, end }) => stageEventsIn(story.plain.slice(start, end), start));
  const strong = newestEvent(own.filter(({ isWeak }) => !isWeak));
  const shared = newestEvent(scope.filter(({ isWeak, stage }) => !isWeak && (stage !== '终止' || frames.length === 1)));
  return strong ?? shared ?? newestEvent(own) ?? newestEvent(scope);
}

/** A framework agreement alone is no project. */
const isMove = ({ stage, isWeak }: StageEvent): boolean => stage !== '签约' && (!isWeak || stage === '落地');

/** A name, money, an area or a move: without one of them a firm is only mentioned. */
export function hasFacts(story: Story, frame: Frame): boolean {
  if (frame.project !== undefined) return true;
  return frame.spans.some(({ start, end }) => {
    const text = story.plain.slice(start, end);
    return investmentsIn(text, 0).length > 0 || areasIn(text, 0).length > 0 || stageEventsIn(text, 0).some(isMove);
  });
}
