import { Injectable } from '@nestjs/common';
import { Database, Invalid, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { Leads } from '../leads.service.js';
import { LeadHandover } from './lead-handover.js';

export interface Taker {
  id: string;
  name: string;
  team: string;
  openLeads: number;
  onLeave: boolean;
}

/** An owner gives a lead to a colleague of their team, a manager to somebody of theirs; each with a reason. */
@Injectable()
export class LeadTransfers {
  constructor(
    private readonly database: Database,
    private readonly handover: LeadHandover,
    private readonly leads: Leads,
  ) {}

  /** Who could have it, those who are there first. */
  takers(me: Me): Promise<Taker[]> {
    return this.database.query<Taker>(
      `select app_user.id, app_user.name, team.name as team, app_user.id in (
           select user_id from user_leave where (now() at time zone 'Asia/Shanghai')::date between from_day and to_day) as "onLeave",
         (select count(*)::int from lead where lead.owner_id = app_user.id and lead.open) as "openLeads"
       from app_user join team on team.id = app_user.team_id
       where app_user.disabled_at is null and ($1 or app_user.team_id = any($2::uuid[]))
       order by "onLeave", team.name, app_user.name`,
      [me.role === 'admin', teamsOf(me)],
    );
  }

  /** @throws NotFound for a foreign lead, Forbidden for one in the pool, Invalid `owner_unknown` */
  async transfer(tx: Tx, me: Me, id: string, to: { ownerId: string; reason: string }): Promise<void> {
    const lead = await this.leads.workable(tx, me, id);
    const [owner] = await tx.query<{ id: string; teamId: string }[]>(
      `select id, team_id as "teamId" from app_user
       where id = $1 and disabled_at is null and ($2 or team_id = any($3::uuid[]))`,
      [to.ownerId, me.role === 'admin', teamsOf(me)],
    );
    if (!owner)
      throw new Invalid('owner_unknown', '没有这位顾问，或不在您的团队', [
        { field: 'ownerId', message: '请选择本团队的顾问' },
      ]);
    if (lead.ownerId === owner.id) return;
    await this.handover.giveTo(tx, lead, owner, { type: 'lead.transferred', by: me.id, data: { reason: to.reason } });
  }
}

const teamsOf = (me: Me): string[] => (me.role === 'advisor' ? [me.teamId] : me.teamIds);
