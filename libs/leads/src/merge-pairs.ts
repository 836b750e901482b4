import { Injectable } from '@nestjs/common';
import { fieldGroups, pointersTo, type RecordKind } from '@app/companies';
import { Database, Forbidden, NotFound, type Tx } from '@app/platform';
import { fullRegionName, industryName } from '@app/reference';
import { leadScope, may, type Me } from '@app/users';
import { recordInScope } from './merge-queue.js';

/** One of the two records of a comparison. */
export interface ComparedSide {
  id: string;
  name: string;
  version: number | null;
  /** Text by field; a stage or a source as its code. */
  fields: Record<string, string | null>;
  /** Rows that would move with it, by table. */
  moves: Record<string, number>;
}

export interface ComparedPair {
  kind: RecordKind;
  /** What there is to choose, in the order of the page. */
  fields: { key: string; same: boolean }[];
  a: ComparedSide;
  b: ComparedSide;
}

const named = (table: string, id: string): string => `(select name from ${table} as named where named.id = t.${id})`;

const FIELDS: Record<RecordKind, string> = {
  lead: `'company', ${named('company', 'company_id')}, 'contact', (select concat_ws(' ', contact.name, contact.phone_hint)
      from contact where contact.id = t.contact_id), 'need', nullif(t.need_line, ''), 'stage', t.stage,
    'owner', ${named('app_user', 'owner_id')}, 'source', coalesce((select title from article where article.id = t.article_id),
      (select title from listing where listing.id = t.listing_id), t.source_kind)`,
  company: `'name', t.name, 'uscc', t.uscc, 'region', t.region, 'industry', t.industry`,
  contact: `'name', t.name, 'company', ${named('company', 'company_id')}, 'wechat', t.wechat, 'agent', t.agent::text`,
};
const NAMES: Record<RecordKind, string> = {
  lead: `coalesce(${named('company', 'company_id')}, ${named('contact', 'contact_id')}, t.ref)`,
  company: 't.name',
  contact: `coalesce(nullif(t.name, ''), t.phone_hint, '')`,
};

/** Places and trades by their names; the codes mean nothing to who compares. */
const withNames = (fields: ComparedSide['fields']): ComparedSide['fields'] => ({
  ...fields,
  ...(fields.region ? { region: fullRegionName(fields.region) } : {}),
  ...(fields.industry ? { industry: industryName(fields.industry) ?? fields.industry } : {}),
});

/** Two records side by side, and who may put them together. */
@Injectable()
export class MergePairs {
  constructor(private readonly database: Database) {}

  /** @throws NotFound when one of them is not there for the person */
  async compare(me: Me, kind: RecordKind, a: string, b: string): Promise<ComparedPair> {
    return this.database.readOnly(async (tx) => {
      await this.assertVisible(tx, me, kind, [a, b]);
      const [x, y] = [await this.side(tx, kind, a), await this.side(tx, kind, b)];
      const fields = Object.keys(fieldGroups[kind]).map((key) => ({ key, same: x.fields[key] === y.fields[key] }));
      return { kind, fields, a: x, b: y };
    });
  }

  /** @throws Forbidden for an advisor and a company or person, NotFound for a record outside the scope */
  async assertVisible(tx: Tx, me: Me, kind: RecordKind, ids: string[]): Promise<void> {
    if (kind !== 'lead' && !may(me.role, 'company.merge'))
      throw new Forbidden('manager_only', '公司和联系人由经理合并，请告诉您的经理');
    const parameters: unknown[] = [ids];
    const scope = kind === 'lead' ? leadScope(me, parameters) : recordInScope(kind, `"${kind}"`, me, parameters);
    const rows = await tx.query<unknown[]>(
      `select 1 from "${kind}" where id = any($1::uuid[]) and ${scope}`,
      parameters,
    );
    if (rows.length < new Set(ids).size) throw new NotFound('record_not_found', '没有这条记录，或您无权查看');
  }

  private async side(tx: Tx, kind: RecordKind, id: string): Promise<ComparedSide> {
    const [row] = await tx.query<Omit<ComparedSide, 'moves'>[]>(
      `select t.id, ${NAMES[kind]} as name, ${kind === 'lead' ? 't.version' : 'null::int'} as version,
         json_build_object(${FIELDS[kind]}) as fields
       from "${kind}" as t where t.id = $1`,
      [id],
    );
    const moves: Record<string, number> = {};
    for (const { table, column } of await pointersTo(tx, kind)) {
      const [counted] = await tx.query<{ count: number }[]>(
        `select count(*)::int as count from "${table}" where "${column}" = $1`,
        [id],
      );
      if (counted!.count > 0) moves[table] = (moves[table] ?? 0) + counted!.count;
    }
    return { ...row!, fields: withNames(row!.fields), moves };
  }
}
