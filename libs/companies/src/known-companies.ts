import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows, type Tx } from '@app/platform';
import { normaliseCompanyName, shortCompanyName } from './company-name.js';
import type { OtherNameKind } from './company-name.entity.js';
import { checkUscc } from './uscc.js';

/** What a text calls a company. */
export interface NamesInText {
  name: string;
  aliases: string[];
  formerNames: string[];
  /** 统一社会信用代码, where the text gives one. */
  uscc?: string | null;
}

/** How a company was recognised, the surest first. `short_name` alone may be another firm of that brand. */
export const RECOGNISED_BY = ['uscc', 'name', 'former_name', 'alias', 'short_name'] as const;
export type RecognisedBy = (typeof RECOGNISED_BY)[number];

export interface KnownCompany {
  id: string;
  name: string;
  by: RecognisedBy;
}

const RECOGNISE = `
  select distinct on (company.id) company.id, company.name, found.by from (
    (select coalesce(merged_into, id) as id, 'uscc' as by from company where uscc = $1 limit 5)
    union all (select coalesce(merged_into, id), 'name' from company where name_key = $2)
    union all (select coalesce(merged_into, id), 'former_name' from company where name_key = any($3::text[]))
    union all (select coalesce(company.merged_into, company.id), case company_name.kind when 'former' then 'former_name' else 'alias' end
      from company_name join company on company.id = company_name.company_id
      where company_name.kind <> 'parent' and company_name.name_key = any($3::text[] || $2::text) limit 20)
    union all (select coalesce(merged_into, id), 'short_name' from company where short_name = any($4::text[]) limit 20)) as found
  join company on company.id = found.id
  order by company.id, array_position($5::text[], found.by)`;

/** Recognises the companies that a text names, and keeps what else they are called. */
@Injectable()
export class KnownCompanies {
  constructor(private readonly database: Database) {}

  /** Surest first, at most five. A brand of one character or none of its own recognises nobody. */
  async recognise(names: NamesInText, reads: Reads = this.database): Promise<KnownCompany[]> {
    const key = normaliseCompanyName(names.name);
    const others = [...names.formerNames, ...names.aliases].map(normaliseCompanyName).filter((one) => one.length > 1);
    const brands = [shortCompanyName(names.name), ...names.aliases].filter((brand) => brand.length > 1);
    const uscc = names.uscc ? checkUscc(names.uscc) : undefined;
    if (key === '' && others.length === 0 && !uscc) return [];
    const found = await rows<KnownCompany>(reads, RECOGNISE, [
      uscc && !uscc.problem ? uscc.code : null,
      key,
      others,
      [...new Set(brands)],
      RECOGNISED_BY,
    ]);
    const rank = ({ by }: KnownCompany) => RECOGNISED_BY.indexOf(by);
    return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).slice(0, 5);
  }

  /** Adds names to what is known of a company; those it has already stay as they are. */
  async addNames(tx: Tx, companyId: string, names: Record<OtherNameKind, string[]>): Promise<void> {
    const all = Object.entries(names).flatMap(([kind, list]) =>
      list
        .map((name) => ({ kind, name: name.trim(), key: normaliseCompanyName(name) }))
        .filter(({ key }) => key !== ''),
    );
    await tx.query(
      `insert into company_name (company_id, kind, name, name_key)
       select $1, kind, name, name_key from unnest($2::text[], $3::text[], $4::text[]) as given (kind, name, name_key)
       on conflict do nothing`,
      [companyId, all.map(({ kind }) => kind), all.map(({ name }) => name), all.map(({ key }) => key)],
    );
  }
}
