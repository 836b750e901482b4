import { createHash } from 'node:crypto';
import { CliError } from '../cli-error.js';
import { readArchive } from './archive-reader.js';
import { KEY_ENTRY, type Manifest, MANIFEST, readManifest, tableEntryPath } from './manifest.js';

export interface CheckedArchive {
  manifest: Manifest;
  /** The key file, when the archive has it. */
  key?: Buffer;
}

const MAX_SMALL_ENTRY = 16 * 1024 * 1024;

async function small(chunks: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_SMALL_ENTRY)
      throw new CliError(`${file} is damaged: an entry is far too large. Nothing was restored.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/**
 * Reads a whole archive once and compares every entry with the manifest, before anything is touched.
 * @throws CliError that says what is wrong with it
 */
export async function checkArchive(
  file: string,
  onBytes: (count: number) => void = () => undefined,
): Promise<CheckedArchive> {
  const damaged = (what: string) => new CliError(`${file} is damaged: ${what}. Nothing was restored.`);
  let manifest: Manifest | undefined;
  let key: Buffer | undefined;
  const seen = new Map<string, string>();
  await readArchive(file, async (path, chunks) => {
    if (path === MANIFEST && !manifest) {
      manifest = readManifest((await small(chunks, file)).toString('utf8'), file);
      return;
    }
    if (!manifest) throw new CliError(`${file} is no backup of Plotline: its first entry is ${path.slice(0, 60)}.`);
    const hash = createHash('sha256');
    if (path === KEY_ENTRY) hash.update((key = await small(chunks, file)));
    else
      for await (const chunk of chunks) {
        hash.update(chunk);
        onBytes(chunk.length);
      }
    if (seen.has(path)) throw damaged(`${path.slice(0, 60)} is in it twice`);
    seen.set(path, hash.digest('hex'));
  });
  if (!manifest) throw new CliError(`${file} is no backup of Plotline: it is empty.`);
  const expected = new Map(manifest.tables.map((table) => [tableEntryPath(table.name), table.sha256]));
  if (manifest.key_sha256) expected.set(KEY_ENTRY, manifest.key_sha256);
  for (const [path, sha256] of expected) {
    if (!seen.has(path)) throw damaged(`${path} is missing`);
    if (seen.get(path) !== sha256) throw damaged(`${path} does not match its checksum`);
  }
  for (const path of seen.keys())
    if (!expected.has(path)) throw damaged(`it has an unknown entry ${path.slice(0, 60)}`);
  return { manifest, key };
}
