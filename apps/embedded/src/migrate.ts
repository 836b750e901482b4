import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { assertRedis, loadSettings, runMigrations, sentenceOf, withDatabaseUrl } from '@app/platform';
import { CliModule } from '../../cli/src/cli.module.js';
import { firstStart } from './first-start.js';
import { loginLines } from './login-lines.js';
import { silentStep } from './step.js';

/**
 * The migrate step of the scale-out mode: brings the schema up to date, makes the phone key of a new database and, when
 * nobody could sign in, the first login, which it prints once. Running it again changes nothing.
 */
async function migrate(): Promise<void> {
  const settings = withDatabaseUrl(loadSettings());
  if (settings.redisUrl) await assertRedis(settings.redisUrl);
  const ran = await runMigrations(settings.databaseUrl);
  console.log(ran.length > 0 ? `Migrated: ${ran.join(', ')}.` : 'The database is up to date.');
  const app = await NestFactory.createApplicationContext(CliModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  try {
    const logins = await firstStart(app, settings, { isEmbedded: false, step: silentStep });
    if (logins) console.log(loginLines(logins).join('\n'));
  } finally {
    await app.close();
  }
}

await migrate().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
