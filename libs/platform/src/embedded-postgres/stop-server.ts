import { setTimeout as sleep } from 'node:timers/promises';
import { postmasterOf } from './postmaster.js';

async function isGone(folder: string, pid: number, within: number): Promise<boolean> {
  const from = Date.now();
  while (Date.now() - from < within) {
    if (postmasterOf(folder)?.pid !== pid) return true;
    await sleep(25);
  }
  return false;
}

/**
 * Stops the server of the cluster as `pg_ctl -m fast` does: open transactions are rolled back, the rest is flushed.
 * One that does not end within a minute is ended at once; it recovers at the next start.
 */
export async function stopServer(folder: string): Promise<void> {
  const running = postmasterOf(folder);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  if (await isGone(folder, running.pid, 60_000)) return;
  process.kill(running.pid, 'SIGQUIT');
  await isGone(folder, running.pid, 10_000);
}
