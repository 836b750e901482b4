import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import {
  assertTwo,
  changesBetween,
  type Choices,
  chosenValues,
  closeMerge,
  lockMerge,
  type MergeRecord,
  mergeOfGone,
  moveBack,
  moveChildren,
  movePairs,
  movePairsBack,
  putBack,
  putReleasedBack,
  putTakenBack,
  readRow,
  type RowText,
  shapeOf,
  storeMerge,
  takeOut,
  type TableShape,
  type Undone,
  wayBack,
  writeColumns,
} from '@app/companies';
import { Conflict, type Database, NotFound, type Tx } from '@app/platform';
import { type Me, Users } from '@app/users';
import { giveTasks, takeTasksBack } from './merge-tasks.js';
import { adoptedByMerges } from './merge-adoption.js';
import { Leads } from './leads.service.js';

export interface LeadMergeRequest {
  keep: string;
  gone: string;
  choices: Choices;
  /** What the person was looking at. */
  versions?: { keep: number; gone: number };
}

/**
 * Two leads become one. The row of the one that goes is taken out and kept whole, so that no list and no report counts
 * it; all that hung on it hangs on the survivor. An undo puts every byte back that nobody changed since.
 */
@Injectable()
export class LeadMerges {
  constructor(
    private readonly events: Events,
    private readonly leads: Leads,
    private readonly users: Users,
  ) {}

  /**
   * The same merge again gives the first one.
   * @throws NotFound for a foreign lead, Forbidden for one in the pool, Conflict `version_conflict`
   */
  async merge(tx: Tx, me: Me, request: LeadMergeRequest): Promise<MergeRecord> {
    const { keep, gone, choices } = request;
    const known = await mergeOfGone(tx, 'lead', gone);
    if (known?.survivorId === keep) {
      await this.leads.workable(tx, me, keep);
      return known;
    }
    for (const id of [keep, gone].sort()) await this.leads.workable(tx, me, id);
    const shape = await shapeOf(tx, 'lead');
    const [kept, lost] = [(await readRow(tx, shape, keep))!, (await readRow(tx, shape, gone))!];
    assertTwo(kept, lost);
    assertSeen(request, kept, lost);
    const matches = await this.chooseMatches(tx, request);
    const children = await moveChildren(tx, { table: 'lead', from: gone, to: keep, takeOut: true });
    if (matches.rows.length > 0) children.taken.push(matches);
    const pairs = await movePairs(tx, 'lead', gone, keep);
    children.taken.push(...pairs.taken);
    await tx.query(`update lead set linked_lead_id = null where id = $1 and linked_lead_id = $2`, [keep, gone]);
    await tx.query(`delete from lead where id = $1`, [gone]);
    const changes = await this.writeSurvivor(tx, shape, kept, lost, choices);
    const retouched = await giveTasks(tx, children.moved, keep, kept.owner_id ?? null);
    const merge = await storeMerge(
      tx,
      {
        kind: 'lead',
        survivorId: keep,
        goneId: gone,
        goneName: lost.ref!,
        choices,
        changes,
        gone: lost,
        children: { ...children, pairs: pairs.pairs, retouched },
      },
      me.id,
    );
    await this.events.record(tx, { ...eventOf(merge, me), type: 'lead.merged', leadId: keep });
    return merge;
  }

  /** @throws Conflict `already_undone`, `merged_further`, `other_lead_open`; NotFound when the survivor is not the person's */
  async undo(tx: Tx, me: Me, found: MergeRecord): Promise<Undone> {
    const { survivorId, goneId } = found;
    await this.assertThere(tx, survivorId);
    await this.leads.workable(tx, me, survivorId);
    const merge = await lockMerge(tx, found.id);
    const shape = await shapeOf(tx, 'lead');
    const back = wayBack('lead', merge.changes, (await readRow(tx, shape, survivorId))!);
    const needIsBack = merge.choices.need === 'gone' && !back.keptLater.includes('need');
    await keepingOneOpen(async () => {
      // The two may refer to each other.
      await tx.query('set constraints all deferred');
      await writeColumns(tx, shape, survivorId, back.values);
      await putBack(tx, shape, [await adoptedByMerges(tx, shape, merge.gone!)], { strict: true });
      await tx.query('set constraints all immediate');
    });
    await moveBack(tx, merge.children.moved, survivorId, goneId);
    if (needIsBack) await tx.query(`delete from match where lead_id = $1`, [survivorId]);
    await movePairsBack(tx, 'lead', merge.children.pairs);
    await putTakenBack(tx, needIsBack ? merge.children.taken : withoutMatchesOf(merge, survivorId));
    await putReleasedBack(tx, merge.children.released);
    await takeTasksBack(tx, merge.children.retouched ?? []);
    const owners = [merge.gone!.owner_id, back.values.owner_id].filter((id) => id !== null && id !== undefined);
    await this.users.leaveWorkOfDisabled(tx, me, owners);
    await closeMerge(tx, merge, me.id, back.keptColumns);
    const { data, ...event } = eventOf(merge, me);
    for (const leadId of [survivorId, goneId]) {
      // Merged before anybody was asked to take it: that is still to come.
      const unrouted = leadId === goneId && merge.gone!.owner_id === null && merge.gone!.team_id === null;
      await this.events.record(tx, { ...event, data: { ...data, unrouted }, type: 'lead.unmerged', leadId });
    }
    return { merge, keptLater: back.keptLater };
  }

  /** The living lead that a merged one became, or null. */
  async survivorOf(database: Database, id: string): Promise<string | null> {
    const [row] = await database.query<{ id: string | null }>(`select surviving_lead($1) as id`, [id]);
    return row?.id ?? null;
  }

  /** Matches answer a need: those of the need that is kept stay, the others wait for the undo. */
  private async chooseMatches(tx: Tx, { keep, gone, choices }: LeadMergeRequest) {
    const shape = await shapeOf(tx, 'match');
    return takeOut(tx, shape, 't.lead_id = $1', [choices.need === 'gone' ? keep : gone]);
  }

  private async writeSurvivor(tx: Tx, shape: TableShape, kept: RowText, lost: RowText, choices: Choices) {
    const id = kept.id!;
    await writeColumns(tx, shape, id, chosenValues('lead', choices, lost));
    await tx.query(
      `update lead set reached = greatest(reached, $2::smallint), visited_at = least(visited_at, $3::timestamptz),
         signed_at = least(signed_at, $4::timestamptz), active_at = greatest(active_at, $5::timestamptz),
         search_text = left(search_text || ' ' || $6::text, 1000), version = version + 1,
         linked_lead_id = case when $7::uuid = $8::uuid then nullif($9::uuid, id) else linked_lead_id end
       where id = $1`,
      [
        id,
        lost.reached,
        lost.visited_at,
        lost.signed_at,
        lost.active_at,
        lost.search_text,
        lost.id,
        kept.linked_lead_id,
        lost.linked_lead_id,
      ],
    );
    return changesBetween(kept, (await readRow(tx, shape, id))!);
  }

  private async assertThere(tx: Tx, id: string): Promise<void> {
    if (await mergeOfGone(tx, 'lead', id))
      throw new Conflict('merged_further', '保留的那条线索后来又合并到别的线索，请先撤销那一次合并');
    const rows = await tx.query<unknown[]>(`select 1 from lead where id = $1`, [id]);
    if (rows.length === 0) throw new NotFound('lead_not_found', '没有这条线索，或您无权查看');
  }
}

const eventOf = ({ id, survivorId, goneId, goneName, moved }: MergeRecord, me: Me) => ({
  actorId: me.id,
  subjectId: id,
  data: { merge: id, keep: survivorId, gone: goneId, goneRef: goneName, moved },
});

const withoutMatchesOf = ({ children }: MergeRecord, leadId: string) =>
  children.taken.map(({ table, rows }) => ({
    table,
    rows: table === 'match' ? rows.filter((row) => row.lead_id !== leadId) : rows,
  }));

function assertSeen({ versions }: LeadMergeRequest, kept: RowText, lost: RowText): void {
  if (!versions || (String(versions.keep) === kept.version && String(versions.gone) === lost.version)) return;
  throw new Conflict('version_conflict', '这两条线索刚被别人改过，请看过新内容再合并');
}

/** The database keeps one open lead a person: somebody may have opened one since. */
async function keepingOneOpen(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw new Conflict('other_lead_open', '这位联系人现在有另一条进行中的线索，请先结束或合并它，再撤销');
  }
}
