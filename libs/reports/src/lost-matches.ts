import { Injectable } from '@nestjs/common';
import type { RejectReason } from '@app/matching';
import { Database, decodeCursor, pageOf } from '@app/platform';
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

/** One of the rows that a figure of the report counts. */
export interface LostMatchRow {
  id: string;
  at: Date;
  reason: RejectReason;
  note: string;
  /** Who said so. */
  author: string;
  lead: { id: string; ref: string; company: string | null };
  listing: { id: string; ref: string; title: string };
}

/** Which rows: those of one line of the report; absent = of all lines. */
export interface LostMatchPick {
  reason?: RejectReason;
  kind?: string;
  /** City, GB/T 2260, 4 digits. */
  region?: string;
}

const FROM = `from match_feedback as said join lead on lead.id = said.lead_id join listing on listing.id = said.listing_id`;
const PAGE = 50;

/** Why listings lose: what advisors turned down for leads that the person may see, by reason, kind and city. */
@Injectable()
export class LostMatchesReport {
  constructor(private readonly database: Database) {}

  /** Most frequent first; the period is of the day it was said. */
  async of(me: Me, period: ReportPeriod): Promise<LostMatch[]> {
    const { parameters, parts } = this.seen(me, period);
    const rows = await this.database.query<Omit<LostMatch, 'regionName'>>(
      `select said.reason, listing.fact_kind as kind, left(listing.fact_county, 4) as region, count(*)::int as count,
         count(distinct said.lead_id)::int as leads, count(distinct said.listing_id)::int as listings
       ${FROM} where ${parts.join(' and ')} group by 1, 2, 3 order by count desc, 1, 2, 3 limit 500`,
      parameters,
    );
    return rows.map((row) => ({ ...row, regionName: row.region ? regionName(row.region) : '' }));
  }

  /**
   * The rows behind a figure, latest first, fifty a page: as many as the figure says, for the same person and period.
   * @throws Invalid for a cursor that is none
   */
  async rows(
    me: Me,
    period: ReportPeriod,
    pick: LostMatchPick,
    cursor?: string,
  ): Promise<{ items: LostMatchRow[]; next: string | null }> {
    const { parameters, parts } = this.seen(me, period);
    const is = (column: string, value: string) => void parts.push(`${column} = $${parameters.push(value)}`);
    if (pick.reason) is('said.reason', pick.reason);
    if (pick.kind) is('listing.fact_kind', pick.kind);
    if (pick.region) is('left(listing.fact_county, 4)', pick.region);
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      parts.push(`(said.created_at, said.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`);
    }
    const rows = await this.database.query<LostMatchRow & { cursorAt: string }>(
      `select said.id, said.created_at as at, said.reason, said.note,
         to_char(said.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt",
         (select name from app_user where app_user.id = said.author_id) as author,
         json_build_object('id', lead.id, 'ref', lead.ref,
           'company', (select name from company where company.id = lead.company_id)) as lead,
         json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title) as listing
       ${FROM} where ${parts.join(' and ')}
       order by said.created_at desc, said.id desc limit $${parameters.push(PAGE + 1)}`,
      parameters,
    );
    const { items, next } = pageOf(rows, PAGE, ({ cursorAt, id }) => ({ at: cursorAt, id }));
    return { items: items.map(({ cursorAt: _at, ...row }) => row), next };
  }

  /** The feedback that a person sees of a period: of leads in their scope. */
  private seen(me: Me, { from, to, team }: ReportPeriod): { parameters: unknown[]; parts: string[] } {
    const parameters: unknown[] = [];
    const parts = [leadScope(me, parameters)];
    const day = (value: string) => `($${parameters.push(value)}::date)`;
    if (from) parts.push(`said.created_at >= ${day(from)}::timestamp at time zone 'Asia/Shanghai'`);
    if (to) parts.push(`said.created_at < (${day(to)} + 1)::timestamp at time zone 'Asia/Shanghai'`);
    if (team) parts.push(`lead.team_id = $${parameters.push(team)}::uuid`);
    return { parameters, parts };
  }
}
