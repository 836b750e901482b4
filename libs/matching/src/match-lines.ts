import { readListing } from '@app/listings';
import type { Match } from './match.js';
import type { MatchNeed } from './match-need.js';
import { readMatchNeed } from './read-match-need.js';
import { rankListings, type RankOptions } from './rank-listings.js';

/** A line that cannot be read; `line` counts from 1. */
export class BadLine extends Error {
  override name = 'BadLine';
  constructor(
    readonly file: 'needs' | 'listings',
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file} line ${line}: ${reason}`);
  }
}

/**
 * JSON lines `{"id","need"}` and JSON lines of listings → per need one line `{"id","matches":[…]}` as the contract writes
 * it, in the order of the needs, best match first. Everything is read before the first line comes out.
 * @throws BadLine
 */
export function* matchLines(needs: string, listings: string, options: RankOptions = {}): Generator<string, void> {
  const asked = read('needs', needs, readNeedLine);
  const offered = read('listings', listings, (value) => readListing(value, { unknownKeys: 'drop' }));
  for (const { id, need } of asked) {
    yield JSON.stringify({ id, matches: rankListings(need, offered, options).map(contractMatch) });
  }
}

function contractMatch({ ref, score, verdict, criteria, notes }: Match) {
  return { ref, score, verdict, criteria, ...(notes.length > 0 && { notes }) };
}

function read<T>(file: BadLine['file'], jsonl: string, from: (value: unknown) => T): T[] {
  const rows: T[] = [];
  jsonl
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() === '') return;
      try {
        rows.push(from(JSON.parse(text)));
      } catch (error) {
        throw new BadLine(file, i + 1, (error as Error).message);
      }
    });
  return rows;
}

function readNeedLine(value: unknown): { id: string | number; need: MatchNeed } {
  const { id, need } = (value ?? {}) as { id?: unknown; need?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('id: must be a text');
  return { id, need: readMatchNeed(need) };
}
