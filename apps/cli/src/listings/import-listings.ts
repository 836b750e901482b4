import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { ImportRunner, type ListingImport, ListingImports, ListingImportsRepository, problemText } from '@app/listings';
import { Database } from '@app/platform';
import { CliError } from '../cli-error.js';
import { progress } from '../progress.js';
import { withApp } from '../with-app.js';
import { writeOut } from '../write-out.js';

interface Options {
  source: string;
  dryRun?: boolean;
  mapping?: string;
  errors?: string;
  resume?: boolean;
  draft?: boolean;
}
type Note = (message: string) => void;

/** Bytes: an import is kept in the database until it is done. */
const MOST = 300 * 1024 * 1024;
const SHOWN = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function bytesOf(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}.`);
  });
  if (bytes.length > MOST) throw new CliError(`${file}: larger than 300 MB; split it into several files.`);
  return bytes;
}

async function mappingOf(file: string | undefined): Promise<Record<string, string | null>> {
  if (!file) return {};
  const text = (await bytesOf(file)).toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, string | null>;
  } catch {
    // Said below.
  }
  throw new CliError(`${file}: no JSON object of headers and keys.`);
}

/** Imports a file, or says what importing it would do; rows with mistakes are left out and explained. */
export async function importFile(file: string | undefined, options: Options, note: Note): Promise<void> {
  if (!file) throw new CliError('Which file? plotline listings import FILE, or --undo ID.');
  const bytes = await bytesOf(file);
  const mapping = await mappingOf(options.mapping);
  await withApp(async (app) => {
    const id = await begun(app, { file, bytes, mapping, options, note });
    const shown = progress(options.dryRun ? 'checking' : 'importing', 0);
    let before = 0;
    await finished(app, id, (rows) => {
      shown.add(rows - before);
      before = rows;
    });
    shown.done();
    await tell(app, id, options, note);
  });
}

/** A running server may take the import up as well: whoever has the next batch does it, we wait for the end. */
async function finished(
  app: INestApplicationContext,
  id: string,
  show: (rows: number) => void = () => undefined,
): Promise<void> {
  for (;;) {
    await app.get(ImportRunner).run(id, show);
    const { status } = await app.get(ListingImportsRepository).read(null, id);
    if (!['checking', 'running', 'undoing'].includes(status)) return;
    await sleep(200);
  }
}

async function begun(
  app: INestApplicationContext,
  {
    file,
    bytes,
    mapping,
    options,
    note,
  }: { file: string; bytes: Buffer; mapping: Record<string, string | null>; options: Options; note: Note },
): Promise<string> {
  const imports = app.get(ListingImports);
  const { source, resume, dryRun, draft } = options;
  if (resume) {
    const id = await imports.unfinished(bytes, source);
    if (!id) throw new CliError(`${file}: no import of this file was broken off.`);
    return id;
  }
  const made = await imports.upload(null, {
    bytes,
    fileName: file.split('/').at(-1)!,
    source,
    mapping,
    publish: !draft,
  });
  const left = made.columns.filter(
    ({ field, header }) => field === null && header.trim() !== '' && mapping[header] !== null,
  );
  if (left.length > 0)
    note(
      `Not imported (no known column): ${left.map(({ header }) => header).join('、')}. Use --mapping to say what they are.`,
    );
  for (const { header, field, confidence } of made.columns)
    if (field !== null && confidence <= 0.5)
      note(`${header} is read as ${field}. Use --mapping if it is something else.`);
  await app.get(Database).transaction((tx) => (dryRun ? imports.check(tx, made.id) : imports.start(tx, made.id)));
  return made.id;
}

async function tell(app: INestApplicationContext, id: string, options: Options, note: Note): Promise<void> {
  const [imports, store] = [app.get(ListingImports), app.get(ListingImportsRepository)];
  const done = await store.read(null, id);
  if (done.status === 'failed') throw new CliError(`${done.fileName}: ${done.problem}. Nothing was imported.`);
  for (const { number, problems } of await store.refused(id, SHOWN))
    for (const problem of problems) note(`row ${number}, ${problemText([problem])}`);
  if (done.refused > SHOWN) note(`… and ${done.refused - SHOWN} more rows; --errors FILE writes them all.`);
  if (options.errors && done.refused > 0) await writeFile(options.errors, (await imports.errorFile(done)).bytes);
  await writeOut(`${summary(done)}\n`);
  if (options.dryRun) await app.get(Database).transaction((tx) => imports.discard(tx, id));
  else note(`To take it back: plotline listings import --undo ${id}`);
}

const summary = ({ status, added, updated, unchanged, refused }: ListingImport): string =>
  `${status === 'checked' ? 'would add' : 'added'} ${added}, ${status === 'checked' ? 'update' : 'updated'} ${updated}, unchanged ${unchanged}, left out ${refused}`;

/** Puts the listings back to what they were before an import. */
export async function undoImport(id: string, note: Note): Promise<void> {
  if (!UUID.test(id)) throw new CliError(`${id} is no import's id.`);
  await withApp(async (app) => {
    await app.get(ListingImportsRepository).read(null, id);
    await app.get(Database).transaction((tx) => app.get(ListingImports).undo(tx, id));
    await finished(app, id);
    const { kept } = await app.get(ListingImportsRepository).read(null, id);
    if (kept > 0) {
      const refs = await app.get(ListingImportsRepository).keptRefs(id);
      note(`${kept} were changed since and stay as they are: ${refs.join('、')}`);
    }
    await writeOut(`undone ${id}\n`);
  });
}
