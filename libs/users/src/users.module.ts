import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarDays } from './calendar-days.js';
import { Directory } from './directory.js';
import { Leaves } from './leaves.js';
import { OfficeCalendar } from './office-calendar.js';
import { Session } from './session.entity.js';
import { Sessions } from './sessions.js';
import { Team } from './team.entity.js';
import { User } from './user.entity.js';
import { WorkingWeeks } from './working-weeks.js';
import { Users } from './users.service.js';

/** Global, because every edge asks who is calling. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User, Team, Session])],
  providers: [Users, Sessions, Directory, CalendarDays, Leaves, OfficeCalendar, WorkingWeeks],
  exports: [Users, Sessions, Directory, CalendarDays, Leaves, OfficeCalendar, WorkingWeeks],
})
export class UsersModule {}
