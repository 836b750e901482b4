import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, Invalid } from '@app/platform';
import { CalendarDays, Can, Leaves, type Me, OfficeCalendar, WorkingWeeks } from '@app/users';
import { AddLeave, CalendarView, LeaveList, LeaveView, SaveCalendarYear } from './dto/calendar.dto.js';
import { WorkingWeekBody, WorkingWeekView } from './dto/working-week.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** The year's days off and make-up days, and when people are away. */
@ApiTags('calendar')
@Controller('api/v1')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly days: CalendarDays,
    private readonly leaves: Leaves,
    private readonly office: OfficeCalendar,
    private readonly weeks: WorkingWeeks,
  ) {}

  @Can('setting.edit')
  @Get('settings/calendar')
  async read(): Promise<CalendarView> {
    return { years: await this.days.years(), missing: await this.days.missingYears() };
  }

  @Can('setting.edit')
  @Put('settings/calendar/:year')
  async write(
    @SignedInUser() me: Me,
    @Param('year', ParseIntPipe) year: number,
    @Body() body: SaveCalendarYear,
  ): Promise<CalendarView> {
    if (year < 2020 || year > 2100) throw new Invalid('year_invalid', '年份要在 2020 到 2100 之间');
    await this.database.transaction((tx) => this.days.replaceYear(tx, me, year, body.text));
    this.office.forget();
    return this.read();
  }

  @Can('lead.view')
  @Get('users/:id/working-week')
  weekOf(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<WorkingWeekView> {
    return this.weeks.ofUser(me, id);
  }

  @Can('lead.view')
  @Put('users/:id/working-week')
  async setWeek(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WorkingWeekBody,
  ): Promise<WorkingWeekView> {
    await this.database.transaction((tx) => this.weeks.write(tx, me, id, body));
    this.office.forget();
    return this.weeks.ofUser(me, id);
  }

  @Can('lead.view')
  @Get('users/:id/leaves')
  async leavesOf(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<LeaveList> {
    return { items: await this.leaves.ofUser(me, id), next: null };
  }

  @Can('lead.view')
  @Post('users/:id/leaves')
  async addLeave(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddLeave,
  ): Promise<LeaveView> {
    const leave = await this.database.transaction((tx) => this.leaves.add(tx, me, id, body));
    this.office.forget();
    return leave;
  }

  @Can('lead.view')
  @Delete('users/:id/leaves/:leaveId')
  @HttpCode(204)
  async removeLeave(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('leaveId', ParseUUIDPipe) leaveId: string,
  ): Promise<void> {
    await this.database.transaction((tx) => this.leaves.remove(tx, me, id, leaveId));
    this.office.forget();
  }
}
