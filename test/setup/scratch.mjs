/** Temporary folders that know who made them, so that the next run can tidy up behind one that was killed. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'plotline-test-';
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** @param {string} kind a word for the name of the folder */
export function makeScratch(kind) {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${kind}-`));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  return folder;
}

/** Remembers a process that works in the folder. */
export function noteChild(folder, pid) {
  writeFileSync(join(folder, 'child.pid'), String(pid));
}

export function dropScratch(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Process ids are used again: only one that still works in the folder, or was told of it, is ours. */
function belongsTo(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || read(`/proc/${pid}/environ`).includes(folder);
  } catch {
    return false;
  }
}

function end(pid, folder, signal) {
  if (pid > 0 && belongsTo(pid, folder)) process.kill(pid, signal);
}

/** Ends the processes and removes the folders of runs that are no more. */
export function sweepScratch() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = Number(read(join(folder, 'owner.pid')));
    if (!owner || isAlive(owner)) continue;
    try {
      end(Number(read(join(folder, 'child.pid'))), folder, 'SIGKILL');
      end(Number(read(join(folder, 'data/postmaster.pid')).split('\n')[0]), folder, 'SIGQUIT');
      dropScratch(folder);
    } catch {
      // Another user's, or just going.
    }
  }
}
