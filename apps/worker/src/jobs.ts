import type { HandlerName } from './flow.js';

/** The two queues: what follows events, and what the clock asks for. */
export const FLOW_QUEUE = 'flow';
export const CLOCK_QUEUE = 'clock';

/**
 * ms after which a worker that gives no sign of life is taken for dead and its jobs go to another. A frozen one comes back
 * later: its transactions are ended by then, or the other would wait for their locks as long as it sleeps.
 */
export const LOCK = 10_000;
export const LET_GO = `set local idle_in_transaction_session_timeout = ${LOCK}`;

/** What the guard keeps with a job. */
export interface GuardedData {
  /** How many processes in quarantine it ended. There, even as 0, for one that has to run alone. */
  crashes?: number;
}

/** Ids only: a retry reads the truth anew. */
export interface FlowJob extends GuardedData {
  eventId: string;
  /** Of the request that caused it, for the log. */
  requestId: string | null;
}

export type ClockJobName =
  'rematch' | 'reconcile' | 'mark-overdue' | 'climb' | 'service' | 'drain-waiting' | 'sweep-pool' | 'seal-events';

/** How often the clock asks, in ms. */
export const clockEvery: Record<ClockJobName, number> = {
  reconcile: 20_000,
  'mark-overdue': 30_000,
  climb: 15_000,
  service: 60_000,
  'drain-waiting': 20_000,
  'sweep-pool': 60_000,
  rematch: 3_000,
  'seal-events': 10_000,
};

/** BullMQ refuses bare integers and colons in job ids. */
export const jobId = (handler: HandlerName, eventId: string): string => `${handler}-${eventId}`;

/**
 * Ten tries over eight and a half minutes. Nothing stays in the queue: for as long as it kept a job that failed for good,
 * it would refuse the same id, and the reconciler could never hand the event over again; of what is done `handled`
 * knows. On Postgres each job that ends would look through all that are kept.
 */
export const flowJobOptions = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;
