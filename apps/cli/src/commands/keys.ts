import { Command } from 'commander';
import { note } from '../note.js';

async function rotate(): Promise<void> {
  const [{ withDatabase }, { withBackupClient }, { rotateKeys }] = await Promise.all([
    import('../with-database.js'),
    import('../backup/backup-client.js'),
    import('../keys/rotate-keys.js'),
  ]);
  const { phones } = await withDatabase(({ databaseUrl, keyFile }) =>
    withBackupClient(databaseUrl, (client) => rotateKeys(client, keyFile)),
  );
  note(`A new phone key is in force; ${phones} phones were encrypted with it. Make a new backup now.`);
  note('Backups from before hold the old key and can still be restored.');
}

export const keysCommand = (): Command =>
  new Command('keys')
    .description('the key that phones are encrypted with · 密钥')
    .addCommand(
      new Command('rotate')
        .description('new key, every phone encrypted anew; Plotline must be stopped · 轮换')
        .action(rotate),
    );
