import type { Listing } from '@app/listings';
import { compileNeed } from './compile-need.js';
import type { CriterionKey } from './match.js';
import { matchingRules, type RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { type Blocked, type Relaxation, relaxations } from './relaxations.js';

/** One change of the need, and the listings that it would make a fit. */
export interface Admission {
  key: CriterionKey;
  /** The need as it would be. */
  need: MatchNeed;
  count: number;
  /** In the order of the listings given. */
  refs: string[];
  /** 层高放宽到 7.5 m：多 4 套 */
  why: string;
  why_en: string;
}

/**
 * What one change would admit how many more, found by scoring again: most first, the smaller change first among equals.
 * `listings` must reach beyond the need's own bounds (say, those of the need without the criterion) to have an answer.
 * @param limit answers at most, 5 when not said; `enough`: with so many fits there is nothing to ask (default: ask always)
 */
export function whatWouldAdmit(
  need: MatchNeed,
  listings: Iterable<Listing>,
  { limit = 5, enough, rules: override }: { limit?: number; enough?: number; rules?: RulesOverride } = {},
): Admission[] {
  const { blocked, fits } = blockedByOne(need, listings, override);
  if (enough !== undefined && fits >= enough) return [];
  const rules = matchingRules(override);
  const admissions = [...blocked].flatMap(([key, group]) => {
    const tried = relaxations(key, need, group, rules).map((change) => ({
      change,
      refs: admitted(change, group, override),
    }));
    return extremes(tried).map(({ change, refs }) => ({
      by: change.by,
      admission: admission(key, change, refs, group),
    }));
  });
  return admissions
    .sort((a, b) => b.admission.count - a.admission.count || a.by - b.by)
    .slice(0, limit)
    .map((one) => one.admission);
}

/** Available listings that are no fit for the sake of one criterion alone. */
function blockedByOne(need: MatchNeed, listings: Iterable<Listing>, override?: RulesOverride) {
  const compiled = compileNeed(need, override);
  const blocked = new Map<CriterionKey, Blocked[]>();
  let fits = 0;
  for (const listing of listings) {
    if ((listing.status ?? 'available') !== 'available') continue;
    const { verdict, findings } = compiled.judge(listing);
    if (verdict === 'fit') {
      fits++;
      continue;
    }
    const short = findings.flatMap((finding, i) => (finding && isShort(finding.verdict) ? [{ finding, i }] : []));
    const [only] = short;
    if (short.length !== 1 || !only) continue;
    const { key } = compiled.criteria[only.i]!;
    const group = blocked.get(key) ?? [];
    group.push({ listing, finding: only.finding });
    blocked.set(key, group);
  }
  return { blocked, fits };
}

const isShort = (verdict: string) => verdict === 'near' || verdict === 'fail';

function admitted({ need }: Relaxation, group: Blocked[], override?: RulesOverride): string[] {
  const compiled = compileNeed(need, override);
  return group
    .filter(({ listing }) => compiled.judge(listing, true).verdict === 'fit')
    .map(({ listing }) => listing.ref);
}

/** Of the changes of one criterion: the smallest that admits any, and the one that admits most. Places: each of them. */
function extremes(tried: { change: Relaxation; refs: string[] }[]): { change: Relaxation; refs: string[] }[] {
  const useful = tried.filter(({ refs }) => refs.length > 0).sort((a, b) => a.change.by - b.change.by);
  const [smallest] = useful;
  if (!smallest) return [];
  if (useful.every(({ change }) => change.by === smallest.change.by)) {
    return useful.filter((one, i) => useful.findIndex((other) => other.change.zh === one.change.zh) === i);
  }
  const most = useful.reduce((best, one) => (one.refs.length > best.refs.length ? one : best));
  return most === smallest ? [smallest] : [smallest, most];
}

function admission(key: CriterionKey, change: Relaxation, refs: string[], group: Blocked[]): Admission {
  const parcels = group.every(({ listing }) => listing.kind === 'land');
  return {
    key,
    need: change.need,
    count: refs.length,
    refs,
    why: `${change.zh}：多 ${refs.length} ${parcels ? '宗' : '套'}`,
    why_en: `${change.en}: ${refs.length} more`,
  };
}
