import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, NEAR, PASS, UNKNOWN } from '../criterion.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

/** Only not denied: an advisor sends places that name the industry first. */
const NOT_DENIED: Finding = Object.freeze({ verdict: 'pass', because: 'not_denied', hint: 0.5 });

/** The division itself, then those that a fair reader may take it for. */
export function askedDivisions({ industry }: MatchNeed): string[] {
  return [...(industry?.division ? [industry.division] : []), ...(industry?.alt ?? [])];
}

/** The parcel's row for the need's industry. */
export function admittedRow(divisions: string[], { land }: Listing) {
  for (const division of divisions) {
    const row = land?.admitted?.find((one) => one.division === division);
    if (row) return row;
  }
  return undefined;
}

export function industryCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  if (!need.industry) return undefined;
  const divisions = askedDivisions(need);
  const own = need.industry.division;
  const unsaid: Finding = { verdict: 'unknown', points: rules.points.unknownBuildingIndustry };
  return {
    key: 'industry',
    judge(listing) {
      const { industries_allowed: allowed, industries_denied: denied, land, kind } = listing;
      const silent = kind === 'land' ? UNKNOWN : unsaid;
      if (divisions.length === 0) return silent;
      if (own && denied?.includes(own)) return FAIL;
      if (kind === 'land') return land?.admitted?.length ? (admittedRow(divisions, listing) ? PASS : FAIL) : UNKNOWN;
      if (allowed?.length) return divisions.some((division) => allowed.includes(division)) ? PASS : NEAR;
      return denied?.length ? NOT_DENIED : unsaid;
    },
    explain(listing, finding) {
      const { industries_allowed: allowed, industries_denied: denied, land } = listing;
      const admitted = land?.admitted?.map((row) => row.division);
      const has = admitted ?? allowed ?? (denied ? { denied } : null);
      return { need: need.industry, listing: has, ...industryText(need, listing, finding) };
    },
  };
}

function industryText(need: MatchNeed, listing: Listing, { verdict, because }: Finding): { zh: string; en: string } {
  const divisions = askedDivisions(need);
  const codes = divisions.length ? `（${divisions.join('、')}）` : '';
  const name = `${need.industry?.text ?? ''}${codes}`;
  const parcel = listing.kind === 'land';
  if (because === 'not_denied') return { zh: `未禁止${name}，未说明接纳`, en: `${name} is not denied, nor named` };
  if (divisions.length === 0)
    return { zh: `行业${name}未归类，须向园区确认`, en: `Industry ${name} has no division yet: ask` };
  if (verdict === 'pass') return { zh: `接纳${name}`, en: `Takes ${name}` };
  const rows = parcel ? listing.land?.admitted?.map((row) => row.division) : listing.industries_allowed;
  const list = rows?.join('、') ?? '';
  if (verdict === 'near')
    return { zh: `园区接纳 ${list}，${name}须询问园区`, en: `The park takes ${list}; ask it about ${name}` };
  if (verdict === 'unknown') return { zh: `行业限制未说明，需${name}`, en: `No industries stated; asked: ${name}` };
  if (need.industry?.division && listing.industries_denied?.includes(need.industry.division)) {
    return { zh: `明确不接受${name}`, en: `${name} is denied` };
  }
  return { zh: `准入产业为 ${list}，不含${name}`, en: `Admits ${list}, not ${name}` };
}
