import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canEnter, databaseAccount } from './account.js';
import { CannotStart } from './cannot-start.js';

/** Where the cluster of a data folder lives: the data folder itself, or a folder that the database's user can reach. */
export interface Place {
  folder: string;
  account: Account | undefined;
}

export const clusterIn = (folder: string) => join(folder, 'postgres');
const pathFile = (dataFolder: string) => join(dataFolder, 'postgres.path');

/** @returns the folder named by `postgres.path`, else the data folder; nothing is made or checked. */
export function recordedPlace(dataFolder: string): string {
  return existsSync(pathFile(dataFolder)) ? readFileSync(pathFile(dataFolder), 'utf8').trim() : dataFolder;
}

/** Tries it: a folder made here, given to the account, can be entered by the account. */
function suits(folder: string, account: Account | undefined): boolean {
  let probe: string | undefined;
  try {
    probe = mkdtempSync(join(folder, 'probe-'));
    if (account) chownSync(probe, account.uid, account.gid);
    return canEnter(probe, account);
  } catch {
    return false;
  } finally {
    if (probe) rmdirSync(probe);
  }
}

/** Our own folder below a system one; a folder that others may write to is never trusted. */
function systemFolder(parent: string): string | undefined {
  const folder = join(parent, 'plotline');
  try {
    mkdirSync(folder, { mode: 0o711 });
    chmodSync(folder, 0o711);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return undefined;
  }
  const { uid, mode } = lstatSync(folder);
  const isOurs = lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0;
  return isOurs ? folder : undefined;
}

/** A new folder for this data folder; an older one of the same name keeps its database and is left alone. */
function freshFolder(base: string, name: string): string {
  for (let n = 1; ; n++) {
    const folder = join(base, n === 1 ? name : `${name}-${n}`);
    try {
      mkdirSync(folder, { mode: 0o711 });
      chmodSync(folder, 0o711);
      return realpathSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function placeElsewhere(dataFolder: string, account: Account): Place {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  for (const parent of ['/var/lib', '/opt', '/srv', '/var/tmp', tmpdir()]) {
    const base = systemFolder(parent);
    if (!base || !suits(base, account)) continue;
    const folder = freshFolder(base, name);
    writeFileSync(join(folder, 'data-folder'), dataFolder);
    writeFileSync(pathFile(dataFolder), `${folder}\n`);
    return { folder, account };
  }
  throw new CannotStart(
    `The user that runs the database cannot reach ${dataFolder} and no other place could be made for it: start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** A copied data folder names the place of the original: two systems must not share one database. */
function checkIsNoCopy(dataFolder: string, folder: string): void {
  const marker = join(folder, 'data-folder');
  const original = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : dataFolder;
  if (original !== dataFolder && existsSync(original) && recordedPlace(original) === folder) {
    throw new CannotStart(
      `${dataFolder} is a copy of ${original} and both name the database in ${folder}: copy a system with plotline backup and restore.`,
    );
  }
  if (original !== dataFolder) writeFileSync(marker, dataFolder);
}

function existingPlace(dataFolder: string): Place | undefined {
  const folder = recordedPlace(dataFolder);
  if (folder === dataFolder && !existsSync(clusterIn(folder))) return undefined;
  if (!existsSync(folder)) {
    throw new CannotStart(
      `${pathFile(dataFolder)} names the database ${folder}, which is not there: put it back, or delete ${pathFile(dataFolder)} to begin anew.`,
    );
  }
  const account = databaseAccount(clusterIn(folder));
  if (folder !== dataFolder) checkIsNoCopy(dataFolder, folder);
  if (!account || canEnter(folder, account)) return { folder, account };
  throw new CannotStart(
    `The user that runs the database (uid ${account.uid}) can no longer enter ${folder}: give the folders above it their former permissions, or start as the owner of the data.`,
  );
}

/**
 * Finds or chooses where the cluster lives. No permission of an existing folder is changed.
 * @param dataFolder real path of an existing folder.
 * @throws CannotStart
 */
export function placeOf(dataFolder: string): Place {
  const existing = existingPlace(dataFolder);
  if (existing) return existing;
  const account = databaseAccount(clusterIn(dataFolder));
  if (!account || suits(dataFolder, account)) return { folder: dataFolder, account };
  return placeElsewhere(dataFolder, account);
}
