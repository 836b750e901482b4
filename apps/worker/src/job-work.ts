import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';

/** A job as far as its work goes: what a process needs that is to do it in another's place. */
export type JobOrder = Pick<Job, 'queueName' | 'name' | 'data' | 'attemptsStarted'>;

/** What is done for the jobs of each queue, in the worker and in its quarantine. */
@Injectable()
export class JobWork {
  private readonly byQueue = new Map<string, (order: JobOrder) => Promise<void>>();

  define(queue: string, work: (order: JobOrder) => Promise<void>): void {
    this.byQueue.set(queue, work);
  }

  /** @throws Error when nobody works on that queue here */
  async do(order: JobOrder): Promise<void> {
    const work = this.byQueue.get(order.queueName);
    if (!work) throw new Error(`no work is defined for the queue ${order.queueName}`);
    await work(order);
  }
}
