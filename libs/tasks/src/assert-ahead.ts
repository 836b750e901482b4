import { Invalid } from '@app/platform';

/** A form may stand open for a while, and clocks differ. */
const TOLERANCE = 10 * 60_000;

/** What is planned lies ahead. @throws Invalid `time_past` naming the field */
export function assertAhead(at: Date, now: Date, field: string): void {
  if (at.getTime() >= now.getTime() - TOLERANCE) return;
  const message = '这个时间已经过去，请选以后的时间';
  throw new Invalid('time_past', message, [{ field, message }]);
}
