import type { AdmittedIndustry, Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, NEAR, PASS, reaches, UNKNOWN } from '../criterion.js';
import { moneyText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';
import { askedMu } from '../size-bands.js';
import { admittedRow, askedDivisions } from './industry.js';

/** Yuan forecast by the investor and asked by the park; `byTotal`: out of a total investment, fixed share not known. */
export interface ParkAskFinding extends Finding {
  has?: number;
  asked?: number;
  byTotal?: boolean;
}
const ASIDE: ParkAskFinding = Object.freeze({ verdict: 'unknown', because: 'aside', aside: true });

/** A parcel below this is no parcel to spread a total over. */
const LEAST_MU = 0.01;

type Range = { min?: number; max?: number };
/** An investor's forecast counts with its lower end. */
const figureOf = (range: Range | undefined) => range?.min ?? range?.max;

/** Yearly tax against what the park asks of a tenant or buyer; no minimum given is no criterion. */
export function taxYearCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const has = figureOf(need.tax_year_cny);
  if (has === undefined) return undefined;
  return {
    key: 'tax_year_cny',
    judge({ tax_year_cny_min: asked }: Listing): ParkAskFinding | undefined {
      return asked === undefined ? undefined : compared(has, asked, rules.nearShare.tax);
    },
    explain: (listing, finding) => ({
      need: need.tax_year_cny,
      listing: listing.tax_year_cny_min ?? null,
      ...askText({ zh: '年税收预计', en: 'Tax forecast per year' }, finding),
    }),
  };
}

function compared(has: number, asked: number, nearShare: number): ParkAskFinding {
  const { verdict } = reaches(has, asked) ? PASS : reaches(has, asked * nearShare) ? NEAR : FAIL;
  return { verdict, has, asked };
}

/** 亩 that the totals are spread over: a parcel that cannot be split is taken whole and thins them. */
export function landTaken(need: MatchNeed, { land_mu: whole, divisible }: Listing): number | undefined {
  const { min, max } = askedMu(need) ?? {};
  if (whole === undefined || !divisible || (min === undefined && max === undefined)) return whole;
  return Math.min(whole, min !== undefined && max !== undefined ? (min + max) / 2 : (min ?? max)!);
}

interface PerMu {
  key: 'tax_per_mu_cny' | 'invest_per_mu_cny';
  /** Said by the need as a figure per 亩; else spread from a total. */
  perMu?: number;
  total?: number;
  /** Share that the figure must have to spare to pass. */
  spare: number;
  nearShare: number;
  askedBy(row: AdmittedIndustry): number | undefined;
  name: { zh: string; en: string };
}

export function taxPerMuCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  return perMuCriterion(need, {
    key: 'tax_per_mu_cny',
    perMu: figureOf(need.tax_per_mu_cny),
    total: figureOf(need.tax_year_cny),
    spare: 0,
    nearShare: rules.nearShare.tax,
    askedBy: (row) => row.tax_per_mu_min,
    name: { zh: '亩均税收预计', en: 'Tax forecast per mu' },
  });
}

export function investPerMuCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const perMu = figureOf(need.invest_per_mu_cny);
  const fixed = figureOf(need.invest_fixed_cny);
  return perMuCriterion(need, {
    key: 'invest_per_mu_cny',
    perMu,
    total: fixed ?? figureOf(need.invest_total_cny),
    spare: perMu === undefined && fixed === undefined ? rules.investSpare : 0,
    nearShare: rules.nearShare.invest,
    askedBy: (row) => row.invest_per_mu_min,
    name: { zh: '亩均投资', en: 'Investment per mu' },
  });
}

function perMuCriterion(
  need: MatchNeed,
  { key, perMu, total, spare, nearShare, askedBy, name }: PerMu,
): Criterion | undefined {
  if (perMu === undefined && total === undefined) return undefined;
  const divisions = askedDivisions(need);
  const asksBuilding = need.area_sqm !== undefined || !need.transaction?.every((way) => way.startsWith('land'));
  return {
    key,
    judge(listing): ParkAskFinding | undefined {
      // Only parcels ask per 亩: for a building it is a question only when the need said so itself, for this alone.
      if (listing.kind !== 'land') return perMu === undefined ? undefined : asksBuilding ? ASIDE : UNKNOWN;
      // Without a row for the industry there is nothing to compare with; that it is missing is the industry's own criterion.
      const row = admittedRow(divisions, listing);
      if (!row) return undefined;
      const asked = askedBy(row);
      const land = landTaken(need, listing);
      const has = perMu ?? (land && land > LEAST_MU ? total! / land : undefined);
      if (asked === undefined || has === undefined) return UNKNOWN;
      const finding = compared(has, asked, nearShare);
      if (spare === 0) return finding;
      return {
        ...finding,
        verdict: finding.verdict === 'pass' && !reaches(has, asked * (1 + spare)) ? 'near' : finding.verdict,
        byTotal: true,
      };
    },
    explain(listing, finding) {
      const row = admittedRow(divisions, listing);
      return { need: perMu ?? { total }, listing: (row && askedBy(row)) ?? null, ...askText(name, finding) };
    },
  };
}

function askText(name: { zh: string; en: string }, { verdict, has, asked, byTotal }: ParkAskFinding) {
  if (has === undefined || asked === undefined)
    return { zh: `${name.zh}的要求未说明`, en: `${name.en}: requirement not stated` };
  const figure = moneyText(has);
  const ask = moneyText(asked);
  const total = byTotal
    ? { zh: '（按总投资算，固投占比需核）', en: ' (of the total; check the fixed share)' }
    : { zh: '', en: '' };
  const gap = moneyText(Math.max(0, asked - has));
  const short =
    verdict === 'pass' || has >= asked ? { zh: '', en: '' } : { zh: `，差 ${gap.zh}`, en: `: ${gap.en} short` };
  return {
    zh: `${name.zh} ${figure.zh}${total.zh}，要求 ${ask.zh}${short.zh}`,
    en: `${name.en} ${figure.en}${total.en}, ${ask.en} asked${short.en}`,
  };
}
