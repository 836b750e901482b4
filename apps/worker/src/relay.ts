import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { FailedJobs, Outbox, OUTBOX_CHANNEL, type OutboxEvent } from '@app/audit';
import { Database, LOGGER, type Logger, type Tx, WakeUps } from '@app/platform';
import { followersOf, type HandlerName, inNoHurry } from './flow.js';
import { freeJobId } from './free-job-id.js';
import { type FlowJob, flowJobOptions, type GuardedData, jobId, LET_GO } from './jobs.js';

/** Events handed over in one go, and ms between looks when nobody wakes the relay. */
const BATCH = 200;
const POLL = 1000;
/** ms from one look to the next when many wake it: what comes meanwhile goes together. Each bulk costs far more than a job. */
const BREATH = 100;

/**
 * Hands outbox rows to the queue: one job an event and follower. A row is deleted only after its jobs were added, in the
 * transaction that holds its lock; a crash between the two adds the same job ids again, which the queue ignores.
 */
@Injectable()
export class Relay {
  private running?: Promise<void>;
  private again = false;
  private timer?: NodeJS.Timeout;
  private stopListening?: () => void;

  constructor(
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly outbox: Outbox,
    private readonly wakeUps: WakeUps,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(queue: Queue): Promise<void> {
    this.timer = setInterval(() => this.wake(queue), POLL);
    this.stopListening = await this.wakeUps.on(OUTBOX_CHANNEL, () => this.wake(queue));
    this.wake(queue);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopListening?.();
    await this.running;
  }

  private wake(queue: Queue): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain(queue)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'relay stopped short; it tries again'))
      .then(() => sleep(BREATH))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake(queue);
        }
      });
  }

  private async drain(queue: Queue): Promise<void> {
    while ((await this.handOver(queue)) === BATCH);
  }

  /** @returns rows handed over */
  private handOver(queue: Queue): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx.query(LET_GO);
      const events = await this.outbox.claim(tx, BATCH);
      const jobs = events.filter(({ again }) => !again).flatMap(jobsOf);
      const back = events.filter(({ again }) => again);
      if (back.length > 0) jobs.push(...(await this.jobsAgain(tx, queue, back)));
      if (jobs.length > 0) await queue.addBulk(jobs);
      if (events.length > 0)
        await this.outbox.remove(
          tx,
          events.map(({ eventId }) => eventId),
        );
      return events.length;
    });
  }

  /** What is known to end its process goes into quarantine at once. */
  private async jobsAgain(tx: Tx, queue: Queue, events: OutboxEvent[]): Promise<FlowJobToAdd[]> {
    const eventIds = events.map(({ eventId }) => eventId);
    const known = await this.failedJobs.crashesOf(tx, eventIds);
    const crashed = new Set(known.map(({ handler, eventId }) => jobId(handler as HandlerName, eventId)));
    const jobs: FlowJobToAdd[] = [];
    for (const event of events)
      for (const handler of followersOf(event.type)) {
        const id = await freeJobId(queue, handler, event.eventId);
        if (id) jobs.push(jobOf(handler, id, event, crashed.has(jobId(handler, event.eventId)) ? { crashes: 0 } : {}));
      }
    return jobs;
  }
}

const jobOf = (handler: HandlerName, id: string, { eventId, requestId }: OutboxEvent, known: GuardedData = {}) => ({
  name: handler,
  data: { eventId, requestId, ...known } satisfies FlowJob,
  opts: { ...flowJobOptions, jobId: id, ...(inNoHurry.has(handler) ? { priority: 10 } : {}) },
});

type FlowJobToAdd = ReturnType<typeof jobOf>;

const jobsOf = (event: OutboxEvent): FlowJobToAdd[] =>
  followersOf(event.type).map((handler) => jobOf(handler, jobId(handler, event.eventId), event));
