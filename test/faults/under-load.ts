import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures } from './figures.js';
import type { Reckoning } from './reckoning.js';
import type { System } from './system.js';
import { type Sent, visit } from './visitors.js';

export interface Plan {
  /** In words, for the table. */
  fault: string;
  times: number;
  inquiries: number;
  /** ms between two inquiries of a visitor; default 20. */
  pause?: number;
  /** s in which all is settled; default 60. */
  within?: number;
  /** Ends a fault that lasts, when the last inquiry was accepted. */
  heal?: () => void;
}

/**
 * Visitors write, and for each equal part of their inquiries one fault happens in the midst of it; then the ledger is
 * compared with the database, and the figures are noted.
 * @param strike one fault; its turn counts from 0
 */
export async function underLoad(
  system: System,
  figures: Figures,
  { fault, times, inquiries, pause = 20, within = 60, heal }: Plan,
  strike: (turn: number) => Promise<unknown>,
): Promise<Sent & Reckoning> {
  const before = system.ledger.read().length;
  let allowed = 0;
  const visits = visit(system.where, system.ledger, { inquiries, pause, allowed: () => allowed });
  for (let turn = 0; turn < times; turn++) {
    allowed = Math.ceil((inquiries * (turn + 1)) / times);
    await sleep(Math.random() * 150);
    await strike(turn);
  }
  const sent = await visits.finally(heal);
  const found = await system.settle();
  figures.add({
    backend: system.redis ? 'Redis' : 'Postgres',
    fault,
    times,
    acknowledged: found.acknowledged - before,
    lost: found.lost,
    idle: found.idle + found.unread,
    doubled: found.doubled + found.twice,
    again: sent.unanswered + sent.refused,
    settled: found.settled,
  });
  expect(found).toMatchObject({ lost: 0, doubled: 0, unread: 0, idle: 0, twice: 0 });
  expect(found.acknowledged - before).toBe(inquiries);
  expect(found.settled).toBeLessThan(within);
  return { ...sent, ...found };
}
