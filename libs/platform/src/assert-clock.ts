import type { Database } from './database.js';

/** This machine's clock is not the database's: one sentence with what to do. */
export class ClockError extends Error {}

/**
 * ms by which a worker's clock may differ from the database's. A minute does no harm; a day would set deadlines a day late,
 * and hold the queue's locks and pauses until tomorrow.
 */
export const MOST_BESIDE = 120_000;
/** ms in which the database has to answer for its time to say anything. */
const PROMPT = 10_000;

/** @throws ClockError when the clock of this process stands more than two minutes beside the database's */
export async function assertClock(database: Database): Promise<void> {
  const asked = Date.now();
  const [row] = await database.query<{ now: number }>(
    `select extract(epoch from clock_timestamp())::float8 * 1000 as now`,
  );
  const answered = Date.now();
  const beside = (asked + answered) / 2 - row!.now;
  if (answered - asked > PROMPT || Math.abs(beside) <= MOST_BESIDE) return;
  const by = `${Math.round(Math.abs(beside) / 60_000)} minutes ${beside > 0 ? 'ahead of' : 'behind'}`;
  throw new ClockError(`The clock of this machine is ${by} the database's. Set it, best by NTP, and start again.`);
}
