import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows } from '@app/platform';
import { type IsoDay, WorkingCalendar, type WorkingHours } from '@app/reference';

/** How long a read of the admin's table is good for, in ms. */
const FRESH = 60_000;

/** The working calendar under the admin's days (`calendar_day`), read again every minute. */
@Injectable()
export class OfficeCalendar {
  private calendar?: WorkingCalendar;
  private readAt = 0;

  constructor(private readonly database: Database) {}

  async read(reads: Reads = this.database): Promise<WorkingCalendar> {
    if (!this.calendar || Date.now() - this.readAt > FRESH) {
      const days = await rows<{ day: string; working: boolean }>(
        reads,
        `select day::text, kind = 'workday' as working from calendar_day`,
      );
      this.calendar = new WorkingCalendar({ overrides: days });
      this.readAt = Date.now();
    }
    return this.calendar;
  }

  /** The same with one person's week, hours and leave. */
  async ofPerson(userId: string, reads: Reads = this.database): Promise<WorkingCalendar> {
    const office = await this.read(reads);
    const [person] = await rows<PersonalTime>(
      reads,
      `select hours, weekdays, (select coalesce(json_agg(json_build_object('from', from_day, 'to', to_day)), '[]')
         from user_leave where user_leave.user_id = app_user.id) as leave from app_user where id = $1`,
      [userId],
    );
    const { hours, weekdays, leave } = person ?? {};
    return office.ofPerson({ hours: hours ?? undefined, weekdays: weekdays ?? undefined, leave });
  }

  /** After the admin's days changed. */
  forget(): void {
    this.calendar = undefined;
  }
}

interface PersonalTime {
  hours: WorkingHours | null;
  weekdays: number[] | null;
  leave: { from: IsoDay; to: IsoDay }[];
}
