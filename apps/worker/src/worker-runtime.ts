import { Inject, Injectable } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import {
  createQueue,
  createWorker,
  LOGGER,
  type Logger,
  type RunningSettings,
  SETTINGS,
  withRequestId,
} from '@app/platform';
import { ClockJobs } from './clock-jobs.js';
import type { HandlerName } from './flow.js';
import { FlowRunner } from './flow-runner.js';
import { JobGuard } from './job-guard.js';
import { type JobOrder, JobWork } from './job-work.js';
import { CLOCK_QUEUE, clockEvery, type ClockJobName, FLOW_QUEUE, type FlowJob, LOCK } from './jobs.js';
import { logErrors } from './log-errors.js';
import { Relay } from './relay.js';
import { setClock } from './set-clock.js';

/**
 * A worker that dies is noticed after `lockDuration`; its jobs run again. BullMQ lets a job fail for good that stalled
 * more than `maxStalledCount` (default 1) times: with two crashes a follow-up would be gone without a word. Innocent jobs
 * must survive any number of them, so the count is out of reach here, and `JobGuard` finds the one that is guilty. ms.
 */
const recovery = { lockDuration: LOCK, stalledInterval: 5_000, maxStalledCount: 1_000_000 };

/** Seconds after which an idle worker looks for itself, should the queue's word that there is work be lost. */
const drainDelay = 1;

/** Jobs at a time, each with a database process of its own; leads that are ready meanwhile are assigned together. */
const concurrency = 10;

/** ms between looks whether the clock is still set. */
const CLOCK_CHECK = 15_000;

/** Queues, workers, relay and clock of one process. */
@Injectable()
export class WorkerRuntime {
  private queues: Queue[] = [];
  private workers: Worker[] = [];
  private clockCheck?: NodeJS.Timeout;

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly clockJobs: ClockJobs,
    private readonly flowRunner: FlowRunner,
    private readonly guard: JobGuard,
    private readonly jobWork: JobWork,
    private readonly relay: Relay,
  ) {}

  async start(): Promise<void> {
    this.jobWork.define(FLOW_QUEUE, (order) => this.follow(order));
    this.jobWork.define(CLOCK_QUEUE, ({ name }) => this.clockJobs.run(name as ClockJobName));
    if (this.settings.isQuarantine) return;
    const flowQueue = logErrors(createQueue(FLOW_QUEUE, this.settings), this.logger);
    const clockQueue = logErrors(createQueue(CLOCK_QUEUE, this.settings), this.logger);
    this.queues = [flowQueue, clockQueue];
    const follow = { ...recovery, drainDelay, concurrency };
    const tick = { ...recovery, concurrency: 1 };
    this.workers = [
      createWorker(FLOW_QUEUE, this.settings, (job) => this.guardFlow(job as Job<FlowJob>), follow),
      createWorker(CLOCK_QUEUE, this.settings, (job) => this.guardTick(job), tick),
    ];
    for (const worker of this.workers) logErrors(worker, this.logger);
    await this.keepClock(clockQueue, { anew: true });
    this.clockCheck = setInterval(() => void this.keepClock(clockQueue, { anew: false }), CLOCK_CHECK);
    await this.relay.start(flowQueue);
  }

  /** Lets running jobs, and what is done together for several, finish, then closes. */
  async stop(): Promise<void> {
    clearInterval(this.clockCheck);
    await this.relay.stop();
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.flowRunner.settled();
    await Promise.all(this.queues.map((queue) => queue.close()));
  }

  private async keepClock(queue: Queue, { anew }: { anew: boolean }): Promise<void> {
    try {
      await setClock(queue, clockEvery, { anew });
    } catch (error) {
      this.logger.warn({ err: error }, 'clock not set; trying again');
    }
  }

  /** The first try goes on with what follows from it; after a failure or a crash each step stands for itself. */
  private follow({ name, data, attemptsStarted }: JobOrder): Promise<void> {
    const [handler, { eventId }] = [name as HandlerName, data as FlowJob];
    return attemptsStarted > 1 || this.settings.isQuarantine
      ? this.flowRunner.run(handler, eventId)
      : this.flowRunner.runChain(handler, eventId);
  }

  private guardFlow(job: Job<FlowJob>): Promise<void> {
    const { eventId, requestId } = job.data;
    const about = { queue: FLOW_QUEUE, handler: job.name, subject: eventId, eventId };
    return withRequestId(requestId ?? `event-${eventId}`, () => this.guard.run(job, about));
  }

  private guardTick(job: Job): Promise<void> {
    const about = { queue: CLOCK_QUEUE, handler: job.name, subject: 'tick' };
    return withRequestId(`clock-${job.name}`, () => this.guard.run(job, about));
  }
}
