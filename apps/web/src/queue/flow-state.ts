import type { FlowHealth, QueueState } from '../api/views';

/** ms after which waiting is a backlog, and after which a reconciler that looks every 20 s is taken to be gone. */
const BEHIND = 30_000;
const SILENT = 120_000;
/** Queues of long work: waiting there holds nobody up. */
const MAY_WAIT: ReadonlySet<string> = new Set(['imports', 'models', 'sources']);

export type FlowState = 'fine' | 'paused' | 'failed' | 'behind' | 'silent';

/**
 * Whether the flow keeps up. A queue that somebody paused is not behind, but nothing in it happens.
 * @param failed jobs that failed for good and are still to be seen
 */
export function flowState(health: FlowHealth, queues: QueueState[], failed: number, now: Date): FlowState {
  const flow = queues.find(({ name }) => name === 'flow');
  const looked = health.lookedAt ? now.getTime() - new Date(health.lookedAt).getTime() : Infinity;
  const clock = queues.find(({ name }) => name === 'clock');
  if (flow?.workers === 0 || (looked > SILENT && !clock?.paused)) return 'silent';
  const late = queues.some(({ name, paused, oldestMs }) => !MAY_WAIT.has(name) && !paused && oldestMs > BEHIND);
  if (late || health.oldestUndeliveredMs > BEHIND) return 'behind';
  if (failed > 0) return 'failed';
  return queues.some(({ paused }) => paused) ? 'paused' : 'fine';
}
