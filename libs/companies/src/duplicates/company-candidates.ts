import { normaliseCompanyName, shortCompanyName } from '../company-name.js';
import { checkUscc } from '../uscc.js';
import { type CompanyFacts, companyLikeness, type Likeness, SHOWN_FROM } from './company-likeness.js';
import { reasonOf } from './reason.js';

export interface SoughtCompany extends CompanyFacts {
  /** Keyed hashes of the phones of its people. */
  phoneIndexes?: Buffer[];
  /** The row itself, when it is one already. */
  id?: string;
}

export interface CompanyDuplicate extends Likeness {
  id: string;
  name: string;
}

interface Found extends CompanyFacts {
  id: string;
  name: string;
  byPhone: boolean;
}

/** Each part is one look into an index and bounded; a brand that hundreds share is judged by what else agrees. */
export const COMPANY_CANDIDATES = `
  with near as materialized (select id, merged_into from company where near_keys && $6::text[]),
  found as (
    (select id, merged_into, false as by_phone from company where uscc = $1 limit 20)
    union all (select id, merged_into, false from company where name_key = $2)
    union all (select id, merged_into, false from company where short_name = any($3::text[]) limit 300)
    union all (select id, merged_into, false from company where short_name ~>=~ $4 and short_name ~<~ $5 limit 100)
    union all (select id, merged_into, false from near limit 100)
    union all (select company.id, company.merged_into, true from contact join company on company.id = contact.company_id
      where contact.phone_index = any($7::bytea[]) and not contact.agent))
  select company.id, company.name, company.name_key as "nameKey", company.short_name as "shortName", company.uscc, company.region, bool_or(found.by_phone) as "byPhone"
  from found join company on company.id = coalesce(found.merged_into, found.id)
  where company.id is distinct from $8::uuid group by company.id`;

/** Ten characters and more end a range of words that begin alike. */
const LAST = '\u{10FFFF}';

export function candidateParameters({ name, uscc, phoneIndexes = [], id }: SoughtCompany): unknown[] {
  const key = normaliseCompanyName(name);
  const brand = shortCompanyName(name);
  const from = brand.length >= 2 ? brand : LAST;
  return [
    uscc ? checkUscc(uscc).code : null,
    key,
    partsOf(brand),
    from,
    from + LAST,
    nearKeys(key, brand),
    phoneIndexes,
    id ?? null,
  ];
}

/** Best first; only what is worth a look. */
export function rankCompanies(sought: SoughtCompany, found: Found[], limit: number): CompanyDuplicate[] {
  return found
    .map((company) => {
      const { byPhone } = company;
      const { score, reasons } = companyLikeness(sought, company);
      const shown = score >= SHOWN_FROM ? reasons : [];
      return byPhone
        ? { ...company, score: Math.max(score, 85), reasons: [reasonOf('phone'), ...shown] }
        : { ...company, score, reasons: shown };
    })
    .filter(({ score }) => score >= SHOWN_FROM)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ id, name, score, reasons }) => ({ id, name, score, reasons }));
}

/** Every part of two or more characters, the brand itself first. */
function partsOf(brand: string): string[] {
  const parts: string[] = [];
  for (let length = Math.min(brand.length, 12); length >= 2; length--)
    for (let at = 0; at + length <= brand.length && parts.length < 60; at++) parts.push(brand.slice(at, at + length));
  return parts;
}

/** The same as `company_near_keys` in the database: the word, and the word without each of its characters. */
function nearKeys(key: string, brand: string): string[] {
  const oneLess = (word: string) => [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
  return [
    ...(key.length >= 4 && key.length <= 40 ? oneLess(key) : []),
    ...(brand.length >= 3 && brand.length <= 20 ? oneLess(brand).map((word) => `#${word}`) : []),
  ];
}
