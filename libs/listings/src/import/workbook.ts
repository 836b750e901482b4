import type { SheetRow } from './cell.js';
import { type SheetParts, SheetReader } from './sheet-reader.js';
import { sheetParts, workbookPaths } from './workbook-parts.js';
import { damaged, ZipArchive } from './zip-archive.js';
import { guardWorkbook, mostUnpacked } from './zip-guard.js';

/**
 * Opens the first sheet of an xlsx file: its rows are unpacked and read as they are taken, again with each call.
 * @param isKnown it was opened before, and looked over whole then
 * @throws Invalid in one sentence
 */
export async function openWorkbook(
  bytes: Buffer,
  isKnown: boolean,
): Promise<() => AsyncGenerator<SheetRow, void, undefined>> {
  const archive = new ZipArchive(bytes);
  const most = mostUnpacked(archive);
  const paths = await workbookPaths(archive);
  if (!isKnown) await guardWorkbook(archive, paths.sheet);
  const sheet = archive.part(paths.sheet);
  if (!sheet) throw damaged();
  let parts: SheetParts | undefined;
  return async function* rows() {
    parts ??= await sheetParts(archive, paths);
    const reader = new SheetReader(parts);
    for await (const piece of archive.unpack(sheet, most)) {
      yield* reader.rows(piece);
      if (reader.isDone) return;
    }
    reader.end();
  };
}
