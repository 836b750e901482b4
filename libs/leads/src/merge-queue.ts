import { Injectable } from '@nestjs/common';
import type { DuplicateReason, RecordKind } from '@app/companies';
import { Database, decodeCursor, pageOf, type Tx } from '@app/platform';
import { fullRegionName } from '@app/reference';
import { leadScope, may, type Me } from '@app/users';
import { LeadDuplicates, leadSide, type LeadSide } from './merge-candidates.js';

/** A company or a person in the queue. */
export interface RecordSide {
  id: string;
  name: string | null;
  /** Credit code and region, or phone (masked) and company. */
  line: string;
  leads: number;
}

export interface DuplicatePair {
  id: string;
  kind: RecordKind;
  score: number;
  reasons: DuplicateReason[];
  foundAt: string;
  a: LeadSide | RecordSide;
  b: LeadSide | RecordSide;
}

interface FoundPair {
  kind: RecordKind;
  a: string;
  b: string;
  score: number;
  reasons: DuplicateReason[];
}

const lines: Record<'company' | 'contact', (side: string) => string> = {
  company: (side) => `${side}.uscc`,
  contact: (side) =>
    `concat_ws(' · ', ${side}.phone_hint, (select name from company where company.id = ${side}.company_id))`,
};

/** Where a lead is one of the record's: of a person, also when others answer for it first. */
const answers: Record<'company' | 'contact', (side: string) => string> = {
  company: (side) => `lead.company_id = ${side}.id`,
  contact: (side) =>
    `(lead.contact_id = ${side}.id or lead.id in (select lead_id from lead_contact where contact_id = ${side}.id))`,
};

/** A record that one answers for: some lead of it is within the scope. */
export const recordInScope = (kind: 'company' | 'contact', side: string, me: Me, parameters: unknown[]): string =>
  me.role === 'admin'
    ? 'true'
    : `exists (select from lead where ${answers[kind](side)} and ${leadScope(me, parameters)})`;

/** Pairs that came up and wait for a person: merge them, or say that they are two. */
@Injectable()
export class DuplicateQueue {
  constructor(
    private readonly database: Database,
    private readonly leads: LeadDuplicates,
  ) {}

  /** Looks leads, their companies and their people up, and keeps what it finds. Running it again changes nothing. */
  async note(tx: Tx, leadIds: string[]): Promise<number> {
    const own = await this.leads.own(leadIds, tx);
    const alike = await this.leads.alike(own, tx);
    const like = await this.leads.like(null, own, alike, tx);
    const pairs = own.flatMap(({ id, company, contactId }) => [
      ...(like.get(id) ?? []).map(({ lead, ...found }) => pairOf('lead', id, { ...found, id: lead.id })),
      ...(alike.companies.get(id) ?? []).map((found) => pairOf('company', company!.id, found)),
      ...(alike.people.get(contactId ?? '') ?? []).map((found) => pairOf('contact', contactId!, found)),
    ]);
    await store(tx, pairs);
    return pairs.length;
  }

  /** Newest first, both sides within the scope; companies and people only for those who may merge them. */
  async list(
    me: Me,
    { kind, cursor, limit }: { kind: RecordKind; cursor?: string; limit: number },
  ): Promise<{ items: DuplicatePair[]; next: string | null }> {
    if (kind !== 'lead' && !may(me.role, 'company.merge')) return { items: [], next: null };
    const parameters: unknown[] = [kind];
    const { sides, from, where } = kind === 'lead' ? leadsOf(me, parameters) : recordsOf(kind, me, parameters);
    let after = '';
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      after = ` and (duplicate.found_at, duplicate.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
    }
    const rows = await this.database.query<DuplicatePair>(
      `select duplicate.id, duplicate.kind, duplicate.score, duplicate.reasons,
         to_json(duplicate.found_at) #>> '{}' as "foundAt", ${sides} ${from}
       where duplicate.kind = $1 and duplicate.dismissed_at is null and ${where}${after}
       order by duplicate.found_at desc, duplicate.id desc limit $${parameters.push(limit + 1)}`,
      parameters,
    );
    const page = pageOf(rows, limit, (row) => ({ at: row.foundAt, id: row.id }));
    return kind === 'lead' ? page : { ...page, items: page.items.map(withPlaces) };
  }

  /** They are two (or, taken back, perhaps one after all). The caller has checked who may say so. */
  async dismiss(tx: Tx, me: Me, pair: { kind: RecordKind; a: string; b: string; dismissed: boolean }): Promise<void> {
    const { a, b } = ordered(pair.a, pair.b);
    await tx.query(
      `insert into duplicate (kind, a, b, score, reasons, dismissed_at, dismissed_by)
       values ($1, $2, $3, 0, '[]', case when $4 then now() end, case when $4 then $5::uuid end)
       on conflict (kind, a, b) do update
         set dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by`,
      [pair.kind, a, b, pair.dismissed, me.id],
    );
  }
}

type Placed = RecordSide & { region: string | null };
const withPlace = ({ region, line, ...side }: Placed): RecordSide => ({
  ...side,
  line: [line, region && fullRegionName(region)].filter(Boolean).join(' · '),
});
/** Places by their names. */
const withPlaces = (pair: DuplicatePair): DuplicatePair => ({
  ...pair,
  a: withPlace(pair.a as Placed),
  b: withPlace(pair.b as Placed),
});

/** Two leads that came together find each other: the pair is one. In one order, so that nobody waits for each other. */
async function store(tx: Tx, pairs: FoundPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `insert into duplicate (kind, a, b, score, reasons)
     select distinct on (kind, a, b) * from jsonb_to_recordset($1::jsonb)
       as pair (kind text, a uuid, b uuid, score int, reasons jsonb) order by kind, a, b, score desc
     on conflict (kind, a, b) do update set score = excluded.score, reasons = excluded.reasons`,
    [JSON.stringify(pairs)],
  );
}

const pairOf = (
  kind: RecordKind,
  id: string,
  { id: other, score, reasons }: { id: string; score: number; reasons: DuplicateReason[] },
): FoundPair => ({ kind, ...ordered(id, other), score, reasons });

const ordered = (a: string, b: string): { a: string; b: string } => (a < b ? { a, b } : { a: b, b: a });

function leadsOf(me: Me, parameters: unknown[]) {
  return {
    sides: `${leadSide('x')} as a, ${leadSide('y')} as b`,
    from: `from duplicate join lead as x on x.id = duplicate.a and x.open join lead as y on y.id = duplicate.b and y.open`,
    where: `${leadScope(me, parameters, 'x')} and ${leadScope(me, parameters, 'y')}`,
  };
}

function recordsOf(kind: 'company' | 'contact', me: Me, parameters: unknown[]) {
  const side = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name,
    'line', ${lines[kind](alias)}, 'region', ${kind === 'company' ? `${alias}.region` : 'null'}, 'leads', (select count(*) from lead where ${answers[kind](alias)}))`;
  return {
    sides: `${side('x')} as a, ${side('y')} as b`,
    from: `from duplicate join ${kind} as x on x.id = duplicate.a and x.merged_into is null
      join ${kind} as y on y.id = duplicate.b and y.merged_into is null`,
    where: `${recordInScope(kind, 'x', me, parameters)} and ${recordInScope(kind, 'y', me, parameters)}`,
  };
}
