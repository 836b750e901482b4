import { damaged, tooDense, type ZipArchive } from './zip-archive.js';

/** Bytes that a workbook may unpack to, in all and its shared texts, and how many times its packed size beyond 16 MB. */
const MOST = 1024 ** 3;
export const MOST_TEXTS = 160 * 1024 ** 2;
const MOST_RATIO = 200;
const SMALL = 16 * 1024 ** 2;

/** How many bytes a workbook's parts may unpack to, by its directory. @throws Invalid when that says more, or names no workbook */
export function mostUnpacked({ bytes, parts }: ZipArchive): number {
  if (!parts.some(({ name }) => name === '[Content_Types].xml') || parts.length > 5000) throw damaged();
  const declared = parts.reduce((sum, { size }) => sum + size, 0);
  if (declared > MOST || (declared > SMALL && declared > bytes.length * MOST_RATIO)) throw tooDense();
  return Math.min(MOST, Math.max(SMALL, bytes.length * MOST_RATIO));
}

/** Unpacks a workbook to see that it is whole and not larger than its size lets expect. @throws Invalid in one sentence */
export async function guardWorkbook(archive: ZipArchive, sheet: string): Promise<void> {
  const allowed = mostUnpacked(archive);
  let size = 0;
  for (const part of archive.parts.filter(({ name }) => name === sheet || /\.(?:xml|rels)$/.test(name))) {
    const most = /sharedStrings/.test(part.name) ? MOST_TEXTS : allowed - size;
    for await (const { length } of archive.unpack(part, most)) size += length;
    if (size > allowed) throw tooDense();
  }
}
