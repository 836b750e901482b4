import type { Queue } from 'bullmq';

/** ms that clocks may differ, beside the rhythm itself. */
const SLACK = 60_000;

/**
 * Sets what is missing of a queue's clock: one that lost everything lost its clock as well, and without it nobody would
 * look for what else is missing. A next tick further away than its rhythm was set by a clock that stood ahead.
 * @param rhythm name → ms
 * @param anew set all, as a process does at its start
 */
export async function setClock(queue: Queue, rhythm: Record<string, number>, { anew = false } = {}): Promise<void> {
  const next = new Map((await queue.getJobSchedulers()).map((each) => [each.key, each.next ?? 0]));
  for (const [name, every] of Object.entries(rhythm)) {
    const tick = next.get(name);
    const astray = tick !== undefined && tick > Date.now() + every + SLACK;
    if (astray) await queue.removeJobScheduler(name);
    if (anew || astray || tick === undefined)
      await queue.upsertJobScheduler(name, { every }, { name, opts: { removeOnComplete: 100, removeOnFail: 100 } });
  }
}
