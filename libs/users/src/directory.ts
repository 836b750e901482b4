import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Database, Invalid, type Tx } from '@app/platform';
import type { Me } from './me.js';
import type { Role } from './permissions.js';

export interface DirectoryUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  team: { id: string; name: string };
  disabled: boolean;
  regions: string[];
  industries: string[];
  onLeaveUntil: Date | null;
  weight: number;
  capacity: number | null;
  skills: string[];
  hours: [string, string][] | null;
  weekdays: number[] | null;
  /** Of today or the nearest to come. */
  leave: { from: string; to: string } | null;
  demo: boolean;
}

/** Who is here: users and teams as the settings page and the pickers show them. */
@Injectable()
export class Directory {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** An advisor sees the names of their own team, a manager the subtree, an admin everybody. */
  users(me: Me): Promise<DirectoryUser[]> {
    return this.database.query<DirectoryUser>(
      `select app_user.id, app_user.name, app_user.email, app_user.role, app_user.disabled_at is not null as disabled,
         app_user.regions, app_user.industries, app_user.on_leave_until as "onLeaveUntil", app_user.demo,
         app_user.weight, app_user.capacity, app_user.skills, app_user.hours, app_user.weekdays,
         (select json_build_object('from', from_day, 'to', to_day) from user_leave where user_leave.user_id = app_user.id
            and to_day >= (now() at time zone 'Asia/Shanghai')::date order by from_day limit 1) as leave,
         json_build_object('id', team.id, 'name', team.name) as team
       from app_user join team on team.id = app_user.team_id
       where $1 or app_user.team_id = any($2::uuid[]) order by team.name, app_user.name`,
      [me.role === 'admin', me.teamIds],
    );
  }

  teams(me: Me): Promise<{ id: string; name: string; parentId: string | null }[]> {
    return this.database.query(
      `select id, name, parent_id as "parentId" from team where $1 or id = any($2::uuid[]) order by name`,
      [me.role === 'admin', me.teamIds],
    );
  }

  async addTeam(
    tx: Tx,
    me: Me,
    name: string,
    parentId: string | null,
  ): Promise<{ id: string; name: string; parentId: string | null }> {
    if (parentId && (await tx.query<unknown[]>(`select 1 from team where id = $1`, [parentId])).length === 0) {
      throw new Invalid('team_unknown', '没有这个团队', [{ field: 'parentId', message: '没有这个团队' }]);
    }
    const [team] = await tx.query<{ id: string; name: string; parentId: string | null }[]>(
      `insert into team (name, parent_id) values ($1, $2) on conflict (name) do nothing returning id, name, parent_id as "parentId"`,
      [name, parentId],
    );
    if (!team) throw new Conflict('team_taken', '已有同名团队', [{ field: 'name', message: '已有同名团队' }]);
    await this.events.record(tx, { type: 'team.added', actorId: me.id, subjectId: team.id });
    return team;
  }
}
