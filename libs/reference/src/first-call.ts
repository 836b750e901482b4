import type { WorkingCalendar } from './working-calendar.js';

/** What a visitor is promised: working minutes within hours, else a time on the next working day. */
export interface FirstCallPromise {
  withinMinutes: number;
  outOfHoursBy: string;
}
export const FIRST_CALL: FirstCallPromise = { withinMinutes: 30, outOfHoursBy: '09:30' };

/**
 * When the first call is due. Received in hours: `withinMinutes` of working time later (17:50 → 09:20 the next working
 * day). Received out of hours (lunch counts as in the day: minutes start after it): by `outOfHoursBy` of the day itself
 * when it is worked and not yet open, else of the next working day.
 */
export function firstCallDue(
  receivedAt: Date,
  calendar: WorkingCalendar,
  promise: FirstCallPromise = FIRST_CALL,
): Date {
  const day = calendar.dayOf(receivedAt);
  const opensAt = calendar.nextWorkingTime(receivedAt);
  if (calendar.dayOf(opensAt) === day && (calendar.isWorkingTime(receivedAt) || isAfterOpening(receivedAt, calendar)))
    return calendar.addWorkingMinutes(receivedAt, promise.withinMinutes);
  return calendar.at(calendar.dayOf(opensAt), promise.outOfHoursBy);
}

const isAfterOpening = (at: Date, calendar: WorkingCalendar): boolean =>
  calendar.workingMinutesBetween(calendar.at(calendar.dayOf(at), '00:00'), at) > 0;
