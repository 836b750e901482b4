import type { Account } from './account.js';
import type { Credentials } from './credentials.js';

/** A cluster that exists on disk, and all that is needed to run it. */
export interface Cluster {
  /** Real path of the data folder: lock, credentials and log are there. */
  dataFolder: string;
  /** The PGDATA folder. */
  folder: string;
  /** Holds bin/postgres. */
  native: string;
  account: Account | undefined;
  credentials: Credentials;
  logFile: string;
}
