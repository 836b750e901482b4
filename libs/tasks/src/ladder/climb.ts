import type { WorkingCalendar } from '@app/reference';
import { type LadderRules, rankOfRung, type RungName } from './ladder-rules.js';

export interface Climb {
  /** Rungs to climb now, lowest first. */
  fire: RungName[];
  /** When to look again; null when nothing is left. */
  next: Date | null;
}

/** `minutes` of working time after an instant, or before it when negative. */
export const shiftWorking = (at: Date, minutes: number, calendar: WorkingCalendar): Date =>
  minutes < 0 ? calendar.subtractWorkingMinutes(at, -minutes) : calendar.addWorkingMinutes(at, minutes);

/**
 * Which rungs a task climbs at `now`. One that was climbed, or lies below one that was, is never climbed again: also not
 * when the call was put off or the rules changed meanwhile.
 */
export function climb(
  rules: LadderRules,
  task: { due: Date; climbed: readonly RungName[] },
  now: Date,
  calendar: WorkingCalendar,
): Climb {
  const top = Math.max(-1, ...task.climbed.map(rankOfRung));
  const left = rules.rungs
    .filter(({ to }) => rankOfRung(to) > top)
    .map(({ to, minutes }) => ({ to, at: shiftWorking(task.due, minutes, calendar) }));
  const fire = left.filter(({ at }) => at <= now).map(({ to }) => to);
  return { fire, next: left.find(({ at }) => at > now)?.at ?? null };
}
