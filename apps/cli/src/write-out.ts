import { once } from 'node:events';

/** Writes to standard output as fast as the reader takes it. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
