import { Injectable } from '@nestjs/common';
import {
  type MergeRecord,
  RecordMerges,
  type RecordKind,
  type Undone,
  fieldGroups,
  findMerge,
  type Choices,
} from '@app/companies';
import { Database, decodeCursor, Invalid, NotFound, pageOf, type Tx } from '@app/platform';
import { leadScope, may, type Me } from '@app/users';
import { LeadMerges } from './merge-leads.js';
import { MergePairs } from './merge-pairs.js';

/** A merge as people see it. */
export interface MergeView {
  id: string;
  kind: RecordKind;
  survivor: { id: string; name: string | null };
  goneId: string;
  goneName: string;
  moved: Record<string, number>;
  by: string | null;
  mergedAt: string;
  undoneAt: string | null;
}

export interface MergeOrder {
  kind: RecordKind;
  keep: string;
  gone: string;
  choices: Choices;
  versions?: { keep: number; gone: number };
}

const COLUMNS = `merge.id, merge.kind, merge.gone_id as "goneId", merge.gone_name as "goneName", merge.moved,
  to_json(merge.merged_at) #>> '{}' as "mergedAt", to_json(merge.undone_at) #>> '{}' as "undoneAt",
  (select name from app_user where app_user.id = merge.merged_by) as by,
  json_build_object('id', merge.survivor_id, 'name', case merge.kind
    when 'company' then (select name from company where company.id = merge.survivor_id)
    when 'contact' then (select coalesce(name, phone_hint) from contact where contact.id = merge.survivor_id)
    else (select coalesce(company.name, contact.name, lead.ref) from lead left join company on company.id = lead.company_id
      left join contact on contact.id = lead.contact_id where lead.id = merge.survivor_id) end) as survivor`;

/** Merges and their undoing, for every kind of record, within what a person may. */
@Injectable()
export class MergeHistory {
  constructor(
    private readonly database: Database,
    private readonly leadMerges: LeadMerges,
    private readonly pairs: MergePairs,
    private readonly recordMerges: RecordMerges,
  ) {}

  async merge(tx: Tx, me: Me, { kind, ...request }: MergeOrder): Promise<MergeRecord> {
    const unknown = Object.keys(request.choices).filter((field) => !(field in fieldGroups[kind]));
    if (unknown.length > 0)
      throw new Invalid('choice_unknown', '不认识的字段', [
        { field: 'choices', message: `不认识：${unknown.join('、')}` },
      ]);
    if (kind === 'lead') return this.leadMerges.merge(tx, me, request);
    await this.pairs.assertVisible(tx, me, kind, [request.keep]);
    return this.recordMerges.merge(tx, me.id, kind, request);
  }

  /** @throws NotFound for a merge of records outside the scope */
  async undo(tx: Tx, me: Me, id: string): Promise<Undone> {
    const merge = await findMerge(tx, id);
    if (merge.kind === 'lead') return this.leadMerges.undo(tx, me, merge);
    if (!may(me.role, 'company.merge')) throw new NotFound('merge_not_found', '没有这次合并，或您无权查看');
    await this.pairs.assertVisible(tx, me, merge.kind, [merge.survivorId]);
    return this.recordMerges.undo(tx, me.id, merge);
  }

  /** Newest first, of survivors that the person sees. */
  async list(me: Me, { cursor, limit }: { cursor?: string; limit: number }) {
    const parameters: unknown[] = [];
    const where = visible(me, parameters);
    let after = '';
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      after = ` and (merge.merged_at, merge.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
    }
    const rows = await this.database.query<MergeView>(
      `select ${COLUMNS} from merge where ${where}${after}
       order by merge.merged_at desc, merge.id desc limit $${parameters.push(limit + 1)}`,
      parameters,
    );
    return pageOf(rows, limit, (row) => ({ at: row.mergedAt, id: row.id }));
  }
}

/** Merges whose survivor is a lead within the scope, or belongs to one for those who may merge companies and people. */
function visible(me: Me, parameters: unknown[]): string {
  const ofLead = `(merge.kind = 'lead' and exists (
    select from lead where lead.id = merge.survivor_id and ${leadScope(me, parameters)}))`;
  if (!may(me.role, 'company.merge')) return ofLead;
  if (me.role === 'admin') return `(${ofLead} or merge.kind <> 'lead')`;
  return `(${ofLead} or (merge.kind <> 'lead' and exists (
    select from lead where merge.survivor_id in (lead.company_id, lead.contact_id) and ${leadScope(me, parameters)})))`;
}
