import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Database, decodeCursor, pageOf, type Tx } from '@app/platform';
import { leadScope, may, type Me } from '@app/users';
import { maskInquiry } from './pool-mask.js';

export interface InquiryRow {
  id: string;
  ref: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** Masked. */
  phone: string;
  article: { id: string; title: string; path: string } | null;
  lead: { id: string; ref: string } | null;
  status: string;
  quarantineReason: string | null;
  createdAt: string;
}

export interface InquiryFilters {
  status?: 'read' | 'quarantined';
  article?: string;
  team?: string;
  /** Local days on which the lead came, both included. */
  from?: string;
  to?: string;
  cursor?: string;
  limit: number;
}

const COLUMNS = `inquiry.id, inquiry.ref, inquiry.need, inquiry.usage, inquiry.tax, inquiry.company, inquiry.contact,
  inquiry.phone_hint as phone, lead.owner_id is null as pooled, inquiry.status, inquiry.quarantine_reason as "quarantineReason",
  to_json(inquiry.created_at) #>> '{}' as "createdAt",
  case when lead.id is null then null else json_build_object('id', lead.id, 'ref', lead.ref) end as lead,
  case when article.id is null then null
    else json_build_object('id', article.id, 'title', article.title, 'path', '/news/' || article.slug) end as article`;
const FROM = `from inquiry left join lead on lead.id = inquiry.lead_id left join article on article.id = inquiry.article_id`;

/** What looked like a machine's waits here for a person: let it through, or put it away. Nothing is dropped. */
@Injectable()
export class InquiryReview {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** Newest first: inquiries of visible leads, or for reviewers those in quarantine. */
  async list(me: Me, filters: InquiryFilters): Promise<{ items: InquiryRow[]; next: string | null; total: number }> {
    const parameters: unknown[] = [];
    const where = this.where(me, filters, parameters);
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total ${FROM} where ${where}`,
      [...parameters],
    );
    let after = '';
    if (filters.cursor) {
      const { at, id } = decodeCursor(filters.cursor);
      after = ` and (inquiry.created_at, inquiry.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
    }
    const rows = await this.database.query<InquiryRow & { pooled: boolean }>(
      `select ${COLUMNS} ${FROM} where ${where}${after}
       order by inquiry.created_at desc, inquiry.id desc limit $${parameters.push(filters.limit + 1)}`,
      parameters,
    );
    const page = pageOf(rows, filters.limit, (row) => ({ at: row.createdAt, id: row.id }));
    const items = page.items.map(({ pooled, ...row }) => (pooled ? { ...row, ...maskInquiry(row) } : row));
    return { items, next: page.next, total: counted!.total };
  }

  /** A person after all: it goes the way of every inquiry. */
  async release(tx: Tx, me: Me, id: string): Promise<void> {
    await this.leaveQuarantine(tx, id, 'received');
    await this.events.record(tx, { type: 'inquiry.received', actorId: me.id, subjectId: id, data: { released: true } });
  }

  async dismiss(tx: Tx, me: Me, id: string): Promise<void> {
    await this.leaveQuarantine(tx, id, 'dismissed');
    await this.events.record(tx, { type: 'inquiry.dismissed', actorId: me.id, subjectId: id });
  }

  private where(me: Me, { status, article, team, from, to }: InquiryFilters, parameters: unknown[]): string {
    if (status === 'quarantined') return may(me.role, 'inquiry.review') ? `inquiry.status = 'quarantined'` : 'false';
    const parts = [leadScope(me, parameters)];
    if (article) parts.push(`inquiry.article_id = $${parameters.push(article)}::uuid`);
    if (team) parts.push(`lead.team_id = $${parameters.push(team)}::uuid`);
    if (from)
      parts.push(`lead.created_at >= ($${parameters.push(from)}::date)::timestamp at time zone 'Asia/Shanghai'`);
    if (to) parts.push(`lead.created_at < ($${parameters.push(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
    return `lead.id is not null and ${parts.join(' and ')}`;
  }

  private async leaveQuarantine(tx: Tx, id: string, status: string): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `update inquiry set status = $2 where id = $1 and status = 'quarantined'`,
      [id, status],
    );
    if (changed === 0) throw new Conflict('not_quarantined', '这份询盘不在待审队列');
  }
}
