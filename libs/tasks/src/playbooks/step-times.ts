import type { WorkingCalendar } from '@app/reference';
import type { PlaybookDefinition, PlaybookStep, StepWait } from './playbook-definition.js';

const MORNING = '09:30';

/** When a step falls when the one before ended at `from`: never before `from`, always in working time. */
export function stepDue({ minutes, days, on, time = MORNING }: StepWait, from: Date, calendar: WorkingCalendar): Date {
  if (minutes !== undefined) return calendar.addWorkingMinutes(from, minutes);
  let day = on ?? calendar.dayOf(from);
  for (let left = on ? 0 : (days ?? 1); left > 0; left--) day = calendar.nextWorkday(day);
  const due = calendar.nextWorkingTime(calendar.at(day, time));
  return due > from ? due : calendar.nextWorkingTime(from);
}

/** Steps and repeats in one row; undefined after the last. */
export function stepAt(definition: PlaybookDefinition, index: number): PlaybookStep | undefined {
  const { steps, repeat } = definition;
  if (index < steps.length) return steps[index];
  const last = steps.at(-1);
  if (!last || !repeat || index >= steps.length + repeat.times) return undefined;
  return { ...last, wait: { days: repeat.days } };
}

/** When all steps would fall for a lead that comes at `from`, each done when it is due. */
export function stepTimes(
  definition: PlaybookDefinition,
  from: Date,
  calendar: WorkingCalendar,
): { kind: string; title: string; due: Date }[] {
  const times: { kind: string; title: string; due: Date }[] = [];
  let at = from;
  for (let index = 0, step = stepAt(definition, 0); step; step = stepAt(definition, ++index)) {
    at = stepDue(step.wait, at, calendar);
    times.push({ kind: step.kind, title: step.title, due: at });
  }
  return times;
}
