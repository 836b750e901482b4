import { Command } from 'commander';
import { note } from '../note.js';
import { progress } from '../progress.js';

async function backup(file: string, { key }: { key: boolean }): Promise<void> {
  const [{ withDatabase }, { withBackupClient }, { writeBackup }, { plotlineVersion }] = await Promise.all([
    import('../with-database.js'),
    import('../backup/backup-client.js'),
    import('../backup/write-backup.js'),
    import('../plotline-version.js'),
  ]);
  const manifest = await withDatabase(
    ({ databaseUrl, keyFile }) =>
      withBackupClient(databaseUrl, (client) =>
        writeBackup(client, { file, keyFile: key ? keyFile : undefined, version: plotlineVersion(), progress }),
      ),
    { migrate: false },
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  note(`${file}: ${manifest.tables.length} tables, ${rows} rows.`);
  note(
    manifest.key_sha256
      ? 'It holds the phone key: whoever has this file can read every phone number. Keep it safe.'
      : 'It does not hold the phone key: keep the key file apart, without it the phones in this backup are lost.',
  );
}

export const backupCommand = (): Command =>
  new Command('backup')
    .description('write database and phone key into one file · 备份')
    .argument('<file>', 'a .tar.gz')
    .option('--without-key', 'leave the phone key out')
    .action((file: string, options: { withoutKey?: boolean }) => backup(file, { key: !options.withoutKey }));
