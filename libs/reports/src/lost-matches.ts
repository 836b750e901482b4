import { Injectable } from '@nestjs/common';
import type { RejectReason } from '@app/matching';
import { Database } from '@app/platform';
import { regionName } from '@app/reference';
import { type Me, leadScope } from '@app/users';
import type { ReportPeriod } from './report-period.js';

/** Listings of one kind in one city that were turned down for one reason. */
export interface LostMatch {
  reason: RejectReason;
  kind: string;
  /** City of the listing: GB/T 2260, 4 digits. */
  region: string;
  regionName: string;
  count: number;
  leads: number;
  listings: number;
}

/** Why listings lose: what advisors turned down for leads that the person may see, by reason, kind and city. */
@Injectable()
export class LostMatchesReport {
  constructor(private readonly database: Database) {}

  /** Most frequent first; the period is of the day it was said. */
  async of(me: Me, { from, to, team }: ReportPeriod): Promise<LostMatch[]> {
    const parameters: unknown[] = [];
    const parts = [leadScope(me, parameters)];
    const day = (value: string) => `($${parameters.push(value)}::date)`;
    if (from) parts.push(`said.created_at >= ${day(from)}::timestamp at time zone 'Asia/Shanghai'`);
    if (to) parts.push(`said.created_at < (${day(to)} + 1)::timestamp at time zone 'Asia/Shanghai'`);
    if (team) parts.push(`lead.team_id = $${parameters.push(team)}::uuid`);
    const rows = await this.database.query<Omit<LostMatch, 'regionName'>>(
      `select said.reason, listing.fact_kind as kind, left(listing.fact_county, 4) as region, count(*)::int as count,
         count(distinct said.lead_id)::int as leads, count(distinct said.listing_id)::int as listings
       from match_feedback as said join lead on lead.id = said.lead_id join listing on listing.id = said.listing_id
       where ${parts.join(' and ')} group by 1, 2, 3 order by count desc, 1, 2, 3 limit 500`,
      parameters,
    );
    return rows.map((row) => ({ ...row, regionName: row.region ? regionName(row.region) : '' }));
  }
}
