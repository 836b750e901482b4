import { setTimeout as sleep } from 'node:timers/promises';

export interface Answered {
  count: number;
  statuses: Set<number>;
  /** ms from the moment a request was meant to be sent, so that a stall counts for all who wait in it. */
  p99: number;
}

/** Sends so many requests a second, whether the last was answered or not, until it is over. */
export async function atRate(
  perSecond: number,
  send: () => Promise<{ status: number }>,
  over: () => boolean,
): Promise<Answered> {
  const [from, waits, statuses] = [Date.now(), [] as number[], new Set<number>()];
  const sent: Promise<void>[] = [];
  for (let n = 0; !over(); n++) {
    const due = from + (n * 1000) / perSecond;
    if (due > Date.now()) await sleep(due - Date.now());
    sent.push(
      send().then(({ status }) => {
        waits.push(Date.now() - due);
        statuses.add(status);
      }),
    );
  }
  await Promise.all(sent);
  waits.sort((a, b) => a - b);
  return { count: waits.length, statuses, p99: Math.round(waits[Math.ceil(waits.length * 0.99) - 1] ?? 0) };
}
