import { Conflict, NotFound, type Tx } from '@app/platform';
import type { Changes, Choices, RecordKind } from './merge-fields.js';
import type { Children } from './move-children.js';
import type { RowText } from './row-text.js';

/** Columns of a moved row that the merge set beside the pointer. */
export interface Retouched {
  table: string;
  id: string;
  before: RowText;
  after: RowText;
}

/** Everything that one merge did. */
export interface MergeRecord {
  id: string;
  kind: RecordKind;
  survivorId: string;
  goneId: string;
  goneName: string;
  choices: Choices;
  changes: Changes;
  /** The whole row where it did not stay. */
  gone: RowText | null;
  children: Children & { retouched?: Retouched[] };
  /** Rows that moved, by table. */
  moved: Record<string, number>;
  undoneAt: Date | null;
}

const COLUMNS = `id, kind, survivor_id as "survivorId", gone_id as "goneId", gone_name as "goneName", choices, changes, gone,
  children, moved, undone_at as "undoneAt"`;

/** @throws NotFound */
export async function findMerge(tx: Tx, id: string): Promise<MergeRecord> {
  const [row] = await tx.query<MergeRecord[]>(`select ${COLUMNS} from merge where id = $1`, [id]);
  if (!row) throw new NotFound('merge_not_found', '没有这次合并，或您无权查看');
  return row;
}

/** The merge, locked; the records it is about must be locked before, as everybody does. @throws Conflict when undone */
export async function lockMerge(tx: Tx, id: string): Promise<MergeRecord> {
  await tx.query(`select 1 from merge where id = $1 for update`, [id]);
  const found = await findMerge(tx, id);
  if (found.undoneAt) throw new Conflict('already_undone', '这次合并已经撤销过了');
  return found;
}

/** The merge by which a record went, while it is not undone. */
export async function mergeOfGone(tx: Tx, kind: RecordKind, goneId: string): Promise<MergeRecord | undefined> {
  const [row] = await tx.query<MergeRecord[]>(
    `select ${COLUMNS} from merge where kind = $1 and gone_id = $2 and undone_at is null`,
    [kind, goneId],
  );
  return row;
}

type NewMerge = Omit<MergeRecord, 'id' | 'undoneAt' | 'moved'>;

export async function storeMerge(tx: Tx, merge: NewMerge, by: string): Promise<MergeRecord> {
  const moved: Record<string, number> = {};
  for (const { table, keys } of merge.children.moved) moved[table] = (moved[table] ?? 0) + keys.length;
  const [row] = await tx.query<MergeRecord[]>(
    `insert into merge (kind, survivor_id, gone_id, gone_name, choices, changes, gone, children, moved, merged_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
    [
      merge.kind,
      merge.survivorId,
      merge.goneId,
      merge.goneName,
      JSON.stringify(merge.choices),
      JSON.stringify(merge.changes),
      merge.gone ? JSON.stringify(merge.gone) : null,
      JSON.stringify(merge.children),
      JSON.stringify(moved),
      by,
    ],
  );
  return row!;
}

/**
 * Marks it undone. A later merge of the same survivor that started from a value of this one starts, from now on, from
 * what was there before.
 */
export async function closeMerge(tx: Tx, merge: MergeRecord, by: string, keptColumns: string[]): Promise<void> {
  await tx.query(`update merge set undone_at = clock_timestamp(), undone_by = $2 where id = $1`, [merge.id, by]);
  for (const column of keptColumns) {
    const { before, after } = merge.changes[column]!;
    await tx.query(
      `update merge set changes = jsonb_set(changes, array[$3, 'before'], $5::jsonb)
       where kind = $1 and survivor_id = $2 and undone_at is null and changes -> $3 -> 'before' = $4::jsonb`,
      [merge.kind, merge.survivorId, column, JSON.stringify(after), JSON.stringify(before)],
    );
  }
}
