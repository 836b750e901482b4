import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows } from '@app/platform';
import { type IsoDay, WorkingCalendar, type WorkingHours } from '@app/reference';

/** How long a read of the admin's days and of people's hours is good for, in ms. */
const FRESH = 60_000;

interface Known {
  office: WorkingCalendar;
  /** Only who has hours, a week or leave of their own. */
  people: Map<string, { plans: WorkingCalendar; calls: WorkingCalendar }>;
  readAt: number;
}

/** Working time: the office's under the admin's days (`calendar_day`), and each person's. Read again every minute. */
@Injectable()
export class OfficeCalendar {
  private known?: Known;

  constructor(private readonly database: Database) {}

  async read(reads: Reads = this.database): Promise<WorkingCalendar> {
    return (await this.fresh(reads)).office;
  }

  /** One person's week, hours and leave: what is planned for them falls into it. Nobody's (null) is the office's. */
  async ofPerson(userId: string | null, reads: Reads = this.database): Promise<WorkingCalendar> {
    const { office, people } = await this.fresh(reads);
    return people.get(userId ?? '')?.plans ?? office;
  }

  /**
   * The same without leave, for first calls and their ladder: a customer who was promised a call does not wait until a leave
   * is over, so whoever is above hears of it in time.
   */
  async ofCaller(userId: string | null, reads: Reads = this.database): Promise<WorkingCalendar> {
    const { office, people } = await this.fresh(reads);
    return people.get(userId ?? '')?.calls ?? office;
  }

  /** After the admin's days, or somebody's hours or leave changed. */
  forget(): void {
    this.known = undefined;
  }

  private async fresh(reads: Reads): Promise<Known> {
    if (!this.known || Date.now() - this.known.readAt > FRESH) this.known = await this.readAll(reads);
    return this.known;
  }

  private async readAll(reads: Reads): Promise<Known> {
    const readAt = Date.now();
    const overrides = await rows<{ day: string; working: boolean }>(
      reads,
      `select day::text, kind = 'workday' as working from calendar_day`,
    );
    const office = new WorkingCalendar({ overrides });
    const people: Known['people'] = new Map();
    for (const { id, leave, ...own } of await rows<PersonalTime>(reads, PERSONAL)) {
      const week = { hours: own.hours ?? undefined, weekdays: own.weekdays ?? undefined };
      people.set(id, { plans: office.ofPerson({ ...week, leave }), calls: office.ofPerson(week) });
    }
    return { office, people, readAt };
  }
}

interface PersonalTime {
  id: string;
  hours: WorkingHours | null;
  weekdays: number[] | null;
  leave: { from: IsoDay; to: IsoDay }[];
}

/** Leave that is over says nothing of what is to come. */
const PERSONAL = `select app_user.id, app_user.hours, app_user.weekdays, coalesce(away.spans, '[]') as leave
  from app_user left join (
    select user_id, json_agg(json_build_object('from', from_day, 'to', to_day)) as spans from user_leave
    where to_day >= (now() at time zone 'Asia/Shanghai')::date - 7 group by user_id) as away on away.user_id = app_user.id
  where app_user.hours is not null or app_user.weekdays is not null or away.spans is not null`;
