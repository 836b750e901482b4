import { Injectable } from '@nestjs/common';
import type { Listing } from '@app/listings';
import type { Need } from '@app/needs';
import type { Tx } from '@app/platform';
import { compileNeed } from './compile-need.js';
import { feedbackPenalty, lowered, type Rejection } from './feedback-penalty.js';
import { codesAskingFor, leadSearch, LOOKING } from './lead-search.js';
import { KEPT } from './matching.service.js';
import { type MatchRow, MatchRows } from './match-rows.js';
import { matchingRules, type RulesOverride } from './matching-rules.js';
import { MatchingSettings } from './matching-settings.js';
import { Rematches } from './rematches.service.js';

interface Lead {
  id: string;
  need: Need;
  /** Of the last of a full list, null while there is room. */
  floor: number | null;
  had: boolean;
  rejections: Rejection[] | null;
}

/** Leads scored at a time: memory stays small whatever the number. */
const PAGE = 1000;

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
    const leads = await tx.query<Lead[]>(
      `select lead.id, lead.need, last.floor, own.lead_id is not null as had, turned.down as rejections
       from lead
         left join match as own on own.lead_id = lead.id and own.listing_id = $2
         left join lateral (select match.score as floor from match where match.lead_id = lead.id and match.listing_id <> $2
           and match.gone_at is null order by match.score desc offset ${KEPT - 1} limit 1) as last on true
         left join lateral (select json_agg(json_build_object('listing', listing.facts, 'reason', match_feedback.reason)) as down
           from match_feedback join listing on listing.id = match_feedback.listing_id where match_feedback.lead_id = lead.id) as turned on true
       where lead.id = any($1) and ${LOOKING.replaceAll('need', 'lead.need')}
         and not exists (select from match_feedback where match_feedback.lead_id = lead.id and match_feedback.listing_id = $2)
       order by lead.id for key share of lead`,
      [leadIds, id],
    );
    const kept: MatchRow[] = [];
    const again: string[] = [];
    for (const lead of leads) {
      const compiled = compileNeed(lead.need, override);
      const judgement = compiled.judge(listing, true);
      const { points, note } = feedbackPenalty(listing, lead.rejections ?? []);
      const score = lowered(judgement.score, judgement.verdict, points);
      // Equal scores are ordered by more than the score: a list that it could stand in is made anew.
      const among = judgement.verdict !== 'no' && (lead.floor === null || score > lead.floor);
      if (among) {
        const match = compiled.explain(judgement);
        kept.push({
          leadId: lead.id,
          listingId: id,
          match: { ...match, score, notes: note ? [...match.notes, note] : match.notes },
        });
      }
      if (judgement.verdict !== 'no' && lead.floor !== null && score === lead.floor) again.push(lead.id);
      if (lead.had && !among) again.push(lead.id);
      if (among && lead.floor !== null && !lead.had) await this.dropLast(tx, lead.id, id);
    }
    const lost = leads.filter((lead) => lead.had && !kept.some((one) => one.leadId === lead.id)).map((lead) => lead.id);
    if (lost.length > 0) await tx.query(`delete from match where listing_id = $1 and lead_id = any($2)`, [id, lost]);
    await this.rematches.ask(tx, again);
    return this.rows.put(tx, kept);
  }

  /** Makes room in a full list. */
  private async dropLast(tx: Tx, leadId: string, listingId: string): Promise<void> {
    await tx.query(
      `delete from match where id in (select match.id from match join listing on listing.id = match.listing_id
         where match.lead_id = $1 and match.listing_id <> $2 and match.gone_at is null
         order by match.score desc, listing.fact_verified desc, listing.ref collate "C" offset ${KEPT - 1})`,
      [leadId, listingId],
    );
  }
}
