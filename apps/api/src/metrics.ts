import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Outbox } from '@app/audit';
import { Database } from '@app/platform';

/** Numbers for Prometheus: the process's own, and how far the flow is behind. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly waiting = new Gauge({
    name: 'plotline_outbox_waiting',
    help: 'Events not yet handed to the queue',
    registers: [this.registry],
  });
  private readonly oldest = new Gauge({
    name: 'plotline_outbox_oldest_seconds',
    help: 'Age of the oldest such event',
    registers: [this.registry],
  });
  private readonly overdue = new Gauge({
    name: 'plotline_tasks_overdue',
    help: 'Open tasks past their time',
    registers: [this.registry],
  });
  private readonly quarantined = new Gauge({
    name: 'plotline_inquiries_quarantined',
    help: 'Inquiries waiting for review',
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  async text(): Promise<string> {
    const { waiting, oldestMs } = await this.outbox.lag();
    const [row] = await this.database.query<{ overdue: number; quarantined: number }>(
      `select (select count(*)::int from task where status = 'open' and due_at < now()) as overdue,
         (select count(*)::int from inquiry where status = 'quarantined') as quarantined`,
    );
    this.waiting.set(waiting);
    this.oldest.set(oldestMs / 1000);
    this.overdue.set(row!.overdue);
    this.quarantined.set(row!.quarantined);
    return this.registry.metrics();
  }
}
