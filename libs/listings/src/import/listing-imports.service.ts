import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, Database, Invalid, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { cellText } from './cell.js';
import { errorFile } from './error-file.js';
import { isImportKey } from './import-fields.js';
import { type ImportStatus, type ListingImport, UNDO_DAYS } from './listing-import.js';
import { ListingImportsRepository } from './listing-imports.repository.js';
import { type ImportColumn, matchHeaders } from './match-headers.js';
import { openSheet } from './open-sheet.js';

export interface NewImport {
  bytes: Buffer;
  fileName: string;
  source?: string;
  publish?: boolean;
  /** Headers to keys, by a person; null = leave the column out. */
  mapping?: Record<string, string | null>;
}

const NEEDED = { ref: '编号', kind: '类型' } as const;

/** Imports from upload to undoing; the work itself is done by `ImportRunner`. */
@Injectable()
export class ListingImports {
  constructor(
    private readonly database: Database,
    private readonly imports: ListingImportsRepository,
  ) {}

  /**
   * Takes a file in: its kind, headers and what they mean. Nothing is imported yet.
   * @throws Invalid in one sentence when it cannot be read
   */
  async upload(
    me: Me | null,
    { bytes, fileName, source = 'own', publish = true, mapping = {} }: NewImport,
  ): Promise<ListingImport> {
    const sheet = await openSheet(bytes);
    const [remembered] = await this.database.query<{ columns: Record<string, string | null> }>(
      `select columns from listing_import_mapping where source = $1`,
      [source],
    );
    const columns = matchHeaders(sheet.headers, { ...remembered?.columns, ...mapping });
    const hash = createHash('sha256').update(bytes).digest();
    await this.imports.forgetUnused(me?.id ?? null, source, hash);
    const [row] = await this.database.query<{ id: string }>(
      `insert into listing_import (source, file_name, file_type, encoding, file_hash, file, columns, publish, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        source,
        fileName.slice(-200),
        sheet.type,
        sheet.encoding ?? null,
        hash,
        bytes,
        JSON.stringify(columns),
        publish,
        me?.id ?? null,
      ],
    );
    return this.imports.read(null, row!.id);
  }

  /** What stands in the first rows, for whoever says what the columns are. */
  async sample(id: string, count: number): Promise<string[][]> {
    const bytes = await this.imports.file(id);
    if (!bytes) return [];
    const rows: string[][] = [];
    const sheet = await openSheet(bytes, { isKnown: true });
    for await (const { cells } of sheet.rows()) {
      rows.push(sheet.headers.map((_, index) => cellText(cells[index]).slice(0, 80)));
      if (rows.length >= count) break;
    }
    return rows;
  }

  /** Says what the columns are; remembered for the next file of this source. Then it is checked anew. */
  async setColumns(tx: Tx, id: string, fields: (string | null)[]): Promise<void> {
    const found = await this.lock(tx, id, ['uploaded', 'checked']);
    const taken = fields.filter((field) => field !== null);
    if (fields.length !== found.columns.length || taken.some((field) => !isImportKey(field)))
      throw new Invalid('columns_invalid', '列的设置与文件不符，请重新上传', [
        { field: 'fields', message: '列数不符或字段不认识' },
      ]);
    const double = taken.find((field, index) => taken.indexOf(field) !== index);
    if (double !== undefined)
      throw new Invalid('columns_double', '有两列设成了同一个字段，请改掉一列', [{ field: 'fields', message: double }]);
    const columns = found.columns.map((column, index): ImportColumn => ({
      ...column,
      field: fields[index]!,
      confidence: 1,
    }));
    const chosen = Object.fromEntries(columns.map(({ header, field }) => [header, field]));
    await tx.query(`update listing_import set columns = $2 where id = $1`, [id, JSON.stringify(columns)]);
    await tx.query(
      `insert into listing_import_mapping (source, columns) values ($1, $2)
       on conflict (source) do update set columns = listing_import_mapping.columns || excluded.columns, updated_at = now()`,
      [found.source, JSON.stringify(chosen)],
    );
  }

  /** Has every row read and checked, without writing any listing. */
  async check(tx: Tx, id: string): Promise<void> {
    const { columns } = await this.lock(tx, id, ['uploaded', 'checked', 'checking']);
    assertNeeded(columns);
    await this.begin(tx, id, 'checking');
  }

  /** Has the rows written. */
  async start(tx: Tx, id: string, publish?: boolean): Promise<void> {
    const { columns } = await this.lock(tx, id, ['uploaded', 'checked']);
    assertNeeded(columns);
    if (publish !== undefined) await tx.query(`update listing_import set publish = $2 where id = $1`, [id, publish]);
    await this.begin(tx, id, 'running');
  }

  /** Has the listings put back to what they were. Asking twice is asking once. @throws Conflict when it is too late */
  async undo(tx: Tx, id: string): Promise<void> {
    const { status, late } = await this.lock(tx, id, ['done', 'running', 'undoing', 'undone']);
    if (status === 'undoing' || status === 'undone') return;
    if (status === 'done' && late) throw new Conflict('import_too_old', `这次导入已过 ${UNDO_DAYS} 天，不能再撤销`);
    await tx.query(`update listing_import set status = 'undoing', file = null, beat_at = 'epoch' where id = $1`, [id]);
  }

  /** Forgets a file that was not imported. */
  async discard(tx: Tx, id: string): Promise<void> {
    await this.lock(tx, id, ['uploaded', 'checking', 'checked', 'failed']);
    await tx.query(`delete from listing_import where id = $1`, [id]);
  }

  /** The rows that were left out with the reasons, in the format of the file. */
  async errorFile(found: ListingImport): Promise<{ name: string; bytes: Buffer }> {
    const rows = await this.imports.errorRows(found.id);
    const headers = found.columns.map(({ header }) => header);
    const name = `${found.fileName.replace(/\.\w+$/, '')}-待更正.${found.fileType}`;
    return { name, bytes: await errorFile(found, headers, rows) };
  }

  /** An unfinished import of this very file, to go on with. */
  async unfinished(bytes: Buffer, source: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from listing_import where source = $1 and file_hash = $2 and status = 'running'
       order by created_at desc limit 1`,
      [source, createHash('sha256').update(bytes).digest()],
    );
    return row?.id;
  }

  private async begin(tx: Tx, id: string, status: ImportStatus): Promise<void> {
    await tx.query(`delete from listing_import_error where import_id = $1`, [id]);
    await tx.query(
      `update listing_import set status = $2, position = 0, rows = case when $2 = 'checking' then null else rows end,
         added = 0, updated = 0, unchanged = 0, refused = 0, problem = null, beat_at = 'epoch' where id = $1`,
      [id, status],
    );
  }

  private async lock(tx: Tx, id: string, statuses: ImportStatus[]) {
    const [found] = await tx.query<(Pick<ListingImport, 'status' | 'source' | 'columns'> & { late: boolean })[]>(
      `select status, source, columns, coalesce(done_at < now() - $2 * interval '1 day', false) as late
       from listing_import where id = $1 for update`,
      [id, UNDO_DAYS],
    );
    if (!found || !statuses.includes(found.status))
      throw new Conflict('import_moved_on', '这次导入的状态已经变了，请刷新后再看');
    return found;
  }
}

function assertNeeded(columns: readonly ImportColumn[]): void {
  const missing = Object.entries(NEEDED).filter(([key]) => !columns.some(({ field }) => field === key));
  if (missing.length > 0)
    throw new Invalid('columns_missing', `还没有指定“${missing.map(([, label]) => label).join('”和“')}”是哪一列`, [
      { field: 'fields', message: missing.map(([key]) => key).join(' ') },
    ]);
}
