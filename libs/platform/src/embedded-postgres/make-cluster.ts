import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { dataFolderError } from './data-folder.js';
import { lastLines } from './last-lines.js';
import { type Place, clusterIn } from './place.js';
import { postgresEnvironment } from './postgres-environment.js';

/** Written into postgresql.conf, where an administrator may change them. */
const SETTINGS = {
  max_connections: '200',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  max_wal_size: '1GB',
  jit: 'off',
  max_logical_replication_workers: '0',
  io_workers: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements and details of errors hold people's data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** pg_trgm reads characters with LC_CTYPE even under the builtin provider: with C there, Chinese has no trigrams. */
const CTYPES = process.platform === 'darwin' ? ['en_US.UTF-8', 'C.UTF-8'] : ['C.UTF-8', 'en_US.UTF-8'];

const initdbArguments = (folder: string, passwordFile: string, ctype: string) => [
  ...['-D', folder, '-U', 'plotline', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`],
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
];

function run(program: string, args: string[], account: Place['account']): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C goes to the whole terminal group: we clean up ourselves.
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

async function initdb(native: string, draft: string, passwordFile: string, account: Place['account']): Promise<void> {
  let output = '';
  for (const ctype of CTYPES) {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    if (account) chownSync(draft, account.uid, account.gid);
    const result = await run(join(native, 'bin/initdb'), initdbArguments(draft, passwordFile, ctype), account);
    if (result.code === 0) return;
    ({ output } = result);
    if (!/invalid locale/.test(output)) break;
  }
  const reason = lastLines(output);
  throw new CannotStart(
    `The database could not be made (${reason}): check the free disk space and the permissions of the folder of ${draft}, then start again.`,
  );
}

/**
 * Makes the cluster aside and moves it into place when it is whole: a failure or a kill leaves no half cluster.
 * @throws CannotStart with the reason that initdb gives.
 */
export async function makeCluster(place: Place, native: string, password: string): Promise<void> {
  const draft = join(place.folder, 'postgres.making');
  const passwordFile = join(place.folder, 'postgres.making-password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    chmodSync(passwordFile, 0o600);
    if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
    await initdb(native, draft, passwordFile, place.account);
    renameSync(draft, clusterIn(place.folder));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw dataFolderError(place.folder, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
