import { Injectable } from '@nestjs/common';
import { type InquiryView, LEAD_COLUMNS, LEAD_JOINS, type LeadRow, maskInquiry } from '@app/leads';
import type { CriterionResult } from '@app/matching';
import { Clock, Database } from '@app/platform';
import { type RungName, TOP_RUNG } from '@app/tasks';
import { type Me, ownScope } from '@app/users';

export type TodayReason = 'overdue' | 'new_inquiry' | 'due_now' | 'today' | 'upcoming' | 'no_next_step';

export interface TodayItem {
  reason: TodayReason;
  /** Null for a lead without a next step. */
  task: { id: string; kind: string; title: string; due: string; status: string; rung: RungName | null } | null;
  lead: LeadRow;
  inquiry: InquiryView | null;
  /** New listings that fit, told of in the last days and not yet followed by a call. */
  newFits: number;
  topMatches: {
    ref: string;
    title: string;
    path: string;
    verdict: string;
    score: number;
    criteria: CriterionResult[];
  }[];
}

export interface Today {
  counts: { overdue: number; today: number; fresh: number; pool: number; noNextStep: number };
  items: TodayItem[];
  /** Start of the next local day. */
  until: Date;
}

/** How soon a task counts as due now, in ms. */
const SOON = 30 * 60_000;
const SHANGHAI = 8 * 3_600_000;

const ORDER = `(task.kind = 'call_back' and task.due_at < now()) desc, (task.due_at < now()) desc,
  (task.kind = 'first_call') desc, task.due_at, task.id`;

const INQUIRY = `(select json_build_object('id', inquiry.id, 'ref', inquiry.ref, 'need', inquiry.need, 'usage', inquiry.usage,
    'tax', inquiry.tax, 'company', inquiry.company, 'contact', inquiry.contact, 'phone', inquiry.phone_hint, 'channel', inquiry.channel,
    'createdAt', inquiry.created_at, 'article', case when asked.id is null then null
      else json_build_object('id', asked.id, 'title', asked.title, 'path', '/news/' || asked.slug) end)
  from inquiry left join article as asked on asked.id = inquiry.article_id
  where inquiry.lead_id = lead.id order by inquiry.created_at desc limit 1)`;

const MATCHES = `(select coalesce(json_agg(top), '[]') from (
    select shown.ref, shown.title, '/listings/' || shown.ref as path, match.verdict, match.score, match.criteria
    from match join listing as shown on shown.id = match.listing_id
    where match.lead_id = lead.id and match.gone_at is null and not exists (select from match_feedback
      where match_feedback.lead_id = lead.id and match_feedback.listing_id = match.listing_id)
    order by match.score desc, shown.ref limit 3) as top)`;

const NEW_FITS = `(select count(*)::int from match_told join match using (lead_id, listing_id)
  where match_told.lead_id = lead.id and match.gone_at is null and match.verdict = 'fit'
    and match_told.told_at > now() - interval '3 days'
    and not exists (select from call where call.lead_id = lead.id and call.created_at > match_told.told_at))`;

/** What somebody does next, and why: one list, most pressing first. */
@Injectable()
export class TodayReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** An advisor's own leads; a manager's team. Leads that nobody could take yet stand in everybody's day. */
  async of(me: Me, limit = 200): Promise<Today> {
    const until = endOfLocalDay(this.clock.now());
    const [items, counts] = await Promise.all([this.items(me, until, limit), this.counts(me, until)]);
    return { counts, items, until };
  }

  private async items(me: Me, until: Date, limit: number): Promise<TodayItem[]> {
    const parameters: unknown[] = [until];
    const scope = ownScope(me, parameters);
    const rows = await this.database.query<LeadRow & Omit<TodayItem, 'lead' | 'reason'>>(
      `select ${LEAD_COLUMNS}, ${INQUIRY} as inquiry, ${MATCHES} as "topMatches", ${NEW_FITS} as "newFits",
         case when task.id is null then null else json_build_object('id', task.id, 'kind', task.kind, 'title', task.title,
           'due', task.due_at, 'status', task.status, 'rung', ${TOP_RUNG}) end as task
       from (
         select task.id, task.lead_id, task.kind, task.title, task.due_at, task.status from task join lead on lead.id = task.lead_id
         where task.status = 'open' and (task.due_at < $1 or task.kind = 'first_call') and (${scope} or (lead.owner_id is null and lead.open))
         union all
         select null, lead.id, null, null, null, null from lead
         where ${scope} and lead.open and lead.stage not in ('signed', 'parked')
           and not exists (select 1 from task where task.lead_id = lead.id and task.status = 'open')
       ) as task join lead on lead.id = task.lead_id ${LEAD_JOINS}
       order by task.id is null, ${ORDER} limit $${parameters.push(limit)}`,
      parameters,
    );
    return rows.map(({ task, inquiry, topMatches, newFits, ...lead }) => ({
      reason: this.reason(task, inquiry, until),
      task,
      lead,
      inquiry: inquiry && !lead.owner ? maskInquiry(inquiry) : inquiry,
      newFits,
      topMatches,
    }));
  }

  private async counts(me: Me, until: Date): Promise<Today['counts']> {
    const parameters: unknown[] = [until];
    const scope = ownScope(me, parameters);
    const [row] = await this.database.query<Today['counts']>(
      `select count(*) filter (where task.due_at < now())::int as overdue,
         count(*) filter (where task.due_at >= now() and task.due_at < $1)::int as today,
         count(*) filter (where task.kind = 'first_call')::int as fresh,
         count(*) filter (where task.id is null)::int as "noNextStep",
         (select count(*)::int from lead where owner_id is null and open) as pool
       from lead left join task on task.lead_id = lead.id and task.status = 'open'
       where ${scope} and (task.id is not null or (lead.open and lead.stage not in ('signed', 'parked')))`,
      parameters,
    );
    return row!;
  }

  private reason(task: TodayItem['task'], inquiry: InquiryView | null, until: Date): TodayReason {
    if (!task) return 'no_next_step';
    const left = Date.parse(task.due) - this.clock.now().getTime();
    if (left < 0) return 'overdue';
    if (task.kind === 'first_call' && inquiry?.channel === 'form') return 'new_inquiry';
    if (left < SOON) return 'due_now';
    return Date.parse(task.due) < until.getTime() ? 'today' : 'upcoming';
  }
}

function endOfLocalDay(now: Date): Date {
  const local = new Date(now.getTime() + SHANGHAI);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + 1) - SHANGHAI);
}
