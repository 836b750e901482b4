import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dropScratch, makeScratch } from '../setup/scratch.mjs';

export interface Acknowledged {
  n: number;
  ref: string;
}

/** What the system has said yes to, kept outside it: a line a request, on the disk before the next is sent. */
export class Ledger {
  private readonly folder = makeScratch('ledger');
  private readonly file = join(this.folder, 'acknowledged.jsonl');
  private readonly handle = openSync(this.file, 'a');

  write(entry: Acknowledged): void {
    writeSync(this.handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.handle);
  }

  read(): Acknowledged[] {
    const lines = readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Acknowledged);
  }

  close(): void {
    closeSync(this.handle);
    dropScratch(this.folder);
  }
}
