import { companyNameParts, normaliseCompanyName, shortCompanyName } from '../company-name.js';
import { checkUscc } from '../uscc.js';
import { type DuplicateReason, reasonOf } from './reason.js';

/** What is known of a company when it is compared. */
export interface CompanyFacts {
  name: string;
  uscc?: string | null;
  /** GB/T 2260 code. */
  region?: string | null;
  /** As stored; read from the name when not given. */
  nameKey?: string;
  shortName?: string | null;
}

export interface Likeness {
  /** 0–100; from `SHOWN_FROM` on it is worth a look. */
  score: number;
  reasons: DuplicateReason[];
}

export const SHOWN_FROM = 60;
/** For the same city. */
const NEAR = 10;

/** 第一/第二, 东/西, A/B: one character that tells sisters apart. */
const TELLS_APART = /^[一二三四五六七八九十甲乙丙丁东南西北上下左右0-9a-z]?$/i;

/** How alike two companies are, with the reasons; codes that are both right and differ make them two. */
export function companyLikeness(a: CompanyFacts, b: CompanyFacts): Likeness {
  const codes = [a, b].map(({ uscc }) => (uscc ? checkUscc(uscc) : undefined));
  if (codes[0] && codes[0].code === codes[1]?.code) return { score: 100, reasons: [reasonOf('uscc')] };
  if (codes.every((code) => code?.valid)) return { score: 0, reasons: [] };
  return nameLikeness(a, b);
}

function nameLikeness(a: CompanyFacts, b: CompanyFacts): Likeness {
  const [x, y] = [partsOf(a), partsOf(b)];
  const { score, reason } = namesAlone(x, y, b.name);
  // What places could add at most; below that they need not be read.
  if (!reason || score + NEAR < SHOWN_FROM) return { score, reasons: reason ? [reason] : [] };
  const near = reason.key.startsWith('brand') && placesMeet(x.places(), y.places()) ? NEAR : 0;
  const apart = placesDiffer(x.places(), y.places()) ? 25 : 0;
  return { score: score + near - apart, reasons: [reason] };
}

function namesAlone(x: NameParts, y: NameParts, name: string): { score: number; reason?: DuplicateReason } {
  if (x.key === y.key && x.key !== '') return { score: 95, reason: reasonOf('same_name') };
  const difference = oneDifference(x.key, y.key);
  if (difference !== undefined && Math.min(x.key.length, y.key.length) >= 4 && !TELLS_APART.test(difference))
    return { score: 85, reason: reasonOf('near_name', name) };
  if (x.brand === '' || y.brand === '') return { score: 0 };
  const agree = restsAgree(x.rest, y.rest);
  if (x.brand === y.brand) return { score: agree ? 80 : 45, reason: reasonOf('brand', y.brand) };
  const within = x.brand.includes(y.brand) || y.brand.includes(x.brand);
  const slip = Math.min(x.brand.length, y.brand.length) >= 3 ? oneDifference(x.brand, y.brand) : undefined;
  if (!agree || (!within && (slip === undefined || TELLS_APART.test(slip)))) return { score: 0 };
  return { score: 62, reason: reasonOf('brand_in', `${x.brand} / ${y.brand}`) };
}

interface NameParts {
  key: string;
  brand: string;
  /** The trade: what is left of the key without the brand. */
  rest: string;
  /** Read only where it decides. */
  places: () => string[];
}

/** Taken apart once an object: the one that is looked for meets hundreds of others. */
const known = new WeakMap<CompanyFacts, NameParts>();

function partsOf(company: CompanyFacts): NameParts {
  const found = known.get(company);
  if (found) return found;
  const { name, region } = company;
  const key = company.nameKey ?? normaliseCompanyName(name);
  const brand = (company.shortName ?? shortCompanyName(name)).toLowerCase();
  let places: string[] | undefined;
  const read = () => [...companyNameParts(name).places, ...(region ? [region] : [])];
  const parts = { key, brand, rest: key.replace(brand, ''), places: () => (places ??= read()) };
  known.set(company, parts);
  return parts;
}

const provinces = (places: string[]): Set<string> => new Set(places.map((code) => code.slice(0, 2)));

function placesDiffer(a: string[], b: string[]): boolean {
  const [x, y] = [provinces(a), provinces(b)];
  return x.size > 0 && y.size > 0 && ![...x].some((code) => y.has(code));
}

/** Both name a city, and the same one. */
function placesMeet(a: string[], b: string[]): boolean {
  const cities = new Set(a.filter((code) => code.length >= 4).map((code) => code.slice(0, 4)));
  return b.some((code) => code.length >= 4 && cities.has(code.slice(0, 4)));
}

const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/** 机械 and 精密机械 agree, 机械 and 食品 do not; nothing said agrees with everything. */
function restsAgree(a: string, b: string): boolean {
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return true;
  const [x, y] = [pairs(a), new Set(pairs(b))];
  return (2 * x.filter((pair) => y.has(pair)).length) / (x.length + y.size) >= 0.5;
}

/**
 * The characters in which two texts differ when it is one at most: '' for equal texts, undefined when it is more. Of a
 * character that was replaced, the one that tells most.
 */
export function oneDifference(a: string, b: string): string | undefined {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return undefined;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (at === long.length) return '';
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1) ? long[at] : undefined;
  if (short.slice(at + 1) !== long.slice(at + 1)) return undefined;
  return TELLS_APART.test(short[at]!) && TELLS_APART.test(long[at]!) ? long[at] : `${short[at]}${long[at]}`;
}
