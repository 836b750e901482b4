import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, PASS, UNKNOWN } from '../criterion.js';
import { tagLabel } from '../labels.js';
import type { MatchNeed } from '../match-need.js';

const POLLUTION_OK: Finding = Object.freeze({ verdict: 'pass', because: 'pollution_ok' });

const has = ({ permits, facilities }: Listing, tag: string) =>
  Boolean(permits?.includes(tag) || facilities?.includes(tag));

function eia(listing: Listing): Finding {
  if (listing.permits?.includes('eia')) return PASS;
  if (listing.pollution_ok === undefined) return UNKNOWN;
  return listing.pollution_ok ? POLLUTION_OK : FAIL;
}

function hazmat({ kind, fire_class: fireClass }: Listing): Finding {
  if (fireClass === undefined) return UNKNOWN;
  if (fireClass !== '甲' && fireClass !== '乙') return FAIL;
  return kind === 'hazmat_warehouse' ? PASS : UNKNOWN;
}

function dock(listing: Listing): Finding {
  if ((listing.docks ?? 0) >= 1 || has(listing, 'dock')) return PASS;
  return listing.docks === 0 ? FAIL : UNKNOWN;
}

function coldStorage(listing: Listing): Finding {
  return listing.kind === 'cold_storage' || has(listing, 'cold_storage') ? PASS : UNKNOWN;
}

const SPECIAL: Record<string, (listing: Listing) => Finding> = { eia, hazmat, dock, cold_storage: coldStorage };

/** One criterion for each paper or facility that the need names. */
export function tagCriteria(need: MatchNeed): Criterion[] {
  return [...new Set(need.needs ?? [])].map((tag) => ({
    key: `needs.${tag}`,
    judge: (Object.hasOwn(SPECIAL, tag) && SPECIAL[tag]) || ((listing) => (has(listing, tag) ? PASS : UNKNOWN)),
    explain: (listing, finding) => ({ need: true, ...tagText(tag, listing, finding) }),
  }));
}

function tagText(tag: string, listing: Listing, { verdict, because }: Finding) {
  const name = tagLabel(tag);
  const value = verdict === 'pass' ? true : verdict === 'fail' ? false : null;
  if (because === 'pollution_ok')
    return { listing: value, zh: '园区可接受排污', en: 'The park accepts polluting industries' };
  if (tag === 'eia' && verdict === 'fail')
    return { listing: value, zh: '园区不接受排污', en: 'The park accepts no polluting industries' };
  if (tag === 'hazmat' && verdict === 'fail') {
    return {
      listing: value,
      zh: `消防${listing.fire_class}类，不能存危化品`,
      en: `Fire class ${listing.fire_class}: no hazardous goods`,
    };
  }
  return {
    pass: { listing: value, zh: `有${name.zh}`, en: `Has ${name.en}` },
    near: { listing: value, zh: `${name.zh}须核实`, en: `Check ${name.en}` },
    fail: { listing: value, zh: `没有${name.zh}`, en: `No ${name.en}` },
    unknown: { listing: value, zh: `${name.zh}未说明`, en: `Not stated: ${name.en}` },
  }[verdict];
}
