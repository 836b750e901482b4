import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { openKeyringFor } from './key-check.js';
import { Keyring, KeyringError } from './keyring.js';

describe('the key of a database', () => {
  let database: TestDatabase;
  let folder: string;
  const at = (name: string): string => join(folder, name);

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'plotline-key-check-'));
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made at the first start and asked for at every later one', async () => {
    const first = await openKeyringFor(database, at('a.key'));
    const again = await openKeyringFor(database, at('a.key'));
    expect(again.fingerprint).toBe(first.fingerprint);
    const stored = JSON.stringify(await database.query(`select value from setting where key = 'keyring'`));
    expect(stored).toContain(first.fingerprint);
    const { keys } = JSON.parse(readFileSync(at('a.key'), 'utf8')) as { keys: { secret: string }[] };
    expect(stored).not.toContain(keys[0]!.secret);
  });

  it('is not made anew when it is missing', async () => {
    await openKeyringFor(database, at('a.key'));
    rmSync(at('a.key'));
    await expect(openKeyringFor(database, at('a.key'))).rejects.toThrow(/is missing/);
    expect(existsSync(at('a.key'))).toBe(false);
  });

  it('is told from another one', async () => {
    await openKeyringFor(database, at('a.key'));
    Keyring.open(at('b.key'), { create: true });
    await expect(openKeyringFor(database, at('b.key'))).rejects.toThrow(/b\.key is not the one/);
    await expect(openKeyringFor(database, at('b.key'))).rejects.toThrow(KeyringError);
  });

  it('is one only, when processes with different files start on a new database at once', async () => {
    const names = ['a', 'b', 'c', 'd'];
    let looked = 0;
    let allLooked: () => void;
    const everybody = new Promise<void>((resolve) => (allLooked = resolve));
    // Each process sees a database without a key before any of them writes.
    const starting = () => {
      let first = true;
      return {
        async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
          const rows = await database.query<Row>(sql, parameters);
          if (!first) return rows;
          first = false;
          if ((looked += 1) === names.length) allLooked();
          await everybody;
          return rows;
        },
      };
    };
    const starts = await Promise.allSettled(names.map((name) => openKeyringFor(starting(), at(name))));
    const rings = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const losers = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason as Error] : []));
    expect(new Set(rings.map((ring) => ring.fingerprint)).size).toBe(1);
    for (const loser of losers) expect(loser).toBeInstanceOf(KeyringError);
    const [row] = await database.query<{ value: { fingerprint: string } }>(
      `select value from setting where key = 'keyring'`,
    );
    expect(rings[0]!.fingerprint).toBe(row!.value.fingerprint);
  });
});
