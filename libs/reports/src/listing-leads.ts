import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { leadScope, type Me } from '@app/users';

export interface ListingLead {
  id: string;
  ref: string;
  stage: string;
  company: string | null;
  needLine: string;
  owner: string | null;
  verdict: 'fit' | 'near';
  score: number;
}

export interface ListingLeads {
  items: ListingLead[];
  total: number;
  fits: number;
}

/** Which leads a listing is among the best for, of those the person sees: open ones, best first. */
@Injectable()
export class ListingLeadsReport {
  constructor(private readonly database: Database) {}

  async of(me: Me, listingId: string, limit = 20): Promise<ListingLeads> {
    const parameters: unknown[] = [listingId];
    const scope = leadScope(me, parameters);
    const from = `from match join lead on lead.id = match.lead_id where match.listing_id = $1 and lead.open and ${scope}`;
    const [counts] = await this.database.query<{ total: number; fits: number }>(
      `select count(*)::int as total, count(*) filter (where match.verdict = 'fit')::int as fits ${from}`,
      parameters,
    );
    const items = await this.database.query<ListingLead>(
      `select lead.id, lead.ref, lead.stage, lead.need_line as "needLine", match.verdict, match.score,
         (select name from company where company.id = lead.company_id) as company,
         (select name from app_user where app_user.id = lead.owner_id) as owner
       ${from} order by match.verdict, match.score desc, lead.id limit $${parameters.push(limit)}`,
      parameters,
    );
    return { items, ...counts! };
  }
}
