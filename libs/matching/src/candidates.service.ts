import { Injectable } from '@nestjs/common';
import type { Listing } from '@app/listings';
import type { Tx } from '@app/platform';
import { type CandidateQuery, candidateQuery, type Place, type Sizes } from './candidate-query.js';
import { SHORT } from './candidate-terms.js';
import { FEW, fewCandidates, type FewRow } from './few-candidates.js';
import { BANDS, compileNeed, type CompiledNeed, type Judgement } from './compile-need.js';
import type { Match } from './match.js';
import { type MatchingRules, matchingRules, type RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { compareJudgements } from './rank-listings.js';
import { holds, regionReach } from './region-reach.js';
import { STEADY } from './steady.js';

/** A match and the row that it is of. */
export interface Found {
  id: string;
  listing: Listing;
  match: Match;
}
interface Row extends FewRow {
  reach: number;
  verified: string;
}
type Judged = Judgement & { id: string };
/** `least`: what scores less is of no interest now. */
interface Search {
  query: CandidateQuery;
  compiled: CompiledNeed;
  place: Place;
  sizes: Sizes;
  limit: number;
  least: number;
}

/** Pages grow: the first is nearly always enough. */
const PAGES = [60, 600, 10_000_000];
/** What the columns say counts, should `facts` lag behind. */
const asOffered = ({ facts, status, statusReason }: FewRow): Listing => ({
  ...facts,
  status: status as Listing['status'],
  ...(statusReason && { status_reason: statusReason }),
});

/**
 * The best listings of a need out of the published ones: exactly what ranking all of them would give, found without
 * looking at most. Postgres orders by the most that each can reach, the scorer says what it is, and the search ends when
 * nothing that is left can come before the last that is kept.
 */
@Injectable()
export class Candidates {
  /**
   * Best first, in the order of `rankListings`, with reasons.
   * @param options `few`: up to so many listings in the asked places each is looked at; `begun`: after `beginMatching`
   */
  async best(
    tx: Tx,
    need: MatchNeed,
    {
      limit,
      rules: override,
      few = FEW,
      begun = false,
    }: { limit: number; rules?: RulesOverride; few?: number; begun?: boolean },
  ): Promise<Found[]> {
    const rules = matchingRules(override);
    const compiled = compileNeed(need, override);
    const query = candidateQuery(need, rules);
    if (query.bounds.none || limit < 1) return [];
    if (!begun) await tx.query(`select ${STEADY}`);
    const best = new Map<string, Judged>();
    const places = await this.places(tx, need, query, rules);
    const all = await fewCandidates(tx, query.bounds, places, few);
    if (all) judge(all, compiled, best);
    else await this.searchAll(tx, { query, compiled, places, limit, rules }, best);
    return sorted(best, limit).map((one) => ({ id: one.id, listing: one.listing, match: compiled.explain(one) }));
  }

  /** Place by place, the right sizes first, until nothing that is left can come before what is kept. */
  private async searchAll(
    tx: Tx,
    {
      query,
      compiled,
      places,
      limit,
      rules,
    }: Pick<Search, 'query' | 'compiled' | 'limit'> & { places: Place[]; rules: MatchingRules },
    best: Map<string, Judged>,
  ): Promise<void> {
    for (const least of query.bounds.regions ? [0] : tiers(rules)) {
      for (const place of places) {
        for (const sizes of stepsAt(place, query.sizes)) {
          const reached = last(best, limit)?.score ?? least;
          if (Math.max(reached, least) > Math.min(sizes.ceiling, ceiling(place))) continue;
          await this.search(tx, { query, compiled, place, sizes, limit, least }, best);
        }
      }
      if ((last(best, limit)?.score ?? -1) >= least) break;
    }
  }

  /** What misses nothing that was asked, as far as the columns tell: for changes of a need that are only thought of. */
  async unblocked(
    tx: Tx,
    need: MatchNeed,
    { limit, rules: override }: { limit: number; rules?: RulesOverride },
  ): Promise<Listing[]> {
    const rules = matchingRules(override);
    const query = candidateQuery(need, rules);
    if (query.bounds.none) return [];
    await tx.query(`select ${STEADY}`);
    const place = (await this.places(tx, need, query, rules))[0]!;
    const sizes = { ranges: query.sizes.flatMap(({ ranges }) => ranges), ceiling: BANDS[3].top };
    const { sql, parameters } = query.page(place, sizes, { limit, whole: true });
    const rows = await tx.query<Row[]>(sql, parameters);
    return [...new Map(rows.map((row) => [row.id, asOffered(row)])).values()];
  }

  private async search(
    tx: Tx,
    { query, compiled, place, sizes, limit, least }: Search,
    best: Map<string, Judged>,
  ): Promise<void> {
    for (const size of PAGES) {
      const before = last(best, limit);
      const kept = before && { score: before.score, verified: before.listing.verified_on ?? '' };
      const bar = kept && kept.score >= least ? kept : least > 0 ? { score: least, verified: '' } : undefined;
      const { sql, parameters } = query.page(place, sizes, { bar, limit: size });
      const rows = await tx.query<Row[]>(sql, parameters);
      judge(rows, compiled, best);
      const end = rows.at(-1);
      if (rows.length < size || !end) return;
      const now = last(best, limit);
      const next = { score: end.reach, listing: { ref: end.facts.ref, verified_on: end.verified || undefined } };
      if (now && compareJudgements(now, next as Judgement) <= 0) return;
    }
  }

  /** Inside first, then around it. */
  private async places(tx: Tx, need: MatchNeed, query: CandidateQuery, rules: MatchingRules): Promise<Place[]> {
    if (!query.bounds.regions) return [{ cost: 0 }];
    const reach = regionReach(need.regions, need.exclude_regions);
    const here = await counties(tx, [...reach.inside.codes, ...reach.near.codes]);
    const open = here.filter((code) => !holds(reach.excluded, code, undefined));
    const inside = open.filter((code) => holds(reach.inside, code, undefined));
    const near = open.filter((code) => !holds(reach.inside, code, undefined));
    const beside = { counties: near, cost: SHORT + (rules.points.near.regions ?? rules.points.near.other) };
    return [{ counties: [...inside, ''], zones: [...reach.inside.zones], cost: 0 }, ...(near.length ? [beside] : [])];
  }
}

/** Counties with something on offer under the prefixes, by leaping through the index from one to the next. */
async function counties(tx: Tx, codes: string[]): Promise<string[]> {
  const exact = codes.filter((code) => code.length === 6);
  const prefixes = codes.filter((code) => code.length < 6);
  if (prefixes.length === 0) return exact;
  const rows = await tx.query<{ code: string }[]>(
    `with recursive step as (
       select prefix, next.code from unnest($1::text[]) as asked (prefix), lateral (
         select fact_county as code from listing where published_at is not null and status in ('available', 'reserved')
           and fact_county >= prefix collate "C" order by fact_county limit 1) as next
       union all
       select prefix, next.code from step, lateral (
         select fact_county as code from listing where published_at is not null and status in ('available', 'reserved')
           and fact_county > step.code order by fact_county limit 1) as next
       where starts_with(step.code, prefix))
     select distinct code from step where starts_with(code, prefix)`,
    [prefixes],
  );
  return [...new Set([...exact, ...rows.map(({ code }) => code)])];
}

/** Who looks everywhere mostly finds enough without a fault, or with one thing not said: nothing else is looked at then. */
const tiers = ({ points }: MatchingRules) => [
  BANDS[3].top,
  Math.max(0, BANDS[2].top - BANDS[2].slope * points.unknown.other),
  0,
];

/** The right sizes first where most is; everything at once beside it. Each step is a statement to plan. */
function stepsAt({ cost }: Place, [right, ...rest]: Sizes[]): Sizes[] {
  const together = (sizes: Sizes[]): Sizes => ({
    ranges: sizes.flatMap(({ ranges }) => ranges),
    ceiling: Math.max(...sizes.map((one) => one.ceiling)),
  });
  if (cost > 0) return [together([right!, ...rest])];
  return rest.length > 0 ? [right!, together(rest)] : [right!];
}

/** The most that a place leaves. */
const ceiling = ({ cost }: Place) => (cost === 0 ? BANDS[3].top : BANDS[1].top - BANDS[1].slope * (cost - SHORT));

/** Adds what is a fit or near. */
function judge(rows: FewRow[], compiled: CompiledNeed, best: Map<string, Judged>): void {
  for (const row of rows) {
    const judgement = compiled.judge(asOffered(row), true);
    if (judgement.verdict !== 'no') best.set(row.id, { ...judgement, id: row.id });
  }
}

const sorted = (best: Map<string, Judged>, limit: number) => [...best.values()].sort(compareJudgements).slice(0, limit);
const last = (best: Map<string, Judged>, limit: number): Judged | undefined =>
  best.size < limit ? undefined : sorted(best, limit)[limit - 1];
