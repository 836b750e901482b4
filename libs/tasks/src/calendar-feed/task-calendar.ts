import ical, { ICalCalendarMethod } from 'ical-generator';
import { maskPhones } from '@app/leads';

/** One open task as the feed tells it. */
export interface CalendarTask {
  id: string;
  title: string;
  due: Date;
  createdAt: Date;
  ref: string;
  company: string | null;
  /** The visitor's name, so that it can be taken out of the title. */
  contact: string | null;
}

const ZONE = 'Asia/Shanghai';
/** China has one zone and no summer time. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'DTSTART:19700101T000000',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
/** Minutes that a task takes in the calendar. */
const LENGTH = 30;

/**
 * Tasks as iCalendar. It leaves the house for a calendar that we do not keep: no phone number, and of people only the
 * company's name. The same tasks make the same text, so that a client may be told that nothing changed.
 */
export function taskCalendar(tasks: CalendarTask[]): string {
  const calendar = ical({
    name: '我的跟进',
    prodId: { company: 'Plotline', product: 'tasks', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: ZONE, generator: () => VTIMEZONE },
    ttl: 15 * 60,
  });
  for (const { id, title, due, createdAt, ref, company, contact } of tasks) {
    calendar.createEvent({
      id: `${id}@plotline`,
      stamp: createdAt,
      timezone: ZONE,
      start: wallTime(due),
      end: wallTime(new Date(due.getTime() + LENGTH * 60_000)),
      summary: `${withoutPerson(title, contact)} · ${company ?? ref}`,
      description: `线索 ${ref}`,
      alarms: [{ type: 'display' as never, trigger: 10 * 60 }],
    });
  }
  // The library writes stamps in the calendar's zone; RFC 5545 wants them in UTC.
  const stamps = tasks.map(({ createdAt }) => utcStamp(createdAt));
  return calendar.toString().replace(/^DTSTAMP:.*$/gm, () => `DTSTAMP:${stamps.shift()}`);
}

/** The library reads a date by the clock of the process: this one shows China's, wherever the process stands. */
function wallTime(at: Date): Date {
  const local = new Date(at.getTime() + 8 * 3_600_000);
  return new Date(
    local.getUTCFullYear(),
    local.getUTCMonth(),
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
  );
}

const utcStamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** 给张建国回电 → 给张**回电 */
function withoutPerson(title: string, contact: string | null): string {
  const name = contact?.trim();
  const shown = name && name.length > 1 ? title.replaceAll(name, `${name.slice(0, 1)}**`) : title;
  return maskPhones(shown);
}
