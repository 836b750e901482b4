import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { postmasterOf } from './postmaster.js';
import { type EmbeddedLog, startServer } from './start-server.js';

const LOOK_EVERY = 500;

/**
 * Starts the server again, on the same port, whenever it dies while we run (killed, out of memory, disk full).
 * Tries for as long as it takes, with growing pauses up to ten seconds.
 * @returns a function that ends the supervision and waits for a restart that is under way.
 */
export function supervise(cluster: Cluster, log: EmbeddedLog): () => Promise<void> {
  const ending = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);

  const revive = async () => {
    log.warn('the database ended unexpectedly, starting it again');
    for (let wait = 500; !ending.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        await startServer(cluster, log, true);
        log.info('the database is back');
        return;
      } catch (error) {
        log.warn((error as Error).message);
        await pause(wait);
      }
    }
  };

  const isDown = () => {
    try {
      return !postmasterOf(cluster.folder);
    } catch {
      // The folder cannot be read just now: the attempt to start says why, and goes on until it can.
      return true;
    }
  };

  const watch = async () => {
    while (!ending.signal.aborted) {
      await pause(LOOK_EVERY);
      if (!ending.signal.aborted && isDown()) await revive();
    }
  };
  const watching = watch();
  return async () => {
    ending.abort();
    await watching;
  };
}
