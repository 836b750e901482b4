import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dropScratch, makeScratch } from '../setup/scratch.mjs';

/** A file system of its own that is small, in memory. */
export interface SmallDisk {
  folder: string;
  /** Takes all that is free. */
  fill(): void;
  free(): void;
  remove(): void;
}

/** @returns undefined where this user may not mount one */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const scratch = makeScratch('disk');
  const folder = join(scratch, 'disk');
  chmodSync(scratch, 0o711);
  mkdirSync(folder);
  const size = `size=${megabytes}m`;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  if (status !== 0) return void dropScratch(scratch);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      for (const bytes of [1 << 20, 1 << 12]) {
        try {
          for (;;) appendFileSync(ballast, Buffer.alloc(bytes, 1));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
      dropScratch(scratch);
    },
  };
}
