import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CliError } from '../cli-error.js';
import { writeOut } from '../write-out.js';

interface MatchOptions {
  needs: string;
  listings: string;
  all?: boolean;
  limit?: string;
}

const reasons: Record<string, string> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'cannot be read',
};

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${file}: ${reasons[error.code ?? ''] ?? error.message}.`);
  });

async function match({ needs, listings, all = false, limit }: MatchOptions): Promise<void> {
  const most = limit === undefined ? undefined : Number(limit);
  if (most !== undefined && !(Number.isInteger(most) && most > 0))
    throw new CliError(`--limit ${limit} is no number above 0.`);
  const { BadLine, matchLines } = await import('@app/matching');
  const files = { needs, listings };
  try {
    for (const line of matchLines(await textOf(needs), await textOf(listings), { includeNo: all, limit: most })) {
      await writeOut(`${line}\n`);
    }
  } catch (error) {
    if (!(error instanceof BadLine)) throw error;
    throw new CliError(`${files[error.file]}, line ${error.line}: ${error.reason}.`);
  }
}

export const matchCommand = (): Command =>
  new Command('match')
    .description('which listings fit which need, best first, with reasons · 匹配房源')
    .requiredOption('--needs <file>', 'JSON lines {"id","need"}')
    .requiredOption('--listings <file>', 'JSON lines of listings')
    .option('--all', 'with the listings that do not fit, and why')
    .option('--limit <number>', 'best so many a need')
    .action(match);
