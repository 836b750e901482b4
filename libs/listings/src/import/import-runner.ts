import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, Invalid, Keyring, type Tx } from '@app/platform';
import type { Cell, SheetRow } from './cell.js';
import { planBatch, writeBatch } from './import-batch.js';
import { EXAMPLE_REF } from './import-template.js';
import { undoBatch, undoParks } from './import-undo.js';
import type { ImportStatus, ListingImport } from './listing-import.js';
import { ListingImportsRepository } from './listing-imports.repository.js';
import { columnLabel } from './match-headers.js';
import { openSheet } from './open-sheet.js';
import { type ReadRow, RowReader } from './read-row.js';

/** Rows of one transaction: enough to be fast, few enough to lose little. */
const BATCH = 2000;
/** Rows read between looks at what the database answered: it must not wait for its next statement. */
const BREATH = 16;

interface Read {
  row: SheetRow;
  read: ReadRow;
}
type Refused = { number: number; cells: Cell[]; problems: unknown };

/** Somebody else went on with the import, or it was stopped: whoever runs this copy has nothing to do any more. */
class MovedOn extends Error {}

/**
 * Does what an import's status asks for, from where it stands, batch by batch: each in a transaction that also moves the
 * position on, under a lock of the import. Safe to run twice, at once, and after a kill.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly imports: ListingImportsRepository,
    private readonly keyring: Keyring,
  ) {}

  /** @param show told how many rows are done with after each batch */
  async run(id: string, show: (rows: number) => void = () => undefined): Promise<void> {
    const job = await this.imports.read(null, id);
    try {
      if (job.status === 'checking' || job.status === 'running') await this.pass(job, job.status, show);
      else if (job.status === 'undoing') await this.takeBack(job, show);
    } catch (error) {
      if (error instanceof MovedOn) return;
      if (!(error instanceof Invalid)) throw error;
      await this.fail(job, error.message);
      if (job.status === 'running') await this.run(id, show);
    }
  }

  private async pass(job: ListingImport, phase: 'checking' | 'running', show: (rows: number) => void): Promise<void> {
    const bytes = await this.imports.file(job.id);
    if (!bytes) throw new MovedOn();
    const sheet = await openSheet(bytes, { isKnown: true });
    const reader = new RowReader(job.columns);
    const seen = new Map<string, number>();
    let position = 0;
    let batch: Read[] = [];
    // The database writes a batch while the next one is read.
    let stored = Promise.resolve();
    const flush = async (): Promise<void> => {
      const [full, end] = [batch, position];
      batch = [];
      await stored;
      stored = this.store(job, phase, end - full.length, full).then(() => show(end));
      stored.catch(() => undefined);
    };
    for await (const row of sheet.rows()) {
      position += 1;
      if (position <= job.position) {
        seen.set(reader.refOf(row), row.number);
        continue;
      }
      batch.push({ row, read: once(reader, row, seen) });
      if (batch.length === BATCH) await flush();
      else if (position % BREATH === 0) await setImmediate();
    }
    if (batch.length > 0) await flush();
    await stored;
    if (position === 0) throw new Invalid('file_empty', '表头下面没有房源：请至少填一行');
    await this.finish(job, phase, position);
  }

  private async store(job: ListingImport, phase: ImportStatus, from: number, batch: readonly Read[]): Promise<void> {
    const { id, source, publish } = job;
    await this.database.transaction(async (tx) => {
      await this.hold(tx, id, phase, from);
      const good = batch.flatMap(({ read }) =>
        'listing' in read && !EXAMPLE_REF.test(read.listing.ref) ? [read] : [],
      );
      const running = phase === 'running';
      const plan = await planBatch(tx.query.bind(tx), good, { source, keyring: this.keyring, lock: running });
      if (running) await writeBatch(tx, plan.write, { importId: id, source, keyring: this.keyring, publish });
      const refused = this.refused(job, batch, plan.refused);
      if (refused.length > 0) await this.keepRefused(tx, id, refused);
      const added = plan.write.filter(({ isNew }) => isNew).length;
      await tx.query(
        `update listing_import set position = $2, beat_at = clock_timestamp(), added = added + $3, updated = updated + $4,
           unchanged = unchanged + $5, refused = refused + $6 where id = $1`,
        [id, from + batch.length, added, plan.write.length - added, plan.unchanged, refused.length],
      );
    });
  }

  private keepRefused(tx: Tx, id: string, refused: readonly Refused[]): Promise<unknown> {
    return tx.query(
      `insert into listing_import_error (import_id, row_number, cells, problems)
       select $1, number, cells, problems from jsonb_to_recordset($2::jsonb) as bad (number integer, cells jsonb, problems jsonb)`,
      [id, JSON.stringify(refused, storable)],
    );
  }

  private refused(
    { columns }: ListingImport,
    batch: readonly Read[],
    late: Awaited<ReturnType<typeof planBatch>>['refused'],
  ): Refused[] {
    const later = new Map(late.map(({ number, problems }) => [number, problems]));
    return batch.flatMap(({ row, read }) => {
      const problems =
        'problems' in read
          ? read.problems
          : later.get(row.number)?.map((problem) => ({ ...problem, column: columnLabel(columns, problem.column) }));
      return problems ? [{ number: row.number, cells: row.cells, problems }] : [];
    });
  }

  /** Only one goes on, and only from where it stands. @throws MovedOn */
  private async hold(tx: Tx, id: string, phase: ImportStatus, position?: number): Promise<void> {
    const [found] = await tx.query<{ status: ImportStatus; position: number }[]>(
      `select status, position from listing_import where id = $1 for update`,
      [id],
    );
    if (found?.status !== phase || (position !== undefined && found.position !== position)) throw new MovedOn();
  }

  private async finish(job: ListingImport, phase: 'checking' | 'running', rows: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.hold(tx, job.id, phase, rows);
      if (phase === 'checking') {
        await tx.query(`update listing_import set status = 'checked', rows = $2 where id = $1`, [job.id, rows]);
        return;
      }
      await tx.query(
        `update listing_import set status = 'done', rows = $2, file = null, done_at = now() where id = $1`,
        [job.id, rows],
      );
      const [counts] = await tx.query<Pick<ListingImport, 'added' | 'updated' | 'unchanged' | 'refused'>[]>(
        `select added, updated, unchanged, refused from listing_import where id = $1`,
        [job.id],
      );
      const told = { actorId: job.createdBy, subjectId: job.id };
      await this.events.record(tx, { type: 'listings.imported', ...told, data: { importId: job.id, ...counts! } });
      if (job.publish && counts!.added + counts!.updated > 0)
        await this.events.record(tx, { type: 'listings.published', ...told, data: { importId: job.id } });
    });
  }

  private async takeBack(job: ListingImport, show: (rows: number) => void): Promise<void> {
    let total = 0;
    for (let done = 1; done > 0;) {
      await this.database.transaction(async (tx) => {
        await this.hold(tx, job.id, 'undoing');
        const undone = await undoBatch(tx, job.id, BATCH);
        done = undone.done;
        await tx.query(`update listing_import set kept = kept + $2, beat_at = clock_timestamp() where id = $1`, [
          job.id,
          undone.kept,
        ]);
        if (done === 0) await this.undone(tx, job);
      });
      show((total += done));
    }
  }

  private async undone(tx: Tx, job: ListingImport): Promise<void> {
    await undoParks(tx, job.id);
    await tx.query(
      `update listing_import set status = case when problem is null then 'undone' else 'failed' end, done_at = now() where id = $1`,
      [job.id],
    );
    const counts = await tx.query<{ undone: string; count: number }[]>(
      `select undone, count(*)::int as count from listing_import_row where import_id = $1 group by 1`,
      [job.id],
    );
    const data = { importId: job.id, ...Object.fromEntries(counts.map(({ undone, count }) => [undone, count])) };
    await this.events.record(tx, { type: 'listings.import_undone', actorId: job.createdBy, subjectId: job.id, data });
  }

  /** The file cannot be read to its end: what was written goes again. */
  private async fail(job: ListingImport, problem: string): Promise<void> {
    const next = job.status === 'running' ? 'undoing' : 'failed';
    await this.database.query(
      `update listing_import set status = $2, problem = $3, file = null, done_at = now() where id = $1 and status = $4`,
      [job.id, next, problem, job.status],
    );
  }
}

/** Postgres takes neither a NUL nor half a character, which cutting a text may leave. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? Buffer.from(value.replaceAll('\0', '')).toString() : value;

/** The first row with a ref is meant, a second one is told of it. */
function once(reader: RowReader, row: SheetRow, seen: Map<string, number>): ReadRow {
  const read = reader.read(row);
  const ref = reader.refOf(row);
  const first = seen.get(ref);
  if (ref !== '' && first !== undefined) {
    const double = {
      code: 'double',
      column: '编号',
      value: ref.slice(0, 100),
      message: `与第 ${first} 行的编号重复，请改掉一个`,
    };
    return { number: row.number, problems: 'problems' in read ? [double, ...read.problems] : [double] };
  }
  if (ref !== '') seen.set(ref, row.number);
  return read;
}
