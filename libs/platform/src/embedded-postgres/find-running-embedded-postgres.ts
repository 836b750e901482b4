import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, readCredentials } from './credentials.js';
import { clusterIn, recordedPlace } from './place.js';
import { postmasterOf } from './postmaster.js';

/**
 * The connection string of a data folder's cluster while its server runs, for commands beside the running system.
 * Makes and changes nothing.
 * @returns undefined when there is no cluster, or its server is down.
 * @throws CannotStart when the folder belongs to another user.
 */
export async function findRunningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  if (!existsSync(dataDir)) return undefined;
  const dataFolder = realpathSync(resolve(dataDir));
  const cluster = clusterIn(recordedPlace(dataFolder));
  if (!existsSync(cluster)) return undefined;
  const credentials = readCredentials(dataFolder);
  for (let look = 0; credentials && look < 50; look++) {
    const running = postmasterOf(cluster);
    if (!running) return undefined;
    if (running.port) return databaseUrl({ ...credentials, port: running.port });
    await sleep(100);
  }
  return undefined;
}
