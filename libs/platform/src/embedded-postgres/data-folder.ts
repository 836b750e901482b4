import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CannotStart } from './cannot-start.js';

const REASONS: Record<string, string> = {
  EACCES: 'this user may not read and write it',
  EPERM: 'this user may not read and write it',
  EROFS: 'its disk is read-only',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  ENOSPC: 'its disk is full',
  ELOOP: 'its symbolic links go in a circle',
};

/** @returns a CannotStart for a file system error in the data folder; other errors come back as they are. */
export function dataFolderError(folder: string, error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (!reason) return error;
  return new CannotStart(
    `The data folder ${folder} cannot be used: ${reason}. Put that right, or set PLOTLINE_DATA_DIR to another folder.`,
    { cause: error },
  );
}

/**
 * Makes the data folder if it is missing and checks that we can work in it.
 * @returns its real path, so that two names of one folder are one folder.
 * @throws CannotStart
 */
export function openDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    // Root lets the database's user pass through, nobody list; any other user keeps it for themselves.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (error) {
    throw dataFolderError(folder, error);
  }
}
