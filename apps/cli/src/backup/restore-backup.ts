import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { runMigrations } from '@app/platform';
import { CliError } from '../cli-error.js';
import type { Progress } from '../progress.js';
import { readArchive } from './archive-reader.js';
import { isPlotlineRunning } from './backup-client.js';
import { type CheckedArchive, checkArchive } from './checked-archive.js';
import { copyOut, copyTarget } from './copy-out.js';
import { type Manifest, type TableEntry, tableEntryPath } from './manifest.js';
import { migrateForArchive } from './migrate-for-archive.js';
import { restoredKey } from './restored-key.js';
import { migrationsOf, storedTables } from './stored-tables.js';

export interface RestoreOptions {
  /** Of the same database as the connection. */
  url: string;
  file: string;
  keyFile: string;
  /** Replace what is in the database, and another key file. */
  force: boolean;
  progress: (label: string, total: number, unit?: string) => Progress;
}

/** Jobs in a queue are named after events: those that the restored past will have again must not look done. */
const EVENT_ID_GAP = 1_000_000;

/**
 * Puts an archive into a database, everything or nothing: each table is compared with its checksum once it is in.
 * @throws CliError that says why not; the database and the key file are then as they were
 */
export async function restoreBackup(client: pg.Client, options: RestoreOptions): Promise<Manifest> {
  const { file, force } = options;
  const archive = await check(options);
  await migrateForArchive(options.url, await migrationsOf(client), archive.manifest, file);
  await assertFits(client, archive.manifest, file);
  await assertEmpty(client, force);
  const key = restoredKey(archive, options.keyFile, force);
  if (key.changes && (await isPlotlineRunning(client))) {
    throw new CliError('Plotline runs on this database with another key: stop it first, then restore.');
  }
  await client.query('begin');
  let placed = false;
  try {
    await load(client, archive, options);
    key.place();
    placed = true;
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (placed) key.takeBack();
    throw error;
  }
  await runMigrations(options.url);
  return archive.manifest;
}

async function check({ file, progress }: RestoreOptions): Promise<CheckedArchive> {
  const shown = progress(`check ${file}`, 0, 'bytes');
  try {
    return await checkArchive(file, (count) => shown.add(count));
  } finally {
    shown.done();
  }
}

async function assertFits(client: pg.Client, manifest: Manifest, file: string): Promise<void> {
  const tables = new Map((await storedTables(client)).map((table) => [table.name, new Set(table.columns)]));
  for (const { name, columns } of manifest.tables) {
    const unknown = columns.filter((column) => !tables.get(name)?.has(column));
    if (unknown.length > 0)
      throw new CliError(`${file} has data that has no place here: ${name}.${unknown.join(', ')}.`);
  }
}

async function assertEmpty(client: pg.Client, force: boolean): Promise<void> {
  if (force) return;
  const { rows } = await client.query<{ users: number; leads: number }>(
    `select (select count(*) from app_user)::int as users, (select count(*) from lead)::int as leads`,
  );
  const { users, leads } = rows[0]!;
  if (users + leads === 0) return;
  throw new CliError(`The database has ${users} users and ${leads} leads. Add --force to replace everything in it.`);
}

async function load(client: pg.Client, { manifest }: CheckedArchive, options: RestoreOptions): Promise<void> {
  const tables = (await storedTables(client)).map((table) => table.name);
  await client.query(`set local plotline.purge = 'on'`);
  await client.query('set constraints all deferred');
  await client.query(`truncate ${tables.map((name) => `public."${name}"`).join(', ')} cascade`);
  const shown = options.progress(
    'restore',
    manifest.tables.reduce((sum, table) => sum + table.rows, 0),
  );
  const byPath = new Map(manifest.tables.map((table) => [tableEntryPath(table.name), table]));
  await readArchive(options.file, async (path, chunks) => {
    const table = byPath.get(path);
    if (!table) return;
    await pipeline(chunks, client.query(copyStreams.from(`copy ${copyTarget(table)} from stdin`)));
    await assertSame(client, table);
    shown.add(table.rows);
  });
  shown.done();
  await setSequences(client);
}

/** Read back what was loaded: the same bytes, or nothing is restored. */
async function assertSame(client: pg.Client, table: TableEntry): Promise<void> {
  const { rows, sha256 } = await copyOut(client, table);
  if (rows === table.rows && sha256 === table.sha256) return;
  throw new CliError(
    `Table ${table.name} came back with ${rows} rows that differ from the backup's ${table.rows}. Nothing was restored.`,
  );
}

async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select sequence.oid::regclass::text as sequence, class.relname as table, attribute.attname as column
     from pg_class sequence join pg_depend on pg_depend.objid = sequence.oid and pg_depend.deptype in ('a', 'i')
       join pg_class class on class.oid = pg_depend.refobjid
       join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum = pg_depend.refobjsubid
     where sequence.relkind = 'S' and class.relnamespace = 'public'::regnamespace and class.relname <> 'migration'`,
  );
  for (const { sequence, table, column } of rows) {
    const gap = table === 'event' ? EVENT_ID_GAP : 0;
    await client.query(
      `select setval($1::regclass, greatest((select coalesce(max("${column}"), 0) from public."${table}") + $2, (select last_value from ${sequence}), 1))`,
      [sequence, gap],
    );
  }
}
