import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runnableBinaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { databaseUrl, newCredentials, readCredentials, writeCredentials } from './credentials.js';
import { CannotStart } from './cannot-start.js';
import { openDataFolder } from './data-folder.js';
import { makeCluster } from './make-cluster.js';
import { takeOwnerLock } from './owner-lock.js';
import { clusterIn, placeOf } from './place.js';
import { type EmbeddedLog, startServer } from './start-server.js';
import { stopServer } from './stop-server.js';
import { supervise } from './supervise.js';

export interface EmbeddedPostgres {
  /** Connection string with the password; never print it. */
  url: string;
  /** True when the server ran already, left behind by a killed process. */
  adopted: boolean;
  /** True when this start made the cluster. */
  isNew: boolean;
  /** Stops the server, also an adopted one, and gives the data folder back. Safe to call twice. */
  stop(): Promise<void>;
}

async function prepare(dataFolder: string): Promise<{ cluster: Cluster; isNew: boolean }> {
  const place = placeOf(dataFolder);
  const native = await runnableBinaries(place);
  const folder = clusterIn(place.folder);
  const isNew = !existsSync(folder);
  let credentials = readCredentials(dataFolder);
  if (!credentials && !isNew) {
    throw new CannotStart(
      `The password file ${dataFolder}/postgres.json of the database ${folder} is missing or damaged: restore that file from a backup.`,
    );
  }
  if (!credentials) writeCredentials(dataFolder, (credentials = await newCredentials()));
  if (isNew) await makeCluster(place, native, credentials.password);
  const logFile = join(dataFolder, 'postgres.log');
  return { cluster: { dataFolder, folder, native, account: place.account, credentials, logFile }, isNew };
}

/** A first start that fails takes its cluster away again, so that the next one begins clean. */
async function startOrUndo(cluster: Cluster, isNew: boolean, log: EmbeddedLog) {
  try {
    return await startServer(cluster, log);
  } catch (error) {
    if (isNew) {
      await stopServer(cluster.folder);
      rmSync(cluster.folder, { recursive: true, force: true });
    }
    throw error;
  }
}

/**
 * Runs the Postgres shipped in the npm package on the cluster of a data folder, making both when missing, and keeps it
 * running until `stop()`. This process is then the folder's only owner.
 * @param options.dataDir the data folder (`PLOTLINE_DATA_DIR`).
 * @param options.log told of anything unusual: another port, recovery, restarts.
 * @throws CannotStart: one sentence with what to do; nothing half made is left.
 */
export async function startEmbeddedPostgres(options: { dataDir: string; log: EmbeddedLog }): Promise<EmbeddedPostgres> {
  const dataFolder = openDataFolder(options.dataDir);
  const unlock = takeOwnerLock(dataFolder);
  try {
    const { cluster, isNew } = await prepare(dataFolder);
    const { adopted } = await startOrUndo(cluster, isNew, options.log);
    const endSupervision = supervise(cluster, options.log);
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await endSupervision();
      await stopServer(cluster.folder);
      unlock();
    };
    return { url: databaseUrl(cluster.credentials), adopted, isNew, stop: () => (stopping ??= stop()) };
  } catch (error) {
    unlock();
    throw error;
  }
}
