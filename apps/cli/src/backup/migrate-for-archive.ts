import { createDataSource, runMigrations } from '@app/platform';
import { CliError } from '../cli-error.js';
import type { Manifest } from './manifest.js';

const nameOf = (migration: unknown): string => (migration as { name: string }).name;

/**
 * Brings a database to where an archive's data stood, so that it can be loaded: an empty one goes that far and no
 * further, one with a schema must be there already. The caller runs the rest afterwards.
 * @param applied names of the migrations that the database has gone through
 * @throws CliError when the archive is newer than this version, or older than the database
 */
export async function migrateForArchive(
  url: string,
  applied: string[],
  manifest: Manifest,
  file: string,
): Promise<void> {
  const source = createDataSource(url);
  const ours = (source.options.migrations as unknown[]) ?? [];
  const wanted = new Set(manifest.migrations);
  const newer = manifest.migrations.filter((name) => !ours.some((migration) => nameOf(migration) === name));
  if (newer.length > 0) {
    throw new CliError(
      `${file} was made by a newer Plotline (${manifest.plotline}); this one does not know ${newer.join(', ')}. Install that version first.`,
    );
  }
  const ahead = applied.filter((name) => !wanted.has(name));
  if (ahead.length > 0) {
    throw new CliError(
      `${file} was made by an older Plotline (${manifest.plotline}) and this database is newer. Restore it into an empty database or data folder; it is brought up to date there.`,
    );
  }
  if (wanted.size === ours.length) {
    await runMigrations(url);
    return;
  }
  source.setOptions({ migrations: ours.filter((migration) => wanted.has(nameOf(migration))) as never });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
