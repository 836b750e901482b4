import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, NotFound, pageOf, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { ErrorRow } from './error-file.js';
import { type ListingImport, type ProblemKind, type RefusedRow, UNDO_DAYS } from './listing-import.js';

const COLUMNS = `listing_import.id, source, file_name as "fileName", file_type as "fileType", encoding, columns, publish,
  listing_import.status, position, rows, added, updated, unchanged, refused, kept, problem, created_by as "createdBy",
  app_user.name as "createdByName", listing_import.created_at as "createdAt",
  to_json(listing_import.created_at) #>> '{}' as "cursorAt", done_at as "doneAt",
  case when listing_import.status = 'done' then done_at + interval '${UNDO_DAYS} days' end as "undoUntil"`;
const FROM = `listing_import left join app_user on app_user.id = listing_import.created_by`;

/** Imports belong to who made them: their files hold what owners said. Admins see all. */
const scope = (me: Me, parameters: unknown[]): string => {
  if (me.role === 'admin') return 'true';
  return `listing_import.created_by = $${parameters.push(me.id)}`;
};

/** Questions about imports. */
@Injectable()
export class ListingImportsRepository {
  constructor(private readonly database: Database) {}

  async list(
    me: Me,
    cursor: string | undefined,
    limit: number,
  ): Promise<{ items: ListingImport[]; next: string | null }> {
    const parameters: unknown[] = [];
    let where = scope(me, parameters);
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      where += ` and (listing_import.created_at, listing_import.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
    }
    const rows = await this.database.query<ListingImport>(
      `select ${COLUMNS} from ${FROM} where ${where}
       order by listing_import.created_at desc, listing_import.id desc limit $${parameters.push(limit + 1)}`,
      parameters,
    );
    return pageOf(rows, limit, (row) => ({ at: row.cursorAt, id: row.id }));
  }

  /** @throws NotFound, also for one of somebody else */
  async read(me: Me | null, id: string): Promise<ListingImport> {
    const parameters: unknown[] = [id];
    const [row] = await this.database.query<ListingImport>(
      `select ${COLUMNS} from ${FROM} where listing_import.id = $1 and ${me ? scope(me, parameters) : 'true'}`,
      parameters,
    );
    if (!row) throw new NotFound('import_not_found', '没有这次导入');
    return row;
  }

  async file(id: string): Promise<Buffer | null> {
    const [row] = await this.database.query<{ file: Buffer | null }>(`select file from listing_import where id = $1`, [
      id,
    ]);
    return row?.file ?? null;
  }

  /** First mistakes in the order of the file. */
  refused(id: string, limit: number): Promise<RefusedRow[]> {
    return this.database.query(
      `select row_number as number, problems from listing_import_error where import_id = $1 order by row_number limit $2`,
      [id, limit],
    );
  }

  kinds(id: string): Promise<ProblemKind[]> {
    return this.database.query(
      `select problem ->> 'column' as column, min(problem ->> 'message') as message, count(*)::int as count
       from listing_import_error, jsonb_array_elements(problems) as problem where import_id = $1
       group by problem ->> 'column', problem ->> 'code' order by count(*) desc, 1 limit 20`,
      [id],
    );
  }

  errorRows(id: string): Promise<ErrorRow[]> {
    return this.database.query(
      `select row_number as number, cells, problems from listing_import_error where import_id = $1 order by row_number`,
      [id],
    );
  }

  /** Refs of listings that undoing left alone. */
  async keptRefs(id: string, limit = 100): Promise<string[]> {
    const rows = await this.database.query<{ ref: string }>(
      `select ref from listing_import_row where import_id = $1 and undone = 'kept' order by ref limit $2`,
      [id, limit],
    );
    return rows.map(({ ref }) => ref);
  }

  /** Imports with work that nobody has done anything for since a while; `ms` 0 = all with work. */
  async waiting(ms: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from listing_import where status in ('checking', 'running', 'undoing')
         and beat_at <= now() - $1 * interval '1 millisecond' order by created_at limit 20`,
      [ms],
    );
    return rows.map(({ id }) => id);
  }

  /** The same file taken in before by the same person and not imported: one copy of what owners said is enough. */
  async forgetUnused(createdBy: string | null, source: string, hash: Buffer): Promise<void> {
    await this.database.query(
      `delete from listing_import where status in ('uploaded', 'checked') and source = $2 and file_hash = $3
         and created_by is not distinct from $1::uuid`,
      [createdBy, source, hash],
    );
  }

  /**
   * Files, mistakes and what listings were before hold what owners said: files that nobody went on with go after a week,
   * the rest when an import cannot be undone any more. A day later than that: an undoing may just have begun.
   */
  async tidy(tx: Tx): Promise<void> {
    await tx.query(
      `delete from listing_import where status in ('uploaded', 'checked') and beat_at < now() - interval '7 days'`,
    );
    for (const table of ['listing_import_error', 'listing_import_row'])
      await tx.query(
        `delete from ${table} using listing_import where listing_import.id = import_id
           and status in ('done', 'undone', 'failed') and done_at < now() - interval '${UNDO_DAYS + 1} days'`,
      );
  }
}
