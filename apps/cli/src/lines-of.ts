import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Line {
  /** Counted from 1. */
  number: number;
  text: string;
}

/** Lines of a UTF-8 text, empty ones too; a byte order mark and carriage returns are dropped. */
export async function* linesOf(stream: Readable): AsyncGenerator<Line> {
  let number = 0;
  for await (const raw of createInterface({ input: stream, crlfDelay: Infinity })) {
    number += 1;
    yield { number, text: number === 1 ? raw.replace(/^\uFEFF/, '') : raw };
  }
}
