import { Injectable } from '@nestjs/common';
import type { Need } from '@app/needs';
import { Database, decodeCursor, pageOf } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { type CreditFilter, creditWhere } from './credit-filter.js';
import { type InquiryBox, keepsBox } from './inquiry-box.js';
import type { RequestKind } from './inquiry-route.js';
import type { RouteWord } from './inquiry-route-reading.js';
import type { InquiryChannel } from './inquiry.entity.js';
import { offerLine } from './offer-line.js';
import { maskInquiry, maskPhonesInPlace } from './pool-mask.js';

export interface InquiryRow {
  id: string;
  ref: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** Masked, as are phones in the texts. */
  phone: string | null;
  channel: InquiryChannel;
  article: { id: string; title: string; path: string } | null;
  lead: { id: string; ref: string } | null;
  status: string;
  quarantineReason: string | null;
  requestKind: RequestKind | null;
  dueAt: string | null;
  /** The words that decided, into the texts as they stand here. */
  words: RouteWord[];
  /** What an owner offers: one line, and the need contract's object with its spans. */
  offer: { line: string; need: Need } | null;
  /** Open lead of who wrote it, when `me` may see that one. */
  relatedLead: { id: string; ref: string } | null;
  /** The listing that was made of an offer. */
  listing: { id: string; ref: string; title: string } | null;
  decision: { at: string; by: string | null; note: string | null } | null;
  createdAt: string;
}

export interface InquiryFilters extends CreditFilter {
  status?: 'read' | InquiryBox;
  /** Whose leads' inquiries: those that `me` answers for; absent = all that `me` sees. */
  view?: 'mine' | 'team' | 'all';
  team?: string;
  /** Local days on which the lead came, both included. */
  from?: string;
  to?: string;
  cursor?: string;
  limit: number;
}

/** How many wait, up to `COUNTED`; null where `me` has no business. */
export interface InquiryCounts {
  quarantined: number | null;
  offered: number | null;
  requested: number | null;
  /** Offers and requests whose term is over. */
  overdue: number;
}

/** Beyond this a badge says nothing more. */
export const COUNTED = 1000;

type Row = Omit<InquiryRow, 'words' | 'offer'> & {
  pooled: boolean;
  reading: { need: Need; words: RouteWord[] } | null;
};

const columns = (relatedScope: string): string => `
  inquiry.id, inquiry.ref, inquiry.need, inquiry.usage, inquiry.tax, inquiry.company, inquiry.contact,
  inquiry.phone_hint as phone, inquiry.channel, lead.owner_id is null as pooled, inquiry.status, inquiry.quarantine_reason as "quarantineReason",
  inquiry.request_kind as "requestKind", to_json(inquiry.due_at) #>> '{}' as "dueAt", inquiry.reading,
  to_json(inquiry.created_at) #>> '{}' as "createdAt",
  case when lead.id is null then null else json_build_object('id', lead.id, 'ref', lead.ref) end as lead,
  case when related.id is not null and ${relatedScope} then json_build_object('id', related.id, 'ref', related.ref) end as "relatedLead",
  case when made.id is null then null else json_build_object('id', made.id, 'ref', made.ref, 'title', made.title) end as listing,
  case when inquiry.decided_at is null then null else json_build_object('at', inquiry.decided_at, 'by', decider.name,
    'note', inquiry.decision_note) end as decision,
  case when article.id is null then null
    else json_build_object('id', article.id, 'title', article.title, 'path', '/news/' || article.slug) end as article`;
const FROM = `from inquiry left join lead on lead.id = inquiry.lead_id left join article on article.id = inquiry.article_id`;
const JOINS = `left join lead as related on related.id = inquiry.related_lead_id
  left join listing as made on made.id = inquiry.offer_listing_id left join app_user as decider on decider.id = inquiry.decided_by`;

/** Where inquiries lie: those of visible leads, and the boxes of what waits for a person or is done. */
@Injectable()
export class InquiryBoxes {
  constructor(private readonly database: Database) {}

  /** Newest first; requests by their term, the most urgent first. */
  async list(me: Me, filters: InquiryFilters): Promise<{ items: InquiryRow[]; next: string | null; total: number }> {
    const parameters: unknown[] = [];
    const where = this.where(me, filters, parameters);
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total ${FROM} where ${where}`,
      [...parameters],
    );
    const byTerm = filters.status === 'requested';
    const [key, order, before] = byTerm ? ['due_at', 'asc', '>'] : ['created_at', 'desc', '<'];
    let after = '';
    if (filters.cursor) {
      const { at, id } = decodeCursor(filters.cursor);
      after = ` and (inquiry.${key}, inquiry.id) ${before} ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
    }
    const shown = columns(leadScope(me, parameters, 'related'));
    const rows = await this.database.query<Row>(
      `select ${shown} ${FROM} ${JOINS} where ${where}${after}
       order by inquiry.${key} ${order}, inquiry.id ${order} limit $${parameters.push(filters.limit + 1)}`,
      parameters,
    );
    const page = pageOf(rows, filters.limit, (row) => ({ at: byTerm ? row.dueAt! : row.createdAt, id: row.id }));
    return { items: page.items.map(asShown), next: page.next, total: counted!.total };
  }

  /** One query for the badge and the tabs. */
  async counts(me: Me): Promise<InquiryCounts> {
    const boxes = (['quarantined', 'offered', 'requested'] as const).filter((box) => keepsBox(me, box));
    const [row] = await this.database.query<{ counts: Record<string, number>; overdue: number }>(
      `select (select coalesce(json_object_agg(box, (select count(*)::int from
           (select 1 from inquiry where inquiry.status = box limit ${COUNTED}) as waiting)), '{}') from unnest($1::text[]) as box) as counts,
         (select count(*)::int from (select 1 from inquiry where inquiry.status = any($1::text[])
           and inquiry.status in ('offered', 'requested') and inquiry.due_at < now() limit ${COUNTED}) as late) as overdue`,
      [boxes],
    );
    const { quarantined = null, offered = null, requested = null } = row!.counts as Partial<InquiryCounts>;
    return { quarantined, offered, requested, overdue: row!.overdue };
  }

  private where(me: Me, filters: InquiryFilters, parameters: unknown[]): string {
    const { status, view, team, from, to } = filters;
    if (status && status !== 'read') return keepsBox(me, status) ? `inquiry.status = '${status}'` : 'false';
    const parts = [leadScope(me, parameters), ...creditWhere('inquiry', filters, parameters)];
    if (view === 'mine') parts.push(`lead.owner_id = $${parameters.push(me.id)}::uuid`);
    if (view === 'team') parts.push(`lead.team_id = any($${parameters.push(me.teamIds)}::uuid[])`);
    if (team) parts.push(`lead.team_id = $${parameters.push(team)}::uuid`);
    if (from)
      parts.push(`lead.created_at >= ($${parameters.push(from)}::date)::timestamp at time zone 'Asia/Shanghai'`);
    if (to) parts.push(`lead.created_at < ($${parameters.push(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
    // What somebody took down by telephone stands on its lead, and is no inquiry here: the report counts the same rows.
    return `inquiry.channel = 'form' and lead.id is not null and ${parts.join(' and ')}`;
  }
}

const TEXTS = ['need', 'usage', 'tax', 'company', 'contact'] as const;

function asShown({ pooled, reading, ...row }: Row): InquiryRow {
  const offer = reading?.need.side === 'supply' ? { line: offerLine(reading.need), need: reading.need } : null;
  if (row.lead) {
    const read = { ...row, words: [], offer: null };
    return pooled ? { ...read, ...maskInquiry(read) } : read;
  }
  const shown = { ...row, words: reading?.words ?? [], offer };
  for (const key of TEXTS) shown[key] = maskPhonesInPlace(shown[key]);
  return shown;
}
