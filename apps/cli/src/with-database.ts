import {
  DatabaseError,
  DomainError,
  findRunningEmbeddedPostgres,
  KeyringError,
  loadSettings,
  runMigrations,
  type RunningSettings,
  SettingError,
  startEmbeddedPostgres,
  CannotStart,
} from '@app/platform';
import { CliError } from './cli-error.js';
import { note } from './note.js';

interface Found {
  url: string;
  close(): Promise<void>;
}

const nothing = () => Promise.resolve();

/** DATABASE_URL, else the running embedded server of the data folder, else that server for as long as we need it. */
async function findDatabase(settings: ReturnType<typeof loadSettings>): Promise<Found> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, close: nothing };
  const running = await findRunningEmbeddedPostgres(settings.dataDir);
  if (running) return { url: running, close: nothing };
  note(`starting the database in ${settings.dataDir} …`);
  const server = await startEmbeddedPostgres({ dataDir: settings.dataDir, log: { info: note, warn: note } });
  return { url: server.url, close: () => server.stop() };
}

/** Ctrl-C stops a database that we started, and lets whoever has scratch files remove them (`exit`). */
function closeOnSignal(database: Found): () => void {
  const stop = () => void database.close().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}

const known = [SettingError, DatabaseError, KeyringError, CannotStart, DomainError];

/** Errors that say what to do become one sentence; the rest keeps its stack. */
function asCliError(error: unknown): unknown {
  if (!known.some((kind) => error instanceof kind)) return error;
  const { message, fields = [] } = error as DomainError;
  const named = fields.map((field) => field.field).filter((field) => field !== 'file');
  return new CliError(named.length > 0 ? `${message} (${named.join(', ')})` : message);
}

/**
 * Runs `work` with the database of the settings. `migrate: false` leaves the schema as it is found.
 * @throws CliError in one sentence
 */
export async function withDatabase<T>(
  work: (settings: RunningSettings) => Promise<T>,
  { migrate = true }: { migrate?: boolean } = {},
): Promise<T> {
  try {
    const settings = loadSettings();
    const database = await findDatabase(settings);
    const forget = closeOnSignal(database);
    try {
      if (migrate) await runMigrations(database.url);
      return await work({ ...settings, databaseUrl: database.url });
    } finally {
      forget();
      await database.close();
    }
  } catch (error) {
    throw asCliError(error);
  }
}
