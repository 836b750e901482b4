import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false, null nor undefined.
 * @param options `for` names what is waited for, `ms` how long (default 60 s)
 * @throws Error when the time is over; an error of `ask` itself comes through at once
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  { for: what, ms = 60_000, every = 50 }: { for: string; ms?: number; every?: number },
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for ${what}`);
    await sleep(every);
  }
}
