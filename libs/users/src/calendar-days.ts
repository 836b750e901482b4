import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, Invalid, type Tx } from '@app/platform';
import { WorkingCalendar } from '@app/reference';
import type { Me } from './me.js';
import { OfficeCalendar } from './office-calendar.js';
import { readDayList } from './read-day-list.js';

export interface CalendarDay {
  /** ISO day. */
  day: string;
  kind: 'workday' | 'holiday';
  name: string;
}

export interface CalendarYear {
  year: number;
  /** Whether the holidays of the year are known, from the shipped table or from the admin's list. */
  known: boolean;
  /** Only the shipped table knows it: nothing has to be done. */
  shipped: boolean;
  days: CalendarDay[];
}

/** The admin's days: corrections of the shipped table, and whole years that it does not know yet. */
@Injectable()
export class CalendarDays {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly office: OfficeCalendar,
  ) {}

  /** This year, the next and the last, with the admin's own days. */
  async years(): Promise<CalendarYear[]> {
    const days = await this.database.query<CalendarDay>(
      `select day::text, kind, name from calendar_day order by calendar_day.day`,
    );
    const [calendar, shipped] = [await this.office.read(), new WorkingCalendar()];
    const now = this.thisYear();
    return [now, now + 1, now - 1].map((year) => ({
      year,
      known: calendar.hasDataFor(year),
      shipped: shipped.hasDataFor(year),
      days: days.filter(({ day }) => day.startsWith(`${year}-`)),
    }));
  }

  /**
   * Years that deadlines reach into and whose holidays nobody knows: this year, and from October on the next (the State
   * Council publishes it in autumn).
   */
  async missingYears(): Promise<number[]> {
    const calendar = await this.office.read();
    const year = this.thisYear();
    const late = this.clock.now().toLocaleString('en-US', { timeZone: 'Asia/Shanghai', month: 'numeric' });
    const wanted = Number(late) >= 10 ? [year, year + 1] : [year];
    return wanted.filter((one) => !calendar.hasDataFor(one));
  }

  /**
   * Puts a year's days in the place of those kept for it.
   * @throws Invalid naming each line that is no day of that year
   */
  async replaceYear(tx: Tx, me: Me, year: number, text: string): Promise<number> {
    const { days, problems } = readDayList(text, year);
    if (problems.length > 0) throw new Invalid('calendar_invalid', '有几行没看懂，请改正后再保存', problems);
    await tx.query(`delete from calendar_day where day >= make_date($1, 1, 1) and day < make_date($1 + 1, 1, 1)`, [
      year,
    ]);
    await tx.query(
      `insert into calendar_day (day, kind, name) select * from unnest($1::date[], $2::text[], $3::text[])`,
      [days.map(({ day }) => day), days.map(({ kind }) => kind), days.map(({ name }) => name)],
    );
    await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'calendar', year } });
    return days.length;
  }

  private thisYear(): number {
    return Number(this.clock.now().toLocaleString('en-US', { timeZone: 'Asia/Shanghai', year: 'numeric' }));
  }
}
