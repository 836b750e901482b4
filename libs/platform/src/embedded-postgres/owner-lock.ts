import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { processFacts } from './process-facts.js';

interface Owner {
  pid: number;
  startedAt: string;
  command: string;
}

const lockFile = (dataFolder: string) => join(dataFolder, 'owner.lock');

function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner> | null;
    return owner?.pid && owner.startedAt ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

const isRunning = (owner: Owner) => processFacts(owner.pid)?.startedAt === owner.startedAt;

/** @returns the running process that owns the data folder, if there is one. */
export function ownerOf(dataFolder: string): { pid: number; command: string } | undefined {
  const owner = readOwner(lockFile(dataFolder));
  return owner && isRunning(owner) ? { pid: owner.pid, command: owner.command } : undefined;
}

/** Moves a lock away that nobody holds; puts it back when another process took it between the look and the move. */
function clearStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    const moved = readOwner(aside);
    if (moved && isRunning(moved)) linkSync(aside, file);
  } catch {
    // Somebody else was faster: the next round of the caller sees what they left.
  }
  rmSync(aside, { force: true });
}

function refuse(dataFolder: string, { pid, command }: Owner): never {
  throw new CannotStart(
    `Process ${pid} (${command}) is already running on ${dataFolder}: stop it first, or set PLOTLINE_DATA_DIR to another folder.`,
  );
}

/**
 * Makes this process the only owner of the data folder.
 * @returns a function that gives the folder back; a killed owner's lock is ignored by the next one.
 * @throws CannotStart naming the process that owns it.
 */
export function takeOwnerLock(dataFolder: string): () => void {
  const file = lockFile(dataFolder);
  const mine: Owner = {
    pid: process.pid,
    startedAt: processFacts(process.pid)?.startedAt ?? '',
    command: [basename(process.argv[1] ?? 'node'), ...process.argv.slice(2, 4)].join(' '),
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
  try {
    for (let round = 0; round < 20; round++) {
      try {
        // A link appears whole or not at all, so nobody reads a half-written lock.
        linkSync(draft, file);
        return () => {
          if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(file);
      if (owner && isRunning(owner)) refuse(dataFolder, owner);
      clearStale(file);
    }
    throw new Error(`the lock ${file} could not be taken`);
  } finally {
    rmSync(draft, { force: true });
  }
}
