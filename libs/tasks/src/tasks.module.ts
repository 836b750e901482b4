import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule } from '@app/leads';
import { Assignment } from './assignment.entity.js';
import { Assignments } from './assignments.service.js';
import { Call } from './call.entity.js';
import { OfficeCalendar } from './office-calendar.js';
import { Task } from './task.entity.js';
import { TasksRepository } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';

@Module({
  imports: [LeadsModule, TypeOrmModule.forFeature([Task, Call, Assignment])],
  providers: [Assignments, OfficeCalendar, Tasks, TasksRepository],
  exports: [Assignments, OfficeCalendar, Tasks, TasksRepository],
})
export class TasksModule {}
