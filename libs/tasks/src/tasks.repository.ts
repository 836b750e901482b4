import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { leadScope, type Me } from '@app/users';

export interface TaskView {
  id: string;
  leadId: string;
  kind: string;
  title: string;
  due: Date;
  status: string;
  owner: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  lead: { id: string; ref: string; company: string | null; contact: string | null };
}

export interface TaskFilters {
  lead?: string;
  owner?: string;
  status?: string;
  limit: number;
}

const TASK_COLUMNS = `task.id, task.lead_id as "leadId", task.kind, task.title, task.due_at as due, task.status,
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
  list(me: Me, filters: TaskFilters): Promise<TaskView[]> {
    const parameters: unknown[] = [];
    const parts = [leadScope(me, parameters)];
    if (filters.lead) parts.push(`task.lead_id = $${parameters.push(filters.lead)}::uuid`);
    if (filters.owner) parts.push(`task.owner_id = $${parameters.push(filters.owner)}::uuid`);
    if (filters.status) parts.push(`task.status = $${parameters.push(filters.status)}`);
    return this.database.query<TaskView>(
      `select ${TASK_COLUMNS} ${TASK_JOINS} where ${parts.join(' and ')}
       order by task.status = 'open' desc, task.due_at, task.id limit $${parameters.push(filters.limit)}`,
      parameters,
    );
  }
}
