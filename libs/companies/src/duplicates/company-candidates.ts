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
  /** Which of the sought ones it may be. */
  nth: number;
  id: string;
  name: string;
  byPhone: boolean;
}

/**
 * For any number of companies at once, `nth` of them first. Each part is one look into an index and bounded; a brand that
 * hundreds share is judged by what else agrees.
 */
export const COMPANY_CANDIDATES = `
  select asked.nth, candidate.* from jsonb_to_recordset($1::jsonb) as asked (
    nth int, id uuid, uscc text, key text, parts text[], low text, high text, near text[], phones text[]) cross join lateral (
    with near as materialized (select id, merged_into from company where near_keys && asked.near),
    found as (
      (select id, merged_into, false as by_phone from company where uscc = asked.uscc limit 20)
      union all (select id, merged_into, false from company where name_key = asked.key)
      union all (select id, merged_into, false from company where short_name = any(asked.parts) limit 300)
      union all (select id, merged_into, false from company where short_name ~>=~ asked.low and short_name ~<~ asked.high limit 100)
      union all (select id, merged_into, false from near limit 100)
      union all (select company.id, company.merged_into, true from contact join company on company.id = contact.company_id
        where contact.phone_index = any(array(select decode(phone, 'hex') from unnest(asked.phones) as phone)) and not contact.agent))
    select company.id, company.name, company.name_key as "nameKey", company.short_name as "shortName", company.uscc, company.region, bool_or(found.by_phone) as "byPhone"
    from found join company on company.id = coalesce(found.merged_into, found.id)
    where company.id is distinct from asked.id group by company.id) as candidate`;

/** Ten characters and more end a range of words that begin alike. */
const LAST = '\u{10FFFF}';

export const candidateParameters = (sought: SoughtCompany[]): unknown[] => [JSON.stringify(sought.map(termsOf))];

function termsOf({ name, uscc, phoneIndexes = [], id }: SoughtCompany, nth: number) {
  const key = normaliseCompanyName(name);
  const brand = shortCompanyName(name);
  const low = brand.length >= 2 ? brand : LAST;
  const near = nearKeys(key, brand);
  const phones = phoneIndexes.map((index) => index.toString('hex'));
  return {
    nth,
    id,
    uscc: uscc && checkUscc(uscc).code,
    key,
    parts: partsOf(brand),
    low,
    high: low + LAST,
    near,
    phones,
  };
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

/** Every part of two or more characters, the brand itself first. A rare one (𠮷) is two units in a text, and never halved. */
function partsOf(brand: string): string[] {
  const characters = [...brand];
  const parts: string[] = [];
  for (let length = Math.min(characters.length, 12); length >= 2; length--)
    for (let at = 0; at + length <= characters.length && parts.length < 60; at++)
      parts.push(characters.slice(at, at + length).join(''));
  return parts;
}

/** The same as `company_near_keys` in the database: the word, and the word without each of its characters. */
function nearKeys(key: string, brand: string): string[] {
  const oneLess = (word: string[]) => [word, ...word.map((_, at) => word.toSpliced(at, 1))].map((one) => one.join(''));
  const [ofKey, ofBrand] = [[...key], [...brand]];
  return [
    ...(ofKey.length >= 4 && ofKey.length <= 40 ? oneLess(ofKey) : []),
    ...(ofBrand.length >= 3 && ofBrand.length <= 20 ? oneLess(ofBrand).map((word) => `#${word}`) : []),
  ];
}
