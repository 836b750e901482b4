import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, NotFound, type Tx } from '@app/platform';
import { changesBetween, type Choices, chosenValues, wayBack } from './merge-fields.js';
import { closeMerge, lockMerge, type MergeRecord, mergeOfGone, storeMerge } from './merge-log.js';
import { moveBack, moveChildren, putTakenBack } from './move-children.js';
import { movePairs, movePairsBack } from './move-pairs.js';
import { readRow, type RowText, writeColumns } from './row-text.js';
import { shapeOf } from './table-shape.js';

export interface MergeRequest {
  keep: string;
  gone: string;
  choices: Choices;
}

/** The merge as it is now, and the fields that an undo left at their later value. */
export interface Undone {
  merge: MergeRecord;
  keptLater: string[];
}

const missing = () => new NotFound('record_not_found', '没有这条记录，或您无权查看');

/** Locks records in the order of their ids, as every merge does. @throws NotFound */
export async function lockRecords(tx: Tx, table: string, ids: string[]): Promise<void> {
  const rows = await tx.query<unknown[]>(`select 1 from "${table}" where id = any($1::uuid[]) order by id for update`, [
    ids,
  ]);
  if (rows.length < new Set(ids).size) throw missing();
}

/** @throws Conflict for a record with itself, or demo data with real data */
export function assertTwo(kept: RowText, gone: RowText): void {
  if (kept.id === gone.id) throw new Conflict('same_record', '这是同一条记录，请选择两条不同的记录');
  if (kept.demo !== gone.demo) throw new Conflict('demo_mixed', '演示数据和真实数据不能合并');
}

/**
 * Two companies or two people become one. The one that goes stays as a row that leads to the survivor, so that its name
 * and its phone are known when they come again; everything that referred to it refers to the survivor.
 */
@Injectable()
export class RecordMerges {
  constructor(private readonly events: Events) {}

  /** The same merge again gives the first one. @throws NotFound, Conflict `already_merged` */
  async merge(tx: Tx, by: string, kind: 'company' | 'contact', request: MergeRequest): Promise<MergeRecord> {
    const { keep, gone, choices } = request;
    await lockRecords(tx, kind, [keep, gone]);
    const shape = await shapeOf(tx, kind);
    const [kept, lost] = [(await readRow(tx, shape, keep))!, (await readRow(tx, shape, gone))!];
    assertTwo(kept, lost);
    const known = await mergeOfGone(tx, kind, gone);
    if (known?.survivorId === keep) return known;
    if (kept.merged_into || lost.merged_into)
      throw new Conflict('already_merged', '其中一条已经合并到别的记录，请刷新后再看');
    const children = {
      ...(await moveChildren(tx, { table: kind, from: gone, to: keep, takeOut: false })),
      ...(await movePairs(tx, kind, gone, keep)),
    };
    await writeColumns(tx, shape, gone, { merged_into: keep });
    // Whoever has the survivor open to correct it is told.
    const next: RowText = kind === 'company' ? { version: String(Number(kept.version) + 1) } : {};
    await writeColumns(tx, shape, keep, { ...chosenValues(kind, choices, lost), ...next });
    const changes = changesBetween(kept, (await readRow(tx, shape, keep))!);
    const goneName = lost.name ?? lost.phone_hint ?? '';
    const merge = await storeMerge(
      tx,
      { kind, survivorId: keep, goneId: gone, goneName, choices, changes, gone: null, children },
      by,
    );
    await this.record(tx, `${kind}.merged`, by, merge);
    return merge;
  }

  /** @throws Conflict `already_undone`, or `merged_further` while the survivor itself is merged into another */
  async undo(tx: Tx, by: string, { id, kind, survivorId, goneId }: MergeRecord): Promise<Undone> {
    await lockRecords(tx, kind, [survivorId, goneId]);
    const merge = await lockMerge(tx, id);
    const shape = await shapeOf(tx, kind);
    const now = (await readRow(tx, shape, survivorId))!;
    if (now.merged_into) throw new Conflict('merged_further', '保留的那条后来又合并到别的记录，请先撤销那一次合并');
    const { values, keptLater, keptColumns } = wayBack(kind, merge.changes, now);
    await writeColumns(tx, shape, survivorId, values);
    await writeColumns(tx, shape, goneId, { merged_into: null });
    await moveBack(tx, merge.children.moved, survivorId, goneId);
    await movePairsBack(tx, kind, merge.children.pairs);
    await putTakenBack(tx, merge.children.taken);
    await closeMerge(tx, merge, by, keptColumns);
    await this.record(tx, `${kind}.unmerged`, by, merge);
    return { merge, keptLater };
  }

  private async record(tx: Tx, type: string, actorId: string, merge: MergeRecord): Promise<void> {
    await this.events.record(tx, {
      type,
      actorId,
      subjectId: merge.survivorId,
      data: { merge: merge.id, gone: merge.goneId, moved: merge.moved },
    });
  }
}
