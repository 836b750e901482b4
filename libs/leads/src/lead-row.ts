import type { SourceKind } from './lead.entity.js';
import type { Stage } from './stage.js';

interface Named {
  id: string;
  name: string;
}

/** The task that comes next. */
export interface NextTask {
  id: string;
  leadId: string;
  kind: string;
  title: string;
  due: string;
  status: string;
  owner: Named | null;
}

/** A lead as every list and card shows it. `phone` is masked. */
export interface LeadRow {
  id: string;
  ref: string;
  stage: Stage;
  open: boolean;
  company: Named | null;
  contact: (Named & { agent: boolean }) | null;
  phone: string | null;
  needLine: string;
  owner: Named | null;
  team: Named | null;
  source: {
    kind: SourceKind;
    article: { id: string; title: string; path: string } | null;
    listing: { id: string; ref: string; title: string } | null;
  };
  nextTask: NextTask | null;
  /** `A`, `B` or `C`, by what is asked for. */
  grade: string;
  /** Nobody could take it yet (待分配). */
  waiting: boolean;
  /** 报备 of an agent. */
  protectedUntil: Date | null;
  /** The person asked not to be called. */
  doNotContact: boolean;
  /** ISO; when it goes back to the pool unless something is done. Only where a clock was asked for. */
  poolDue?: string | null;
  createdAt: Date;
  activeAt: Date;
  stageAt: Date;
}

/** Select list over `lead` and `LEAD_JOINS`, in the shape of `LeadRow`. */
export const LEAD_COLUMNS = `lead.id, lead.ref, lead.stage, lead.open, lead.need_line as "needLine",
  case when company.id is null then null else json_build_object('id', company.id, 'name', company.name) end as company,
  case when contact.id is null then null
    else json_build_object('id', contact.id, 'name', coalesce(contact.name, ''), 'agent', contact.agent) end as contact,
  contact.phone_hint as phone,
  case when owner.id is null then null else json_build_object('id', owner.id, 'name', owner.name) end as owner,
  case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team,
  json_build_object('kind', lead.source_kind,
    'article', case when article.id is null then null
      else json_build_object('id', article.id, 'title', article.title, 'path', '/news/' || article.slug) end,
    'listing', case when listing.id is null then null
      else json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title) end) as source,
  next_task.json as "nextTask", lead.grade, lead.waiting_since is not null as waiting,
  case when lead.protected_until > now() then lead.protected_until end as "protectedUntil",
  exists (select 1 from do_not_contact where do_not_contact.contact_id = lead.contact_id) as "doNotContact",
  lead.created_at as "createdAt", lead.active_at as "activeAt", lead.stage_at as "stageAt"`;

export const LEAD_JOINS = `
  left join company on company.id = lead.company_id
  left join contact on contact.id = lead.contact_id
  left join app_user as owner on owner.id = lead.owner_id
  left join team on team.id = lead.team_id
  left join article on article.id = lead.article_id
  left join listing on listing.id = lead.listing_id
  left join lateral (
    select json_build_object('id', task.id, 'leadId', task.lead_id, 'kind', task.kind, 'title', task.title, 'due', task.due_at,
      'status', task.status,
      'owner', case when owner.id is null then null else json_build_object('id', owner.id, 'name', owner.name) end) as json
    from task where task.lead_id = lead.id and task.status = 'open' order by task.due_at limit 1) as next_task on true`;
