import { Inject, Injectable } from '@nestjs/common';
import { EventSeal, Handled, Outbox } from '@app/audit';
import { PoolSweep } from '@app/leads';
import { Database, LOGGER, type Logger } from '@app/platform';
import { Assignments, Deals, Ladder, Tasks, Tickets } from '@app/tasks';
import { followers } from './flow.js';
import type { ClockJobName } from './jobs.js';
import { RematchLeads } from './rematch-leads.js';

/** What the clock asks for. Each is safe to run at any moment and twice. */
@Injectable()
export class ClockJobs {
  constructor(
    private readonly assignments: Assignments,
    private readonly database: Database,
    private readonly deals: Deals,
    private readonly eventSeal: EventSeal,
    private readonly handled: Handled,
    private readonly ladder: Ladder,
    private readonly outbox: Outbox,
    private readonly poolSweep: PoolSweep,
    private readonly rematch: RematchLeads,
    private readonly tasks: Tasks,
    private readonly tickets: Tickets,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(name: ClockJobName): Promise<void> {
    switch (name) {
      case 'reconcile':
        return this.reconcile();
      case 'mark-overdue':
        await this.database.transaction((tx) => this.tasks.markOverdue(tx));
        return;
      case 'climb':
        await this.ladder.run();
        return;
      case 'drain-waiting':
        await this.assignments.drain();
        return;
      case 'sweep-pool':
        await this.poolSweep.run();
        return;
      case 'service':
        await this.database.transaction((tx) => this.tickets.markOverdue(tx));
        await this.database.transaction((tx) => this.deals.giveNotices(tx));
        return;
      case 'rematch':
        await this.rematch.run();
        return;
      case 'seal-events':
        await this.eventSeal.seal();
    }
  }

  /** Finds what a lost queue left undone: events whose follower never ran, and leads that nobody has a step for. */
  private async reconcile(): Promise<void> {
    const missing = await this.handled.missing(followers, 500);
    if (missing.length > 0) {
      this.logger.warn({ events: missing.length }, 'events without their follower; handing them over again');
      await this.database.transaction((tx) => this.outbox.putBack(tx, missing));
    }
    await this.database.transaction((tx) => this.handled.beat(tx, followers));
    await this.database.transaction(async (tx) => {
      const { never, over } = await this.tasks.leadsWithoutTask(tx, 200);
      if (never.length > 0) this.logger.warn({ leads: never.length }, 'leads without a task; making their first calls');
      await this.tasks.ensureFirstCalls(tx, never);
      if (over.length > 0) this.logger.warn({ leads: over.length }, 'leads whose tasks are all over; taking them up');
      await this.tasks.takeUpAgain(tx, over);
    });
  }
}
