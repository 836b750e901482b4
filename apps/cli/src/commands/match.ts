import { readFile } from 'node:fs/promises';
import type { RulesOverride } from '@app/matching';
import { Command } from 'commander';
import { CliError } from '../cli-error.js';
import { writeOut } from '../write-out.js';

interface MatchOptions {
  needs: string;
  listings: string;
  all?: boolean;
  limit?: string;
  rules?: string;
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

/** Tolerances and weights that differ from the defaults, as the settings keep them. */
async function rulesOf(file: string): Promise<RulesOverride> {
  const { checkedRules } = await import('@app/matching');
  const text = await textOf(file);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CliError(`${file}: ${(error as Error).message}.`);
  }
  const { rules, problems } = checkedRules(value);
  if (problems.length > 0)
    throw new CliError(`${file}: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}.`);
  return rules;
}

async function match({ needs, listings, all = false, limit, rules: file }: MatchOptions): Promise<void> {
  const most = limit === undefined ? undefined : Number(limit);
  if (most !== undefined && !(Number.isInteger(most) && most > 0))
    throw new CliError(`--limit ${limit} is no number above 0.`);
  const { BadLine, matchLines } = await import('@app/matching');
  const rules = file === undefined ? undefined : await rulesOf(file);
  const files = { needs, listings };
  try {
    for (const line of matchLines(await textOf(needs), await textOf(listings), {
      includeNo: all,
      limit: most,
      rules,
    })) {
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
    .option('--rules <file>', 'JSON of tolerances and weights that differ from the defaults')
    .option('--limit <number>', 'best so many a need')
    .action(match);
