import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, pageOf } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import type { RungName } from './ladder/ladder-rules.js';

export interface TaskView {
  id: string;
  leadId: string;
  kind: string;
  title: string;
  due: Date;
  status: string;
  /** The highest rung of the ladder that it has climbed. */
  rung: RungName | null;
  owner: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  lead: { id: string; ref: string; company: string | null; contact: string | null };
}

export interface TaskFilters {
  lead?: string;
  owner?: string;
  status?: string;
  /** Of the lead. */
  stage?: string[];
  /** Words of the lead. */
  q?: string;
  cursor?: string;
  limit: number;
}

/** The highest rung of `task`, as SQL. */
export const TOP_RUNG = `(select rung from task_rung where task_rung.task_id = task.id
  order by array_position('{owner,leader,manager,pool}'::text[], rung) desc limit 1)`;

const TASK_COLUMNS = `task.id, task.lead_id as "leadId", task.kind, task.title, task.due_at as due, task.status, ${TOP_RUNG} as rung,
  case when owner.id is null then null else json_build_object('id', owner.id, 'name', owner.name) end as owner,
  case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team,
  json_build_object('id', lead.id, 'ref', lead.ref, 'company', company.name, 'contact', contact.name) as lead`;
const TASK_JOINS = `from task join lead on lead.id = task.lead_id
  left join app_user as owner on owner.id = task.owner_id left join team on team.id = task.team_id
  left join company on company.id = lead.company_id left join contact on contact.id = lead.contact_id`;

/** Questions about what is to be done. */
@Injectable()
export class TasksRepository {
  constructor(private readonly database: Database) {}

  /** Soonest first, within the leads that the person sees. */
  async list(me: Me, filters: TaskFilters): Promise<{ items: TaskView[]; next: string | null }> {
    const parameters: unknown[] = [];
    const parts = this.where(me, filters, parameters);
    const rows = await this.database.query<TaskView & { cursorAt: string }>(
      `select ${TASK_COLUMNS}, to_json(task.due_at) #>> '{}' as "cursorAt" ${TASK_JOINS} where ${parts.join(' and ')}
       order by task.due_at, task.id limit $${parameters.push(filters.limit + 1)}`,
      parameters,
    );
    const { items, next } = pageOf(rows, filters.limit, (row) => ({ at: row.cursorAt, id: row.id }));
    return { items: items.map(({ cursorAt: _cursor, ...task }) => task), next };
  }

  /** All of one lead, what is open first. */
  async ofLead(me: Me, leadId: string): Promise<TaskView[]> {
    const { items } = await this.list(me, { lead: leadId, limit: 1000 });
    const rank = (task: TaskView): number => (task.status === 'open' ? 0 : 1);
    return items.sort((a, b) => rank(a) - rank(b));
  }

  private where(me: Me, filters: TaskFilters, parameters: unknown[]): string[] {
    const parts = [leadScope(me, parameters)];
    if (filters.lead) parts.push(`task.lead_id = $${parameters.push(filters.lead)}::uuid`);
    if (filters.owner) parts.push(`task.owner_id = $${parameters.push(filters.owner)}::uuid`);
    if (filters.status) parts.push(`task.status = $${parameters.push(filters.status)}`);
    if (filters.stage?.length) parts.push(`lead.stage = any($${parameters.push(filters.stage)}::text[])`);
    if (filters.q) {
      const n = `$${parameters.push(filters.q.toLowerCase())}`;
      parts.push(`lead.search_bg @> bigrams(${n}) and position(${n} in lower(lead.search_text)) > 0`);
    }
    if (filters.cursor) {
      const { at, id } = decodeCursor(filters.cursor);
      parts.push(`(task.due_at, task.id) > ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`);
    }
    return parts;
  }
}
