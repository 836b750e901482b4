import { CliError } from '../cli-error.js';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const KEY_ENTRY = 'plotline.key';

/** One table of an archive: its rows in Postgres' COPY text format, `tables/<name>.copy`. */
export interface TableEntry {
  name: string;
  /** In the order of the file; generated columns are not in it. */
  columns: string[];
  rows: number;
  bytes: number;
  /** Of the uncompressed rows, hex. */
  sha256: string;
}

/** What an archive says about itself; its first entry. */
export interface Manifest {
  format: number;
  plotline: string;
  postgres: string;
  created_at: string;
  /** Names of the migrations that the data has gone through. */
  migrations: string[];
  /** Names the phone key that the data was written with; null when the database never had one. */
  key_fingerprint: string | null;
  /** Hash of the key file in the archive; null when it was left out. */
  key_sha256: string | null;
  tables: TableEntry[];
}

export const tableEntryPath = (name: string): string => `tables/${name}.copy`;

const isName = (value: unknown): value is string => typeof value === 'string' && /^[a-z_][a-z0-9_]*$/.test(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isTable = (value: TableEntry): boolean =>
  isName(value?.name) &&
  Array.isArray(value.columns) &&
  value.columns.length > 0 &&
  value.columns.every(isName) &&
  isCount(value.rows) &&
  isCount(value.bytes) &&
  isHash(value.sha256);

/** @throws CliError when the text is not a manifest that this version can read */
export function readManifest(text: string, file: string): Manifest {
  let value: Manifest;
  try {
    value = JSON.parse(text) as Manifest;
  } catch {
    throw new CliError(`${file} is damaged: its manifest cannot be read. Nothing was restored.`);
  }
  if (value.format !== FORMAT) {
    throw new CliError(
      `${file} has format ${value.format}; this version reads format ${FORMAT}. Nothing was restored.`,
    );
  }
  const good =
    Array.isArray(value.migrations) &&
    value.migrations.every((name) => typeof name === 'string') &&
    Array.isArray(value.tables) &&
    value.tables.every(isTable) &&
    new Set(value.tables.map((table) => table.name)).size === value.tables.length;
  if (!good) throw new CliError(`${file} is damaged: its manifest is not complete. Nothing was restored.`);
  return value;
}
