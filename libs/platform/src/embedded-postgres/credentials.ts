import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderError } from './data-folder.js';
import { freePort } from './free-port.js';

/** How to reach the cluster of a data folder: user and database are both called `plotline`, on 127.0.0.1. */
export interface Credentials {
  port: number;
  password: string;
}

const fileIn = (dataFolder: string) => join(dataFolder, 'postgres.json');

/** @throws CannotStart when the file is there but belongs to another user. */
export function readCredentials(dataFolder: string): Credentials | undefined {
  try {
    const { port, password } = JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as Credentials;
    return Number.isInteger(port) && password ? { port, password } : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw dataFolderError(dataFolder, error);
  }
}

/** Written whole and flushed: a cluster whose password is lost cannot be opened. */
export function writeCredentials(dataFolder: string, credentials: Credentials): void {
  const draft = `${fileIn(dataFolder)}.${process.pid}`;
  try {
    const file = openSync(draft, 'w', 0o600);
    writeSync(file, `${JSON.stringify(credentials)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, fileIn(dataFolder));
  } catch (error) {
    throw dataFolderError(dataFolder, error);
  }
}

export async function newCredentials(): Promise<Credentials> {
  return { port: await freePort(), password: randomBytes(24).toString('base64url') };
}

export const databaseUrl = ({ port, password }: Credentials, database = 'plotline') =>
  `postgres://plotline:${password}@127.0.0.1:${port}/${database}`;
