import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  assertRedis,
  CannotStart,
  createLogger,
  type Logger,
  loadSettings,
  openDataFolder,
  type RunningSettings,
  runMigrations,
  type Settings,
  startEmbeddedPostgres,
} from '@app/platform';
import { createServer } from '../../api/src/create-server.js';
import { stopServer } from '../../api/src/stop-server.js';
import { EmbeddedModule } from './embedded.module.js';
import { type FirstLogins, firstStart } from './first-start.js';
import { silentStep, type Step } from './step.js';
import { addressOf } from './welcome.js';

const LOG_LIMIT = 20 * 1024 * 1024;
/** Requests and jobs that are under way get this long; then the database is stopped all the same. */
const GRACE = 15_000;

export interface EmbeddedOptions extends Partial<Settings> {
  step?: Step;
  /** Told of the logins as soon as they exist: they are shown once, even when a later step fails. */
  onLogins?: (logins: FirstLogins) => void;
}

/** The whole system in this process. */
export interface Embedded {
  /** Address to open, such as http://127.0.0.1:3000, without a slash at the end. */
  url: string;
  logFile: string;
  logger: Logger;
  /** Ends requests and jobs that are under way, then the database. Safe to call twice. */
  stop(): Promise<void>;
}

type Undo = () => Promise<void>;

/** Another data folder brings its own key, unless that is named too. */
const withGiven = (settings: Settings, given: Partial<Settings>): Settings => ({
  ...settings,
  ...(given.dataDir ? { keyFile: join(given.dataDir, 'plotline.key') } : {}),
  ...given,
});

/** Own server or the embedded one. */
async function openDatabase(settings: Settings, logger: Logger, step: Step, undo: Undo[]): Promise<RunningSettings> {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl) return { ...settings, databaseUrl };
  const log = { info: (message: string) => logger.info(message), warn: (message: string) => logger.warn(message) };
  const postgres = await step('启动数据库 start database', () => startEmbeddedPostgres({ dataDir, log }));
  undo.push(postgres.stop);
  return { ...settings, databaseUrl: postgres.url };
}

async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<number> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotStart(`Port ${port} on ${host} is taken by another program: stop it, or set PORT to another one.`);
  }
  return (app.getHttpServer().address() as { port: number }).port;
}

/** A person's terminal stays readable: the log goes to the data folder, unless PLOTLINE_LOG_FILE names another place. */
function openLog({ logFile, logLevel, dataDir }: Settings): { logger: Logger; logFile: string } {
  const file = logFile ?? join(dataDir, 'plotline.log');
  if (!logFile && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`);
  try {
    // The logger opens it later, where a failure would end the process without a word.
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const { message } = error as Error;
    throw new CannotStart(`The log file ${file} cannot be written (${message}): set PLOTLINE_LOG_FILE to another one.`);
  }
  return { logger: createLogger({ level: logLevel, file }), logFile: file };
}

async function runUndo(undo: Undo[], logger: Logger): Promise<void> {
  for (const work of undo.splice(0).reverse()) {
    const late = new Promise<void>((resolve) => setTimeout(resolve, GRACE).unref());
    await Promise.race([work().catch((error: unknown) => logger.error({ err: error }, 'not stopped cleanly')), late]);
  }
  await new Promise<void>((resolve) => logger.flush(() => resolve()));
}

/**
 * Starts database, migrations, first data and server, in this order; `/health/ready` can only answer after all of them.
 * @param options settings that differ from the environment's, and who is told of the steps.
 * @throws CannotStart, DatabaseError, QueueError, KeyringError or SettingError, each one sentence; all that was started is
 *   stopped again first.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const { step = silentStep, onLogins, ...given } = options;
  const settings = withGiven(loadSettings(), given);
  openDataFolder(settings.dataDir);
  const { logger, logFile } = openLog(settings);
  const undo: Undo[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= runUndo(undo, logger));
  try {
    if (settings.redisUrl) await assertRedis(settings.redisUrl);
    const running = await openDatabase(settings, logger, step, undo);
    await step('更新数据结构 migrate', () => runMigrations(running.databaseUrl));
    const app = await step('准备服务 prepare server', () =>
      createServer(EmbeddedModule.with(running, logger), running, logger),
    );
    undo.push(() => stopServer(app));
    const logins = await firstStart(app, running, { isEmbedded: !settings.databaseUrl, step });
    if (logins) onLogins?.(logins);
    const port = await step('启动服务 start server', () => listen(app, running));
    return { url: addressOf(settings.host, port), logFile, logger, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
