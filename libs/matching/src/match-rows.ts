import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';
import type { Match } from './match.js';

/** One pair as it is stored. */
export interface MatchRow {
  leadId: string;
  listingId: string;
  match: Match;
}

/** For how long a site that is gone stays in sight of a lead. */
const GONE_SHOWN = `interval '90 days'`;

const PUT = `found as (
         select * from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::jsonb[], $6::jsonb[])
           as one (lead_id, listing_id, score, verdict, criteria, notes)),
       before as materialized (
         select found.lead_id, found.listing_id, known.fit_since from found cross join lateral (
           select fit_since from match where match.lead_id = found.lead_id and match.listing_id = found.listing_id offset 0) as known),
       stored as (
         insert into match (lead_id, listing_id, score, verdict, criteria, notes, fit_since)
         select lead_id, listing_id, score, verdict, criteria, notes, case when verdict = 'fit' then now() end
         from found order by lead_id, listing_id
         on conflict (lead_id, listing_id) do update
           set score = excluded.score, verdict = excluded.verdict, criteria = excluded.criteria, notes = excluded.notes,
             matched_at = now(), gone_at = null,
             fit_since = case when excluded.verdict = 'fit' then coalesce(match.fit_since, now()) end
         returning lead_id, listing_id, verdict)
       select stored.lead_id as "leadId", stored.listing_id as "listingId" from stored left join before using (lead_id, listing_id)
       where stored.verdict = 'fit' and before.fit_since is null`;

const columnsOf = (rows: MatchRow[]): unknown[] => [
  rows.map(({ leadId }) => leadId),
  rows.map(({ listingId }) => listingId),
  rows.map(({ match }) => match.score),
  rows.map(({ match }) => match.verdict),
  rows.map(({ match }) => JSON.stringify(match.criteria)),
  rows.map(({ match }) => JSON.stringify(match.notes)),
];

/** The table `match`: a lead's best listings. Every write may run twice. */
@Injectable()
export class MatchRows {
  /** Stores pairs of any leads. @returns those that fit and did not before */
  async put(tx: Tx, rows: MatchRow[]): Promise<{ leadId: string; listingId: string }[]> {
    return rows.length === 0 ? [] : tx.query(`with ${PUT}`, columnsOf(rows));
  }

  /** The same for the best of one lead; forgets what is not among them any more, what is gone stays in sight for a while. */
  keepOnly(tx: Tx, leadId: string, rows: MatchRow[]): Promise<{ leadId: string; listingId: string }[]> {
    return tx.query(
      `with forgotten as (
         delete from match where lead_id = $7 and listing_id <> all($2::uuid[])
           and (gone_at is null or gone_at < now() - ${GONE_SHOWN})), ${PUT}`,
      [...columnsOf(rows), leadId],
    );
  }

  /**
   * Lets these leads' lists change by nobody else until the transaction ends, in one order for all.
   */
  async hold(tx: Tx, leadIds: string[]): Promise<void> {
    if (leadIds.length > 0)
      await tx.query(`select from lead where id = any($1::uuid[]) order by id for no key update`, [leadIds]);
  }

  /** Cuts lists that have become too long. @returns what fell off */
  async trim(tx: Tx, leadIds: string[], most: number): Promise<{ leadId: string; listingId: string }[]> {
    if (leadIds.length === 0) return [];
    const [rows] = await tx.query<[{ leadId: string; listingId: string }[], number]>(
      `delete from match where id in (
         select last.id from unnest($1::uuid[]) as one (lead_id), lateral (
           select match.id from match join listing on listing.id = match.listing_id
           where match.lead_id = one.lead_id and match.gone_at is null
           order by match.score desc, listing.fact_verified desc, listing.ref collate "C" offset $2) as last)
       returning lead_id as "leadId", listing_id as "listingId"`,
      [leadIds, most],
    );
    return rows;
  }

  /** Marks a listing as no longer to be had. @returns the leads that had it */
  async markGone(tx: Tx, listingId: string): Promise<string[]> {
    const had = await tx.query<{ leadId: string }[]>(
      `select lead_id as "leadId" from match where listing_id = $1 and gone_at is null`,
      [listingId],
    );
    await this.hold(
      tx,
      had.map(({ leadId }) => leadId),
    );
    const [rows] = await tx.query<[{ leadId: string }[], number]>(
      `update match set gone_at = now() where listing_id = $1 and gone_at is null returning lead_id as "leadId"`,
      [listingId],
    );
    return rows.map(({ leadId }) => leadId);
  }
}
