import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, type Tx } from '@app/platform';
import { DEFAULT_HOURS } from '@app/reference';
import type { Me } from './me.js';
import { OfficeCalendar } from './office-calendar.js';
import { assertHours, assertMayPlan, lookAtCalls } from './person-time.js';

export interface WorkingWeek {
  /** `HH:MM` spans in order; null = the office's. */
  hours: [string, string][] | null;
  /** 1 = Monday … 7; null = the office's. */
  weekdays: number[] | null;
}

export interface WorkingWeekView extends WorkingWeek {
  office: [string, string][];
  /** When they are at work next, leave and holidays apart; now, while they are. */
  next: Date;
}

/** Each person's own week: first calls, steps and reminders are timed by it. */
@Injectable()
export class WorkingWeeks {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** @throws NotFound for somebody else's */
  async ofUser(me: Me, userId: string): Promise<WorkingWeekView> {
    await assertMayPlan(me, userId, this.database.query.bind(this.database));
    const [week] = await this.database.query<WorkingWeek>(`select hours, weekdays from app_user where id = $1`, [
      userId,
    ]);
    const calendar = await this.calendar.ofPerson(userId);
    const office = DEFAULT_HOURS.map(([from, to]): [string, string] => [from, to]);
    return { ...week!, office, next: calendar.nextWorkingTime(this.clock.now()) };
  }

  /** @throws NotFound, Invalid `hours_invalid` */
  async write(tx: Tx, me: Me, userId: string, { hours, weekdays }: WorkingWeek): Promise<void> {
    await assertMayPlan(me, userId, tx.query.bind(tx));
    if (hours) assertHours(hours);
    await tx.query(`update app_user set hours = $2, weekdays = $3 where id = $1`, [
      userId,
      hours && JSON.stringify(hours),
      weekdays && [...new Set(weekdays)].sort(),
    ]);
    await lookAtCalls(tx, userId);
    await this.events.record(tx, {
      type: 'user.edited',
      actorId: me.id,
      subjectId: userId,
      data: { keys: ['hours', 'weekdays'] },
    });
  }
}
