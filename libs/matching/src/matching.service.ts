import { Injectable } from '@nestjs/common';
import type { Need } from '@app/needs';
import { Database, type Tx } from '@app/platform';
import { beginMatching } from './matching-turn.js';
import { Candidates, type Found } from './candidates.service.js';
import { feedbackPenalty, lowered } from './feedback-penalty.js';
import type { Match } from './match.js';
import { MatchFeedback } from './match-feedback.service.js';
import { MatchRows } from './match-rows.js';
import type { RulesOverride } from './matching-rules.js';

/** A stored match as the lead's page shows it. */
export interface LeadMatch {
  listing: { id: string; ref: string; title: string; path: string; status: string };
  score: number;
  verdict: 'fit' | 'near';
  criteria: Match['criteria'];
  notes: Match['notes'];
  /** When the site was let, sold or withdrawn; null while it is to be had. */
  goneAt: Date | null;
}

/** What refreshing a lead found; `fresh` are listings that fit and did not before. */
export interface Refreshed {
  fits: number;
  near: number;
  fresh: string[];
}

/** As many as an advisor can look through. */
export const KEPT = 20;
/** Out of so many the order by feedback is made. */
const LOOKED_AT = KEPT * 2;

type Rejected = Awaited<ReturnType<MatchFeedback['of']>>;
const NONE_REJECTED: Rejected = { ids: new Set(), rejections: [] };

/** Keeps a lead's matches in step with its need and the listings. */
@Injectable()
export class Matching {
  constructor(
    private readonly database: Database,
    private readonly candidates: Candidates,
    private readonly feedback: MatchFeedback,
    private readonly rows: MatchRows,
  ) {}

  /** Finds the best of all that is on offer for the lead's need and stores them. Running it again changes nothing. */
  async refresh(tx: Tx, leadId: string): Promise<Refreshed> {
    const rules = await beginMatching(tx);
    const [lead] = await tx.query<{ need: Need; judged: boolean }[]>(
      `select need, exists (select from match_feedback where lead_id = lead.id) as judged from lead where id = $1 for update`,
      [leadId],
    );
    if (!lead) return { fits: 0, near: 0, fresh: [] };
    const found = await this.rank(
      tx,
      lead.need,
      rules,
      lead.judged ? await this.feedback.of(tx, leadId) : NONE_REJECTED,
    );
    const fresh = await this.rows.keepOnly(
      tx,
      leadId,
      found.map(({ id, match }) => ({ leadId, listingId: id, match })),
    );
    const count = (verdict: Match['verdict']) => found.filter(({ match }) => match.verdict === verdict).length;
    return { fits: count('fit'), near: count('near'), fresh: fresh.map(({ listingId }) => listingId) };
  }

  /** Best first; what is gone comes last. What was turned down is not among them. */
  ofLead(leadId: string): Promise<LeadMatch[]> {
    return this.database.query<LeadMatch>(
      `select match.score, match.verdict, match.criteria, match.notes, match.gone_at as "goneAt",
         json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title, 'status', listing.status,
           'path', '/listings/' || listing.ref) as listing
       from match join listing on listing.id = match.listing_id
       where match.lead_id = $1
         and not exists (select from match_feedback where match_feedback.lead_id = $1 and match_feedback.listing_id = match.listing_id)
       order by match.gone_at is not null, match.score desc, listing.fact_verified desc, listing.ref collate "C"`,
      [leadId],
    );
  }

  private async rank(tx: Tx, need: Need, rules: RulesOverride, { ids, rejections }: Rejected): Promise<Found[]> {
    if (need.side !== 'demand') return [];
    const limit = rejections.length > 0 ? LOOKED_AT + ids.size : KEPT;
    const found = await this.candidates.best(tx, need, { limit, rules, begun: true });
    if (rejections.length === 0) return found;
    return found
      .filter(({ id }) => !ids.has(id))
      .map((one) => {
        const { points, note } = feedbackPenalty(one.listing, rejections);
        const { match } = one;
        if (!note) return one;
        return {
          ...one,
          match: { ...match, score: lowered(match.score, match.verdict, points), notes: [...match.notes, note] },
        };
      })
      .sort((a, b) => b.match.score - a.match.score)
      .slice(0, KEPT);
  }
}
