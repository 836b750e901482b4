import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { NotFound, Unavailable } from './errors.js';
import type { Logger } from './logger.js';
import { createQueue } from './queue.js';
import type { Settings } from './settings.js';
import { LOGGER, SETTINGS } from './tokens.js';

/** Every queue of the system: what follows events, what the clock asks for, imports, models that are asked, reminders, and sources of news. */
export const QUEUE_NAMES = ['flow', 'clock', 'imports', 'models', 'reminders', 'sources'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface QueueState {
  name: QueueName;
  paused: boolean;
  waiting: number;
  active: number;
  /** For a later moment: tries after a failure, ticks of the clock. */
  delayed: number;
  /** Processes that work on it. */
  workers: number;
  /** Age in ms of the job that waits longest; 0 = none waits. */
  oldestMs: number;
}

/** ms after which a queue server that does not answer is called away. */
const PATIENCE = 3000;

/** The queues as an administrator sees them. They are opened when somebody looks, not before. */
@Injectable()
export class QueueRoom implements OnModuleDestroy {
  private readonly open = new Map<QueueName, Queue>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings & { databaseUrl: string },
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close().catch(() => undefined)));
  }

  queues(): Queue[] {
    return QUEUE_NAMES.map((name) => this.queue(name));
  }

  /** @throws Unavailable when the queue's server does not answer */
  states(): Promise<QueueState[]> {
    return this.answering(Promise.all(QUEUE_NAMES.map((name) => this.state(name))));
  }

  /** @throws NotFound for a queue that there is not */
  async setPaused(name: string, paused: boolean): Promise<void> {
    const known = QUEUE_NAMES.find((each) => each === name);
    if (!known) throw new NotFound('queue_not_found', '没有这个队列，请刷新页面');
    const queue = this.queue(known);
    await this.answering(paused ? queue.pause() : queue.resume());
  }

  private queue(name: QueueName): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const queue = createQueue(name, this.settings);
    queue.on('error', (error) => this.logger.warn({ err: error }, 'queue connection'));
    this.open.set(name, queue);
    return queue;
  }

  private async state(name: QueueName): Promise<QueueState> {
    const queue = this.queue(name);
    const [paused, counts, workers, oldest] = await Promise.all([
      queue.isPaused(),
      queue.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
      queue.getWorkersCount(),
      queue.getJobs(['wait'], 0, 0, true),
    ]);
    const { wait = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
    const since = oldest[0]?.timestamp;
    const oldestMs = since ? Math.max(0, Date.now() - since) : 0;
    return { name, paused, waiting: wait + prioritized, active, delayed, workers, oldestMs };
  }

  private async answering<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(new Unavailable('queue_away', '队列服务没有应答，请检查后再试')), PATIENCE);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }
}
