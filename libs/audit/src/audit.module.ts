import { Global, Module } from '@nestjs/common';
import { EventSeal } from './event-seal.js';
import { Events } from './events.js';
import { FailedJobs } from './failed-jobs.js';
import { Handled } from './handled.js';
import { Outbox } from './outbox.js';
import { Timeline } from './timeline.js';

/** Global, because every domain records what it did. */
@Global()
@Module({
  providers: [Events, EventSeal, FailedJobs, Handled, Outbox, Timeline],
  exports: [Events, EventSeal, FailedJobs, Handled, Outbox, Timeline],
})
export class AuditModule {}
