import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { create, extract } from 'tar';
import { createDataSource, Keyring, loadSettings } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliModule } from '../cli.module.js';
import { loadDemo } from '../demo/load-demo.js';
import { progress } from '../progress.js';
import { withBackupClient } from './backup-client.js';
import type { Manifest } from './manifest.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

const awkward = ['', 'tab\tand\nnewline\r\nand \\N and \\.', '"quoted", 逗号，𠮷野家🏭', "o'hara \\x41 {a,b}"];

/** Rows that a careless format would bend: empty and null, line breaks, backslashes, 4-byte characters, bytes, arrays. */
async function fill(database: TestDatabase, keyFile: string): Promise<void> {
  const ring = Keyring.open(keyFile, { create: true });
  await database.query(`insert into setting (key, value) values ('keyring', $1)`, [
    JSON.stringify({ fingerprint: ring.fingerprint }),
  ]);
  const [team] = await database.query<{ id: string }>(`insert into team (name) values ('一组') returning id`);
  await database.query(
    `insert into app_user (email, name, role, team_id, password_hash, regions) values ('a@b.cn', '张三', 'admin', $1, 'x', '{3311,"33,07"}')`,
    [team!.id],
  );
  for (const text of awkward) {
    const id = randomUUID();
    await database.query(
      `insert into contact (id, name, phone_cipher, phone_index) values ($1, nullif($2, ''), $3, $4)`,
      [id, text, ring.encrypt('+8613800000101', `contact.phone:${id}`), ring.phoneIndex(id)],
    );
    await database.query(
      `insert into lead (ref, contact_id, source_kind, need, search_text) values ($1, $2, 'phone', $3, $4)`,
      [id.slice(0, 8), id, JSON.stringify({ text, n: 0.1 }), text],
    );
    const [event] = await database.query<{ id: string }>(
      `insert into event (type, data) values ('test', $1) returning id`,
      [JSON.stringify({ text })],
    );
    await database.query(`insert into outbox (event_id) values ($1)`, [event!.id]);
  }
}

/** md5 over every stored row of every table but those that are not data. */
async function checksums(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not in ('migration', 'session') order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as sum from ${name} t`,
    );
    sums[name] = row!.sum;
  }
  return sums;
}

describe('backup and restore', () => {
  let folder: string;
  let keyFile: string;
  let source: TestDatabase;
  let target: TestDatabase;
  let file: string;

  const backup = (withKey = true): Promise<Manifest> =>
    withBackupClient(source.url, (client) =>
      writeBackup(client, { file, keyFile: withKey ? keyFile : undefined, version: '0.1.0', progress }),
    );
  const restore = (options: { keyFile?: string; force?: boolean } = {}): Promise<Manifest> =>
    withBackupClient(target.url, (client) =>
      restoreBackup(client, {
        url: target.url,
        file,
        keyFile: join(folder, 'new.key'),
        force: false,
        progress,
        ...options,
      }),
    );

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plotline-backup-spec-'));
    keyFile = join(folder, 'plotline.key');
    file = join(folder, 'all.tar.gz');
    [source, target] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await fill(source, keyFile);
  });
  afterEach(async () => {
    await Promise.all([source.drop(), target.drop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings every row of every table back, and the key', async () => {
    const manifest = await backup();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['all.tar.gz', 'plotline.key']);
    await restore();
    expect(await checksums(target)).toEqual(await checksums(source));
    expect(manifest.tables.find((table) => table.name === 'lead')?.rows).toBe(awkward.length);
    expect(readFileSync(join(folder, 'new.key'))).toEqual(readFileSync(keyFile));
    expect(statSync(join(folder, 'new.key')).mode & 0o777).toBe(0o600);
  });

  it('goes on counting events far above the restored ones', async () => {
    await backup();
    await restore();
    const [row] = await target.query<{ id: string }>(`insert into event (type) values ('later') returning id`);
    expect(Number(row!.id)).toBeGreaterThan(1_000_000);
    await target.query(`select bigrams('测试')`);
  });

  it.each([0.1, 0.5, 0.9, 0.999])(
    'restores nothing from an archive that is damaged at %s of its length',
    async (at) => {
      await backup();
      const bytes = readFileSync(file);
      const place = Math.floor(bytes.length * at);
      bytes[place] = bytes[place]! ^ 0x55;
      writeFileSync(file, bytes);
      const before = await checksums(target);
      await expect(restore()).rejects.toThrow(/damaged|no backup/);
      expect(await checksums(target)).toEqual(before);
      expect(readdirSync(folder)).not.toContain('new.key');
    },
  );

  it.each([
    ['tables/contact.copy', (text: string) => text.replace("o'hara", "o'hora"), /does not match its checksum/],
    ['manifest.json', (text: string) => text.replace(/"rows": 4/, '"rows": 5'), /with 4 rows that differ/],
    [
      'manifest.json',
      (text: string) => text.replace('"format": 1', '"format": 2'),
      /has format 2; this version reads format 1/,
    ],
    [
      'manifest.json',
      (text: string) => text.replace('"name": "lead"', '"name": "lead; drop table lead"'),
      /not complete/,
    ],
    [
      'manifest.json',
      (text: string) => text.replace('"search_text"', '"no_such_column"'),
      /no place here: lead.no_such_column/,
    ],
  ])('restores nothing from an archive whose %s was changed and packed again', async (name, change, reason) => {
    await backup();
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    await extract({ file, cwd: inside });
    const text = readFileSync(join(inside, name), 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(join(inside, name), change(text));
    await create({ file, cwd: inside, gzip: true }, [
      'manifest.json',
      'plotline.key',
      ...readdirSync(join(inside, 'tables')).map((one) => `tables/${one}`),
    ]);
    const before = await checksums(target);
    await expect(restore()).rejects.toThrow(reason);
    expect(await checksums(target)).toEqual(before);
    expect(readdirSync(folder)).not.toContain('new.key');
  });

  it('brings the demo data back, byte for byte, and its phones open', async () => {
    rmSync(keyFile);
    const settings = loadSettings({ PLOTLINE_DATA_DIR: folder, DATABASE_URL: target.url });
    const app = await NestFactory.createApplicationContext(CliModule.with({ ...settings, databaseUrl: target.url }), {
      logger: false,
    });
    await loadDemo(app, {});
    await app.close();
    const loaded = await checksums(target);
    // Key and data are those of the target this time; the source is where they go.
    await withBackupClient(target.url, (client) => writeBackup(client, { file, keyFile, version: '0.1.0', progress }));
    rmSync(keyFile);
    await withBackupClient(source.url, (client) =>
      restoreBackup(client, { url: source.url, file, keyFile, force: true, progress }),
    );
    expect(await checksums(source)).toEqual(loaded);
    const [contact] = await source.query<{ id: string; cipher: Buffer }>(
      `select id, phone_cipher as cipher from contact limit 1`,
    );
    expect(Keyring.open(keyFile, { create: false }).decrypt(contact!.cipher, `contact.phone:${contact!.id}`)).toMatch(
      /^\+86/,
    );
  });

  it('restores nothing from an archive that was cut off', async () => {
    await backup();
    writeFileSync(file, readFileSync(file).subarray(0, -200));
    await expect(restore()).rejects.toThrow(/damaged/);
    expect(await target.query(`select 1 from lead`)).toEqual([]);
  });

  it('refuses a database that has users or leads, unless forced', async () => {
    await backup();
    await target.query(`insert into lead (ref, source_kind) values ('mine', 'phone')`);
    await expect(restore()).rejects.toThrow('The database has 0 users and 1 leads. Add --force');
    await restore({ force: true });
    expect(await checksums(target)).toEqual(await checksums(source));
  });

  it('replaces another key only when forced, and keeps the old one beside it', async () => {
    await backup();
    Keyring.open(join(folder, 'new.key'), { create: true });
    await expect(restore()).rejects.toThrow('is another key than the backup');
    await restore({ force: true });
    expect(readdirSync(folder).some((name) => name.startsWith('new.key.before-restore-'))).toBe(true);
    expect(readFileSync(join(folder, 'new.key'))).toEqual(readFileSync(keyFile));
  });

  it('can leave the key out, and then wants it in its place', async () => {
    await backup(false);
    await expect(restore()).rejects.toThrow('was made without its phone key');
    await restore({ keyFile });
    expect(await checksums(target)).toEqual(await checksums(source));
  });

  it('refuses to back up with a key that does not belong to the data', async () => {
    rmSync(keyFile);
    Keyring.open(keyFile, { create: true });
    await expect(backup()).rejects.toThrow('is not the one this database was written with');
    expect(readdirSync(folder)).toEqual(['plotline.key']);
  });

  it('refuses an archive of a newer version', async () => {
    await source.query(`insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
    await backup();
    await expect(restore()).rejects.toThrow('does not know FromTheFuture9999999999999');
  });

  describe('an archive of an older version', () => {
    const last = async (): Promise<string> =>
      (await source.query<{ name: string }>(`select name from migration order by id desc limit 1`))[0]!.name;
    /** As if the newest migration had not been written yet: the tables that it makes were not there. */
    const stepBack = async (): Promise<void> => {
      const data = createDataSource(source.url);
      await data.initialize();
      await data.undoLastMigration();
      await data.destroy();
    };

    it('is loaded into an empty database and brought up to date there', async () => {
      const newest = await last();
      await stepBack();
      const manifest = await backup();
      expect(manifest.migrations).not.toContain(newest);
      await target.query(`drop schema public cascade`);
      await target.query(`create schema public`);
      await restore();
      expect(await target.query(`select name from migration where name = $1`, [newest])).toHaveLength(1);
      expect(await target.query(`select ref from lead`)).toHaveLength(awkward.length);
    });

    it('is refused by a database that is ahead of it', async () => {
      await stepBack();
      await backup();
      await expect(restore({ force: true })).rejects.toThrow('was made by an older Plotline');
    });
  });

  it('says so when the file is missing or no archive', async () => {
    await expect(restore()).rejects.toThrow('no such file');
    writeFileSync(file, 'not an archive');
    await expect(restore()).rejects.toThrow(/damaged or no backup/);
  });
});
