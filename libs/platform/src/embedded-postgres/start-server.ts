import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import type { Cluster } from './cluster.js';
import { connectToCluster } from './connect-to-cluster.js';
import { writeCredentials } from './credentials.js';
import { dataFolderError } from './data-folder.js';
import { freePort, isPortTaken } from './free-port.js';
import { lastLines } from './last-lines.js';
import { postgresEnvironment } from './postgres-environment.js';
import { disarmStalePidFile, postmasterOf } from './postmaster.js';

const LOG_LIMIT = 10 * 1024 * 1024;
/** A killed server's workers and its uncollected process may linger for some seconds. */
const LINGER = 10_000;
/** Recovery of a large cluster after a crash takes its time. */
const PATIENCE = 10 * 60_000;

export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

interface Launched {
  pid: number | undefined;
  isAlive(): boolean;
  /** What the server has written to its log since it was launched. */
  output(): string;
}

function launch(cluster: Cluster): Launched {
  if (sizeOf(cluster.logFile) > LOG_LIMIT) renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const logStart = sizeOf(cluster.logFile);
  const log = openSync(cluster.logFile, 'a', 0o600);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'logging_collector=off'];
  const child = spawn(
    join(cluster.native, 'bin/postgres'),
    ['-D', cluster.folder, '-p', String(cluster.credentials.port), ...settings.flatMap((setting) => ['-c', setting])],
    // Its own session: Ctrl-C and a closed terminal reach us, and we stop it when the app is done with it.
    { ...cluster.account, cwd: '/', env: postgresEnvironment(), stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  child.unref();
  let failedToSpawn = '';
  child.on('error', (error) => (failedToSpawn = error.message));
  return {
    pid: child.pid,
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    output: () => failedToSpawn || readFileSync(cluster.logFile).subarray(logStart).toString('utf8'),
  };
}

/** Waits until the server answers. @returns false when it ended first, or is not done after a long time. */
async function becomesReady(cluster: Cluster, isAlive: () => boolean, log: EmbeddedLog): Promise<boolean> {
  const from = Date.now();
  let told = false;
  while (isAlive() && Date.now() - from < PATIENCE) {
    if ((await connectToCluster(cluster)) === 'ready') return true;
    if (!told && Date.now() - from > 5_000) {
      told = true;
      log.info('the database is recovering from an interruption');
    }
    await sleep(30);
  }
  return false;
}

function failure(cluster: Cluster, output: string): CannotStart {
  const reason = lastLines(output) || 'no reason given';
  return new CannotStart(
    `The database did not start (${reason}): put that right and start again; more in ${cluster.logFile}.`,
  );
}

/** Joins a server that runs already. @returns undefined when none does, or when it ended while we waited. */
async function adoptServer(cluster: Cluster, log: EmbeddedLog): Promise<number | undefined> {
  const running = postmasterOf(cluster.folder);
  if (!running) return undefined;
  const { pid } = running;
  const isAlive = () => {
    const now = postmasterOf(cluster.folder);
    if (now?.port) cluster.credentials.port = now.port;
    return now?.pid === pid;
  };
  return (await becomesReady(cluster, isAlive, log)) ? pid : undefined;
}

async function takeAnotherPort(cluster: Cluster, log: EmbeddedLog): Promise<void> {
  const former = cluster.credentials.port;
  cluster.credentials.port = await freePort();
  writeCredentials(cluster.dataFolder, cluster.credentials);
  const now = cluster.credentials.port;
  log.info(`database port ${former} is taken, using ${now}`);
}

async function attempt(cluster: Cluster, log: EmbeddedLog): Promise<{ pid: number } | { output: string }> {
  try {
    disarmStalePidFile(cluster.folder);
    const server = launch(cluster);
    const isReady = await becomesReady(cluster, server.isAlive, log);
    return isReady && server.pid ? { pid: server.pid } : { output: server.output() };
  } catch (error) {
    throw dataFolderError(cluster.dataFolder, error);
  }
}

/**
 * Starts the server of the cluster, or joins the one that runs already (left by a killed process).
 * @param keepPort true while an app is connected and cannot learn another port.
 * @throws CannotStart with the last lines of the Postgres log.
 */
export async function startServer(
  cluster: Cluster,
  log: EmbeddedLog,
  keepPort = false,
): Promise<{ pid: number; adopted: boolean }> {
  const from = Date.now();
  for (;;) {
    const adopted = await adoptServer(cluster, log);
    if (adopted !== undefined) return { pid: adopted, adopted: true };
    if (!keepPort && (await isPortTaken(cluster.credentials.port))) await takeAnotherPort(cluster, log);
    const result = await attempt(cluster, log);
    if ('pid' in result) return { pid: result.pid, adopted: false };
    const mayPass = /lock file|shared memory block|Address already in use/.test(result.output);
    if (!mayPass || Date.now() - from > LINGER) throw failure(cluster, result.output);
    await sleep(500);
  }
}
