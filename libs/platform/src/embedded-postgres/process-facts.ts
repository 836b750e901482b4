import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** What tells one process from a later one with the same number. */
export interface ProcessFacts {
  /** Opaque, equal for the same process at every look. */
  startedAt: string;
  /** First word of the command, without arguments; empty when hidden. */
  command: string;
  /** Working directory; undefined when another user owns the process or the system does not tell. */
  cwd: string | undefined;
}

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

function fromProc(pid: number): ProcessFacts | undefined {
  const stat = orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (!stat) return undefined;
  // The command stands in brackets and may hold spaces and brackets itself: count from the last one.
  const afterCommand = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (afterCommand[0] === 'Z' || afterCommand[0] === 'X') return undefined;
  const boot = orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()) ?? '';
  return {
    startedAt: `${boot}:${afterCommand[19]}`,
    command: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
    cwd: orUndefined(() => readlinkSync(`/proc/${pid}/cwd`)),
  };
}

function fromPs(pid: number): ProcessFacts | undefined {
  const line = orUndefined(() =>
    execFileSync('ps', ['-o', 'stat=,lstart=,comm=', '-p', String(pid)], {
      encoding: 'latin1',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  );
  const parts = line?.match(/^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/);
  if (!parts || parts[1]!.startsWith('Z')) return undefined;
  return { startedAt: parts[2]!, command: parts[3]!.split('/').pop() ?? '', cwd: undefined };
}

/** @returns undefined when no such process runs; a dead one that its parent has not collected counts as gone. */
export function processFacts(pid: number): ProcessFacts | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}
