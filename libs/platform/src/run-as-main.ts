import { ClockError } from './assert-clock.js';
import { DatabaseError } from './database-trouble.js';
import { CannotStart } from './embedded-postgres/cannot-start.js';
import { KeyringError } from './keyring.js';
import { QueueError } from './queue.js';
import { SettingError, type Settings } from './settings.js';

const plain = [CannotStart, ClockError, DatabaseError, KeyringError, QueueError, SettingError];

/** What a person can act on, in one sentence; anything else keeps its stack. */
export function sentenceOf(error: unknown): string {
  if (plain.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port, message, stack } = error as Error & { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop it, or set PORT to another number.`;
  if (code === 'EACCES' && port) return `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`;
  return stack ?? message;
}

/** @throws SettingError when no database is named */
export function withDatabaseUrl(settings: Settings): Settings & { databaseUrl: string } {
  if (settings.databaseUrl) return { ...settings, databaseUrl: settings.databaseUrl };
  throw new SettingError(
    'DATABASE_URL is not set. This process needs the address of the Postgres that all processes share.',
  );
}

/**
 * ms that stopping may take, less than service managers wait before they kill. What hangs is as a rule the queue's server:
 * BullMQ waits for one that is away as long as that takes. Jobs that are cut off are run again.
 */
const GRACE = 20_000;

/**
 * Runs a process: start, stop cleanly on SIGINT and SIGTERM, and one clear sentence with exit code 1 when it cannot.
 * A stray rejection is said and the rest goes on, as in the all-in-one process.
 * @param start returns how to stop
 */
export async function runAsMain(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await start();
    const giveUp = (): void => {
      console.error(`Not stopped cleanly after ${GRACE / 1000} seconds; what was begun is taken up at the next start.`);
      process.exit(1);
    };
    const end = (): void => {
      setTimeout(giveUp, GRACE);
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('unhandledRejection', (error) => console.error(`unhandled rejection: ${sentenceOf(error)}`));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}
