import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '../setup/test-database.js';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the `plotline` command against a database, as an administrator would from a shell. */
export function runPlotline(database: TestDatabase, args: string[]): Ran {
  const dataDir = mkdtempSync(join(tmpdir(), 'plotline-test-data-'));
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/plotline.mjs', ...args], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
    env: { PATH, HOME, DATABASE_URL: database.url, PLOTLINE_DATA_DIR: dataDir, PLOTLINE_KEY_FILE: database.keyFile },
  });
  rmSync(dataDir, { recursive: true, force: true });
  return { code: status, stdout, stderr };
}
