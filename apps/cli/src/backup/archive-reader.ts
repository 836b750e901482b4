import { createReadStream } from 'node:fs';
import { Parser, type ReadEntry } from 'tar';
import { CliError } from '../cli-error.js';

type Chunks = AsyncIterable<Buffer>;

/**
 * Walks through a tar.gz without unpacking it to disk. Entries come one after the other: the next waits until `onEntry`
 * is done with the one before.
 * @throws CliError when the file is missing, cut off or no archive; whatever `onEntry` throws
 */
export async function readArchive(
  file: string,
  onEntry: (path: string, chunks: Chunks) => Promise<void>,
): Promise<void> {
  const source = createReadStream(file);
  // Rows of text compress far better than files do: the parser's guard against bombs would stop them.
  const parser = new Parser({ strict: true, maxDecompressionRatio: Number.POSITIVE_INFINITY });
  let failure: Error | undefined;
  let turn = Promise.resolve();
  parser.on('entry', (entry: ReadEntry) => {
    turn = turn
      .then(() => (failure ? undefined : onEntry(entry.path, entry as unknown as Chunks)))
      .catch((error: Error) => {
        failure ??= error;
        source.destroy(error);
      })
      .finally(() => entry.resume());
  });
  try {
    await new Promise<void>((resolve, reject) => {
      source.on('error', reject);
      parser.on('error', reject);
      parser.on('end', resolve);
      source.pipe(parser as unknown as NodeJS.WritableStream);
    });
    await turn;
  } catch (error) {
    throw failure ?? unreadable(file, error as NodeJS.ErrnoException);
  } finally {
    source.destroy();
  }
  if (failure) throw failure;
}

function unreadable(file: string, error: NodeJS.ErrnoException): CliError {
  if (error.code === 'ENOENT') return new CliError(`${file}: no such file.`);
  if (error.code === 'EISDIR') return new CliError(`${file}: is a folder, not a file.`);
  if (error.code === 'EACCES') return new CliError(`${file}: cannot be read, check its permissions.`);
  return new CliError(`${file} is damaged or no backup: ${error.message}. Nothing was restored.`);
}
