import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Keyring } from '@app/platform';
import { CliError } from '../cli-error.js';
import type { CheckedArchive } from './checked-archive.js';

export interface RestoredKey {
  /** Puts the archive's key file in its place; an other one that was there is kept beside it. */
  place(): void;
  /** Undoes `place`. */
  takeBack(): void;
  /** Whether this changes the key that a running server has read already. */
  changes: boolean;
}

const leave: RestoredKey = { place: () => undefined, takeBack: () => undefined, changes: false };

/**
 * Decides what happens to the key file before anything is touched.
 * @throws CliError when phones could not be read afterwards, or another key is in the way
 */
export function restoredKey(archive: CheckedArchive, keyFile: string, force: boolean): RestoredKey {
  const { key_fingerprint: wanted } = archive.manifest;
  if (!wanted) return leave;
  const present = existsSync(keyFile) ? readFileSync(keyFile) : undefined;
  if (present && fingerprintIn(keyFile) === wanted) return leave;
  if (!archive.key) {
    throw new CliError(
      `This backup was made without its phone key, and ${keyFile} is ${present ? 'another key' : 'not there'}. Put the right key file there first.`,
    );
  }
  if (present && !force) {
    throw new CliError(
      `${keyFile} is another key than the backup's. Add --force to replace it (the old one is kept beside it).`,
    );
  }
  const aside = `${keyFile}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  return {
    changes: true,
    place() {
      mkdirSync(dirname(keyFile), { recursive: true });
      writeFileSync(`${keyFile}.part`, archive.key!, { mode: 0o600 });
      if (Keyring.open(`${keyFile}.part`, { create: false }).fingerprint !== wanted) {
        rmSync(`${keyFile}.part`);
        throw new CliError('The key in this backup does not belong to its data. Nothing was restored.');
      }
      if (present) renameSync(keyFile, aside);
      renameSync(`${keyFile}.part`, keyFile);
    },
    takeBack() {
      rmSync(keyFile, { force: true });
      if (present) renameSync(aside, keyFile);
    },
  };
}

function fingerprintIn(keyFile: string): string | undefined {
  try {
    return Keyring.open(keyFile, { create: false }).fingerprint;
  } catch {
    return undefined;
  }
}
