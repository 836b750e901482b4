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
  private readonly failing = new Gauge({
    name: 'plotline_sources_failing',
    help: 'News sources whose last run met a problem',
    registers: [this.registry],
  });
  private readonly fetches = new Gauge({
    name: 'plotline_page_fetches_hour',
    help: 'Requests for news within the last hour, by how they ended',
    labelNames: ['outcome'],
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
    const [row] = await this.database.query<{ overdue: number; quarantined: number; failing: number }>(
      `select (select count(*)::int from task where status = 'open' and due_at < now()) as overdue,
         (select count(*)::int from inquiry where status = 'quarantined') as quarantined,
         (select count(*)::int from source where problem is not null and paused_at is null) as failing`,
    );
    const fetches = await this.database.query<{ outcome: string; count: number }>(
      `select outcome, count(*)::int as count from page_fetch where at > now() - interval '1 hour' group by outcome`,
    );
    this.waiting.set(waiting);
    this.oldest.set(oldestMs / 1000);
    this.overdue.set(row!.overdue);
    this.quarantined.set(row!.quarantined);
    this.failing.set(row!.failing);
    this.fetches.reset();
    for (const { outcome, count } of fetches) this.fetches.set({ outcome }, count);
    return this.registry.metrics();
  }
}
