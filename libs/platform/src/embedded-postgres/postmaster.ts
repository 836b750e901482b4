import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderError } from './data-folder.js';
import { processFacts } from './process-facts.js';

export interface Postmaster {
  pid: number;
  /** Undefined in the first moments of a start, before the server has written it. */
  port: number | undefined;
}

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid');

/**
 * The running server of this cluster, whoever started it.
 * A server of a copied folder, or a process that got the number of a dead one, is not taken for it.
 */
export function postmasterOf(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw dataFolderError(cluster, error);
  }
  const [pidLine = '', servedFolder, , portLine = ''] = lines;
  // A leading minus marks a single-user server.
  const pid = Math.abs(Number.parseInt(pidLine, 10));
  const facts = processFacts(pid);
  if (!facts) return undefined;
  const isOurs = facts.cwd
    ? facts.cwd === realpathSync(cluster)
    : facts.command.startsWith('postgres') && servedFolder === cluster;
  return isOurs ? { pid, port: Number.parseInt(portLine, 10) || undefined } : undefined;
}

/**
 * Postgres refuses to start while the number in its pid file is alive, even as another program or as a dead process
 * that nobody collected. Our own number, its parent's, it ignores; the rest of the file stays, because from it Postgres
 * sees whether workers of the dead server still use the files.
 */
export function disarmStalePidFile(cluster: string): void {
  if (postmasterOf(cluster)) return;
  try {
    const [pid, ...rest] = readFileSync(pidFile(cluster), 'utf8').split('\n');
    process.kill(Math.abs(Number.parseInt(pid!, 10)), 0);
    writeFileSync(pidFile(cluster), [process.pid, ...rest].join('\n'));
  } catch {
    // No file, or its process is gone: Postgres sees that by itself.
  }
}
