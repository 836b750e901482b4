import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule } from '@app/leads';
import { Assignment } from './assignment.entity.js';
import { Assignments } from './assignments.service.js';
import { Call } from './call.entity.js';
import { CalendarFeeds } from './calendar-feed/calendar-feeds.js';
import { Ladder } from './ladder/ladder.js';
import { LadderSettings } from './ladder/ladder-settings.js';
import { MovedFirstCall } from './moved-first-call.js';
import { PlaybookRuns } from './playbooks/playbook-runs.js';
import { Playbooks } from './playbooks/playbooks.js';
import { RoutingFacts } from './routing/routing-facts.js';
import { RoutingReplay } from './routing/routing-replay.js';
import { RoutingSettings } from './routing/routing-settings.js';
import { Deals } from './service/deals.js';
import { Tickets } from './service/tickets.js';
import { TicketsRepository } from './service/tickets-repository.js';
import { Task } from './task.entity.js';
import { TasksRepository } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';

@Module({
  imports: [LeadsModule, TypeOrmModule.forFeature([Task, Call, Assignment])],
  providers: [
    Assignments,
    CalendarFeeds,
    Deals,
    Ladder,
    LadderSettings,
    MovedFirstCall,
    PlaybookRuns,
    Playbooks,
    RoutingFacts,
    RoutingReplay,
    RoutingSettings,
    Tasks,
    TasksRepository,
    Tickets,
    TicketsRepository,
  ],
  exports: [
    Assignments,
    CalendarFeeds,
    Deals,
    Ladder,
    LadderSettings,
    MovedFirstCall,
    PlaybookRuns,
    Playbooks,
    RoutingFacts,
    RoutingReplay,
    RoutingSettings,
    Tasks,
    TasksRepository,
    Tickets,
    TicketsRepository,
  ],
})
export class TasksModule {}
