import { Injectable } from '@nestjs/common';
import { ListingsRepository } from '@app/listings';
import type { Need } from '@app/needs';
import { Database, type Tx } from '@app/platform';
import type { Match } from './match.js';
import { rankListings } from './rank-listings.js';

/** A stored match as the lead's page shows it. */
export interface LeadMatch {
  listing: { id: string; ref: string; title: string; path: string; status: string };
  score: number;
  verdict: 'fit' | 'near';
  criteria: Match['criteria'];
}

/** As many as an advisor can look through. */
const KEPT = 20;

/** Keeps a lead's matches in step with its need and the listings. */
@Injectable()
export class Matching {
  constructor(
    private readonly database: Database,
    private readonly listings: ListingsRepository,
  ) {}

  /** Scores all that is on offer against the lead's need and stores the best. Running it again changes nothing. */
  async refresh(tx: Tx, leadId: string): Promise<{ fits: number; near: number }> {
    const [lead] = await tx.query<{ need: Need }[]>(`select need from lead where id = $1 for update`, [leadId]);
    if (!lead) return { fits: 0, near: 0 };
    const matches = await this.rank(tx, lead.need);
    await tx.query(`delete from match where lead_id = $1 and listing_id <> all($2::uuid[])`, [
      leadId,
      matches.map(({ id }) => id),
    ]);
    await tx.query(
      `insert into match (lead_id, listing_id, score, verdict, criteria)
       select $1, id, score, verdict, criteria
       from unnest($2::uuid[], $3::float8[], $4::text[], $5::jsonb[]) as found (id, score, verdict, criteria)
       on conflict (lead_id, listing_id) do update
         set score = excluded.score, verdict = excluded.verdict, criteria = excluded.criteria, matched_at = now()`,
      [
        leadId,
        matches.map(({ id }) => id),
        matches.map(({ match }) => match.score),
        matches.map(({ match }) => match.verdict),
        matches.map(({ match }) => JSON.stringify(match.criteria)),
      ],
    );
    return {
      fits: matches.filter(({ match }) => match.verdict === 'fit').length,
      near: matches.filter(({ match }) => match.verdict === 'near').length,
    };
  }

  /** Open leads that ask for something: those a new listing may be for. */
  async leadsToRematch(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from lead where open and need ->> 'side' = 'demand' and stage not in ('signed', 'parked') order by created_at desc limit 5000`,
    );
    return rows.map(({ id }) => id);
  }

  /** Best first. */
  ofLead(leadId: string): Promise<LeadMatch[]> {
    return this.database.query<LeadMatch>(
      `select match.score, match.verdict, match.criteria,
         json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title, 'status', listing.status,
           'path', '/listings/' || listing.ref) as listing
       from match join listing on listing.id = match.listing_id
       where match.lead_id = $1 order by match.score desc, listing.ref`,
      [leadId],
    );
  }

  private async rank(tx: Tx, need: Need): Promise<{ id: string; match: Match }[]> {
    if (need.side !== 'demand') return [];
    const candidates = await this.listings.candidates(tx);
    const ids = new Map(candidates.map(({ id, facts }) => [facts.ref, id]));
    const ranked = rankListings(
      need,
      candidates.map(({ facts }) => facts),
      { limit: KEPT },
    );
    return ranked.map((match) => ({ id: ids.get(match.ref)!, match }));
  }
}
