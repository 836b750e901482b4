import type { Queue } from 'bullmq';
import type { HandlerName } from './flow.js';
import { flowJobOptions, jobId } from './jobs.js';

/** ms: far beyond the lock of a worker that died, and the minute by which clocks may differ. */
const LONG = 60_000;

/** ms that a job pauses after so many tries. */
const pause = (tries: number): number => flowJobOptions.backoff.delay * 2 ** Math.max(tries - 1, 0);

/**
 * The id under which an event that was put back can be handed over again. The queue refuses an id that it still holds: as a
 * rule rightly, the job is in line or waits for its next try. But one that was taken by a clock that stood ahead, or just
 * before it jumped, keeps its lock, or its pause, until that time comes; that work gets another id, and `handled` sees to it
 * that it is done once.
 * @returns undefined when the queue will come to it by itself
 */
export async function freeJobId(queue: Queue, handler: HandlerName, eventId: string): Promise<string | undefined> {
  const first = jobId(handler, eventId);
  for (let copies = 0; ; copies++) {
    const id = copies === 0 ? first : `${first}-${copies}`;
    const job = await queue.getJob(id);
    if (!job) return id;
    const ahead = (job.processedOn ?? 0) - Date.now();
    if (job.processedOn === undefined || Math.abs(ahead) < LONG) return undefined;
    const state = await job.getState();
    const isLate = -ahead > pause(job.attemptsMade) + LONG;
    const stuck = state === 'active' || (state === 'delayed' && (ahead > 0 || isLate));
    if (!stuck) return undefined;
  }
}
