import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ArticlesModule } from '@app/articles';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import { ListingsModule } from '@app/listings';
import { MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { TasksModule } from '@app/tasks';
import { UsersModule } from '@app/users';
import { CalendarWatch } from './calendar-watch.js';
import { ClockJobs } from './clock-jobs.js';
import { ClockWatch } from './clock-watch.js';
import { FlowRunner } from './flow-runner.js';
import { Handlers, processors } from './handlers.js';
import { ImportRuntime } from './import-runtime.js';
import { JobGuard } from './job-guard.js';
import { JobWork } from './job-work.js';
import { ModelRuntime } from './model-runtime.js';
import { Quarantines, quarantineStart } from './quarantines.js';
import { QueueRuntime } from './queue-runtime.js';
import { Relay } from './relay.js';
import { RematchLeads } from './rematch-leads.js';
import { ReminderRuntime } from './reminder-runtime.js';
import { SourceRuntime } from './source-runtime.js';
import { TellFits } from './tell-fits.js';
import { WorkerRuntime } from './worker-runtime.js';

/** Everything that happens later. No controllers; it starts and stops with its process. */
@Module({
  imports: [
    AuditModule,
    ArticlesModule,
    UsersModule,
    LeadsModule,
    ListingsModule,
    MatchingModule,
    NotificationsModule,
    TasksModule,
  ],
  providers: [
    CalendarWatch,
    ClockJobs,
    ClockWatch,
    FlowRunner,
    Handlers,
    ImportRuntime,
    JobGuard,
    JobWork,
    ModelRuntime,
    Quarantines,
    quarantineStart,
    QueueRuntime,
    Relay,
    RematchLeads,
    ReminderRuntime,
    SourceRuntime,
    TellFits,
    WorkerRuntime,
    ...processors,
  ],
})
export class WorkerModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(@Inject(WorkerRuntime) private readonly runtime: WorkerRuntime) {}

  onApplicationBootstrap(): Promise<void> {
    return this.runtime.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.runtime.stop();
  }
}
