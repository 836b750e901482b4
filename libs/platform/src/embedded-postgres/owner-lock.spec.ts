import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerOf, takeOwnerLock } from './owner-lock.js';

describe('takeOwnerLock', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plotline-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a second owner in one sentence that names the first', () => {
    takeOwnerLock(folder);
    expect(() => takeOwnerLock(folder)).toThrow(new RegExp(`^Process ${process.pid} .* is already running on`));
    expect(ownerOf(folder)?.pid).toBe(process.pid);
  });

  it('can be taken again after it was given back, and leaves nothing behind', () => {
    takeOwnerLock(folder)();
    expect(readdirSync(folder)).toEqual([]);
    expect(ownerOf(folder)).toBeUndefined();
    takeOwnerLock(folder);
  });

  it('ignores the lock of a dead process whose number another one has now', () => {
    writeFileSync(join(folder, 'owner.lock'), JSON.stringify({ pid: process.pid, startedAt: 'earlier', command: 'x' }));
    takeOwnerLock(folder);
    expect(readdirSync(folder)).toEqual(['owner.lock']);
  });

  it.each(['', '{', '[]', '{"pid":-1}', '{"pid":"x","startedAt":""}'])('ignores a damaged lock %j', (text) => {
    writeFileSync(join(folder, 'owner.lock'), text);
    takeOwnerLock(folder);
    expect(JSON.parse(readFileSync(join(folder, 'owner.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('does not give back a lock that another process holds by now', () => {
    const release = takeOwnerLock(folder);
    const other = JSON.stringify({ pid: process.ppid, startedAt: 'x', command: 'other' });
    writeFileSync(join(folder, 'owner.lock'), other);
    release();
    expect(readFileSync(join(folder, 'owner.lock'), 'utf8')).toBe(other);
  });
});
