import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, openSync, readFileSync, renameSync, rmSync, closeSync, fsyncSync, writeFileSync, mkdirSync, statSync } from 'node:fs'; // prettier-ignore
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import type pg from 'pg';
import { Keyring } from '@app/platform';
import { CliError } from '../cli-error.js';
import type { Progress } from '../progress.js';
import { copyOut } from './copy-out.js';
import { FORMAT, KEY_ENTRY, type Manifest, MANIFEST, type TableEntry, tableEntryPath } from './manifest.js';
import { keyFingerprintOf, migrationsOf, storedTables } from './stored-tables.js';

export interface BackupOptions {
  /** Where the archive goes; it appears there whole or not at all. */
  file: string;
  /** Absent = the archive is made without the phone key. */
  keyFile?: string;
  version: string;
  progress: (label: string, total: number) => Progress;
}

/**
 * Writes one state of the database, and the key that its phones need, into a tar.gz of mode 0600.
 * @throws CliError; nothing is left behind
 */
export async function writeBackup(client: pg.Client, options: BackupOptions): Promise<Manifest> {
  const target = resolve(options.file);
  const folder = scratchFolder(target);
  const part = `${target}.part`;
  const cleanUp = () => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(part, { force: true });
  };
  process.once('exit', cleanUp);
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await collect(client, folder, options);
    await client.query('commit');
    await pack(folder, part, manifest);
    renameSync(part, target);
    return manifest;
  } finally {
    process.off('exit', cleanUp);
    cleanUp();
  }
}

function scratchFolder(target: string): string {
  try {
    if (statSync(target, { throwIfNoEntry: false })?.isDirectory())
      throw new CliError(`${target} is a folder: name a file.`);
    return mkdtempSync(join(dirname(target), '.plotline-backup-'));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`Cannot write to ${dirname(target)}: ${(error as Error).message}.`);
  }
}

async function collect(client: pg.Client, folder: string, options: BackupOptions): Promise<Manifest> {
  const migrations = await migrationsOf(client);
  if (migrations.length === 0) throw new CliError('The database is empty: there is nothing to back up.');
  const fingerprint = await keyFingerprintOf(client);
  const key = options.keyFile && fingerprint ? keyBytes(options.keyFile, fingerprint) : undefined;
  const found = await storedTables(client);
  const shown = options.progress('backup', Math.round(found.reduce((sum, table) => sum + table.guess, 0)));
  mkdirSync(join(folder, 'tables'));
  const tables: TableEntry[] = [];
  for (const { name, columns } of found) {
    const file = createWriteStream(join(folder, tableEntryPath(name)), { mode: 0o600 });
    tables.push({ name, columns, ...(await copyOut(client, { name, columns }, file, (count) => shown.add(count))) });
  }
  shown.done();
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  const manifest: Manifest = {
    format: FORMAT,
    plotline: options.version,
    postgres: rows[0]!.version,
    created_at: new Date().toISOString(),
    migrations,
    key_fingerprint: fingerprint,
    key_sha256: key ? createHash('sha256').update(key).digest('hex') : null,
    tables,
  };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  if (key) writeFileSync(join(folder, KEY_ENTRY), key, { mode: 0o600 });
  return manifest;
}

/** A backup with another key than its data would look good and be worth nothing. */
function keyBytes(keyFile: string, fingerprint: string): Buffer {
  if (Keyring.open(keyFile, { create: false }).fingerprint !== fingerprint) {
    throw new CliError(
      `The phone key ${keyFile} is not the one this database was written with: put the right one there, or add --without-key.`,
    );
  }
  return readFileSync(keyFile);
}

async function pack(folder: string, part: string, manifest: Manifest): Promise<void> {
  const entries = [
    MANIFEST,
    ...(manifest.key_sha256 ? [KEY_ENTRY] : []),
    ...manifest.tables.map((table) => tableEntryPath(table.name)),
  ];
  const archive = create({ cwd: folder, gzip: { level: 6 }, portable: true }, entries);
  await pipeline(archive as unknown as NodeJS.ReadableStream, createWriteStream(part, { mode: 0o600 }));
  const file = openSync(part, 'r+');
  fsyncSync(file);
  closeSync(file);
}
