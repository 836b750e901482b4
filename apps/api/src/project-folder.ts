import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const isOurs = (folder: string): boolean => {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'plotline';
};

/** The folder of package.json, found upwards from the program that was started, wherever it was started from. */
export function projectFolder(): string {
  for (const start of [resolve(process.argv[1] ?? '.'), process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) if (isOurs(folder)) return folder;
  }
  return process.cwd();
}
