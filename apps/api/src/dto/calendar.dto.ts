import { IsString, MaxLength } from 'class-validator';
import { IsDay } from '../http/is-day.js';
import { OptionalText } from '../http/text-field.js';

export class CalendarDayView {
  day: string;
  kind: 'workday' | 'holiday';
  name: string;
}

export class CalendarYearView {
  year: number;
  known: boolean;
  shipped: boolean;
  days: CalendarDayView[];
}

export class CalendarView {
  years: CalendarYearView[];
  /** Years that deadlines reach into and whose holidays nobody knows. */
  missing: number[];
}

export class SaveCalendarYear {
  /** One day or span a line, as the State Council's notice says it. */
  @IsString({ message: '应为文字' })
  @MaxLength(10_000, { message: '太长' })
  text: string;
}

export class AddLeave {
  @IsDay()
  from: string;
  @IsDay()
  to: string;
  @OptionalText(100)
  note?: string;
}

export class LeaveView {
  id: string;
  userId: string;
  from: string;
  to: string;
  note: string;
}

export class LeaveList {
  items: LeaveView[];
  next: string | null;
}
