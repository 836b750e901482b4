import type { WorkingCalendar } from '@app/reference';
import { type LadderRules, rankOfRung, type RungName } from './ladder-rules.js';

export interface Climb {
  /** Rungs to climb now, lowest first. */
  fire: RungName[];
  /** When to look again; null when nothing is left. */
  next: Date | null;
}

const STEP = 30 * 60_000;
/** A month of closed days is longer than any holiday. */
const MOST_STEPS = 1500;

/** `minutes` of working time after an instant, or before it when negative. */
export function shiftWorking(at: Date, minutes: number, calendar: WorkingCalendar): Date {
  if (minutes >= 0) return calendar.addWorkingMinutes(at, minutes);
  let from = new Date(at.getTime() + minutes * 60_000);
  for (let step = 0; step < MOST_STEPS; step++) {
    const missing = -minutes - calendar.workingMinutesBetween(from, at);
    if (missing <= 0) return from;
    from = new Date(from.getTime() - (calendar.isWorkingTime(from) ? missing * 60_000 : STEP));
  }
  return from;
}

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
