import { Command } from 'commander';
import { note } from '../note.js';
import { progress } from '../progress.js';

async function restore(file: string, { force = false }: { force?: boolean }): Promise<void> {
  const [{ withDatabase }, { withBackupClient }, { restoreBackup }] = await Promise.all([
    import('../with-database.js'),
    import('../backup/backup-client.js'),
    import('../backup/restore-backup.js'),
  ]);
  const manifest = await withDatabase(
    ({ databaseUrl: url, keyFile }) =>
      withBackupClient(url, (client) => restoreBackup(client, { url, file, keyFile, force, progress })),
    { migrate: false },
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  note(
    `Restored ${rows} rows in ${manifest.tables.length} tables as of ${manifest.created_at}; every table matches its checksum.`,
  );
  note('Everybody signs in again.');
}

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('put a backup into an empty database · 恢复')
    .argument('<file>', 'what "plotline backup" wrote')
    .option('--force', 'replace everything that is in the database, and another phone key')
    .action(restore);
