import { Injectable } from '@nestjs/common';
import type { Listing } from '@app/listings';
import type { Need } from '@app/needs';
import type { Tx } from '@app/platform';
import { compileNeed, type Judgement } from './compile-need.js';
import { feedbackPenalty, lowered, type Rejection } from './feedback-penalty.js';
import { codesAskingFor, leadSearch, LOOKING } from './lead-search.js';
import { afterMatching } from './matching-turn.js';
import { KEPT } from './matching.service.js';
import { type MatchRow, MatchRows } from './match-rows.js';
import { matchingRules, type RulesOverride } from './matching-rules.js';
import { MatchingSettings } from './matching-settings.js';
import { compareJudgements } from './rank-listings.js';
import { Rematches } from './rematches.service.js';

interface Lead {
  id: string;
  need: Need;
  /** Of the last of a full list, null while there is room; so are `last…`. */
  floor: number | null;
  floorVerified: string | null;
  lastId: string | null;
  lastRef: string | null;
  lastVerified: string | null;
  /** Whether this listing is in the list, or was before it was gone. */
  had: 'listed' | 'gone' | null;
  rejections: Rejection[] | null;
}

/** Leads scored at a time: memory stays small whatever the number. */
const PAGE = 1000;

const HOLD = 'for key share';

/** From a listing to its leads. */
@Injectable()
export class ListingMatching {
  constructor(
    private readonly rematches: Rematches,
    private readonly rows: MatchRows,
    private readonly settings: MatchingSettings,
  ) {}

  /**
   * Brings the matches of a listing up to date with what it now is: stored for the leads it is among the best of, gone
   * from the others. Running it again changes nothing.
   * @returns pairs that fit and did not before
   */
  async refresh(tx: Tx, listingId: string): Promise<{ leadId: string; listingId: string }[]> {
    const [row] = await tx.query<{ facts: Listing; status: Listing['status']; offered: boolean }[]>(
      `select facts, status, published_at is not null and status in ('available', 'reserved') as offered from listing where id = $1`,
      [listingId],
    );
    if (!row) return [];
    if (!row.offered) {
      await this.rematches.ask(tx, await this.rows.markGone(tx, listingId));
      return [];
    }
    const listing = { ...row.facts, status: row.status };
    const override = await this.settings.read(tx);
    const ids = await this.leads(tx, listingId, listing, override);
    const fresh: { leadId: string; listingId: string }[] = [];
    for (let from = 0; from < ids.length; from += PAGE) {
      fresh.push(...(await this.score(tx, { id: listingId, listing, override }, ids.slice(from, from + PAGE))));
    }
    return fresh;
  }

  /**
   * Asks for new matches of all leads that look where the listings of an import are.
   * @returns how many
   */
  async refreshAround(tx: Tx, importId: string, eventId: string): Promise<number> {
    const counties = await tx.query<{ county: string }[]>(
      `select distinct listing.fact_county as county from listing_import_row join listing on listing.id = listing_import_row.listing_id
       where listing_import_row.import_id = $1`,
      [importId],
    );
    const codes = [...new Set(counties.flatMap(({ county }) => codesAskingFor(county)))];
    return this.rematches.askWhere(
      tx,
      `${LOOKING} and (want_place in ('', '*') or want_place !~ '^[0-9]' or want_place = any($2))`,
      [codes],
      eventId,
    );
  }

  private async leads(tx: Tx, listingId: string, listing: Listing, override: RulesOverride): Promise<string[]> {
    await afterMatching(tx);
    const { sql, parameters } = leadSearch(listing, matchingRules(override));
    const rows = await tx.query<{ id: string }[]>(
      `${sql} union select lead_id from match where listing_id = $${parameters.length + 1} order by 1`,
      [...parameters, listingId],
    );
    return rows.map(({ id }) => id);
  }

  private async score(
    tx: Tx,
    { id, listing, override }: { id: string; listing: Listing; override: RulesOverride },
    leadIds: string[],
  ) {
    const settled = (leads: Lead[]) => leads.map((lead) => settle(lead, { id, listing, override }));
    const close = settled(await this.read(tx, id, leadIds)).filter(({ lead, stands }) => lead.had || stands !== 'out');
    const held = close.map(({ lead }) => lead.id);
    const kept: MatchRow[] = [];
    const again: string[] = [];
    const lost: string[] = [];
    for (const { lead, stands, match } of settled(await this.read(tx, id, held, HOLD))) {
      if (stands === 'in' || (stands === 'unsure' && lead.had === 'listed'))
        kept.push({ leadId: lead.id, listingId: id, match: match() });
      else if (lead.had !== null) lost.push(lead.id);
      if (stands === 'unsure' || (stands === 'out' && lead.had === 'listed')) again.push(lead.id);
    }
    return this.store(tx, id, { kept, again, lost });
  }

  /**
   * Leads that still look, as they are now. With `HOLD` nobody matches them while this goes on; without, whoever matches
   * one after it was read knows the listing already.
   */
  private async read(tx: Tx, listingId: string, leadIds: string[], hold = ''): Promise<Lead[]> {
    if (leadIds.length === 0) return [];
    // One by one by their key: the planner would rather read the whole index of those that look.
    return tx.query<Lead[]>(
      `select lead.id, lead.need, case when own.lead_id is not null then case when own.gone_at is null then 'listed' else 'gone' end end as had,
         match_floor.score as floor, match_floor.listing_id as "lastId", last.ref as "lastRef",
         last.fact_verified as "lastVerified", match_floor.verified as "floorVerified", turned.down as rejections
       from unnest($1::uuid[]) as one (id)
         cross join lateral (select lead.id, lead.need from lead where lead.id = one.id and ${LOOKING} offset 0 ${hold}) as lead
         left join match as own on own.lead_id = lead.id and own.listing_id = $2
         left join match_floor on match_floor.lead_id = lead.id left join listing as last on last.id = match_floor.listing_id
         left join lateral (select json_agg(json_build_object('listing', listing.facts, 'reason', match_feedback.reason)) as down
           from match_feedback join listing on listing.id = match_feedback.listing_id where match_feedback.lead_id = lead.id) as turned on true
       where not exists (select from match_feedback where match_feedback.lead_id = lead.id and match_feedback.listing_id = $2)`,
      [leadIds, listingId],
    );
  }

  private async store(
    tx: Tx,
    listingId: string,
    { kept, again, lost }: { kept: MatchRow[]; again: string[]; lost: string[] },
  ): Promise<{ leadId: string; listingId: string }[]> {
    const changed = kept.map(({ leadId }) => leadId);
    await this.rows.hold(tx, [...changed, ...lost]);
    if (lost.length > 0)
      await tx.query(`delete from match where listing_id = $1 and lead_id = any($2)`, [listingId, lost]);
    await this.rematches.ask(tx, again);
    const fresh = await this.rows.put(tx, kept);
    const fell = await this.rows.trim(tx, changed, KEPT);
    const out = new Set(fell.filter((one) => one.listingId === listingId).map(({ leadId }) => leadId));
    return fresh.filter(({ leadId }) => !out.has(leadId));
  }
}

/** Where a listing stands with a lead; its sentences are only written when asked for. */
function settle(lead: Lead, { id, listing, override }: { id: string; listing: Listing; override: RulesOverride }) {
  const compiled = compileNeed(lead.need, override);
  const judgement = compiled.judge(listing, true);
  const { points, note } = feedbackPenalty(listing, lead.rejections ?? []);
  const score = lowered(judgement.score, judgement.verdict, points);
  const stands = judgement.verdict === 'no' ? ('out' as const) : standing(lead, { id, score, listing });
  const match = () => {
    const explained = compiled.explain(judgement);
    return { ...explained, score, notes: note ? [...explained.notes, note] : explained.notes };
  };
  return { lead, stands, match };
}

/**
 * Whether a listing with this score belongs to the lead's list. `unsure`: the whole order has to be made anew, since what
 * stands outside the list may now be better, or equals are ordered by what was turned down.
 */
function standing(
  lead: Lead,
  { id, score, listing }: { id: string; score: number; listing: Listing },
): 'in' | 'out' | 'unsure' {
  if (lead.floor === null) return 'in';
  if (lead.lastId === id) {
    const worse =
      score < lead.floor || (score === lead.floor && (listing.verified_on ?? '') < (lead.floorVerified ?? ''));
    return worse ? 'unsure' : 'in';
  }
  if (score === lead.floor && lead.rejections) return 'unsure';
  const last = { ref: lead.lastRef, verified_on: lead.lastVerified ?? undefined };
  const before = compareJudgements(
    { score, listing } as Judgement,
    { score: lead.floor, listing: last as Listing } as Judgement,
  );
  if (before < 0) return 'in';
  return lead.had === 'listed' ? 'unsure' : 'out';
}
