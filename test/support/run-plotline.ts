import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { dropScratch, makeScratch } from '../setup/scratch.mjs';
import type { TestDatabase } from '../setup/test-database.js';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the `plotline` command against a database, as an administrator would from a shell. */
export function runPlotline(database: TestDatabase, args: string[]): Ran {
  const dataDir = makeScratch('data');
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/plotline.mjs', ...args], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
    env: { PATH, HOME, DATABASE_URL: database.url, PLOTLINE_DATA_DIR: dataDir, PLOTLINE_KEY_FILE: database.keyFile },
  });
  dropScratch(dataDir);
  return { code: status, stdout, stderr };
}
