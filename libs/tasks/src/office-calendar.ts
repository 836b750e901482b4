import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows } from '@app/platform';
import { WorkingCalendar } from '@app/reference';

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
}
