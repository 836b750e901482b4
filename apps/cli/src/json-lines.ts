import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CliError } from './cli-error.js';

export interface Line {
  /** Counted from 1. */
  number: number;
  text: string;
}

/**
 * Lines of a text in UTF-8, empty ones too.
 * @param name what messages call it
 * @throws CliError when it cannot be read
 */
export async function* linesOf(stream: Readable, name: string): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const raw of createInterface({ input: stream, crlfDelay: Infinity })) {
      number += 1;
      yield { number, text: number === 1 ? raw.replace(/^\uFEFF/, '') : raw };
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CliError(`${name}: no such file.`);
    if (code === 'EISDIR') throw new CliError(`${name}: is a folder, not a file.`);
    if (code === 'EACCES') throw new CliError(`${name}: cannot be read, check its permissions.`);
    throw error;
  }
}

export const linesOfFile = (path: string): AsyncGenerator<Line> => linesOf(createReadStream(path), path);

/**
 * Objects of a JSON-lines file, each with its line; empty lines are passed over.
 * @throws CliError naming file, line and reason
 */
export async function* jsonLines(
  lines: AsyncIterable<Line>,
  name: string,
): AsyncGenerator<{ number: number; value: Record<string, unknown> }> {
  for await (const { number, text } of lines) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new CliError(`${name}, line ${number}: not JSON (${(error as Error).message}).`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new CliError(`${name}, line ${number}: not a JSON object.`);
    }
    yield { number, value: value as Record<string, unknown> };
  }
}
