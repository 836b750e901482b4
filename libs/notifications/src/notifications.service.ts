import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import type { Me } from '@app/users';

export interface NotificationView {
  id: string;
  kind: string;
  lead: { id: string; ref: string; company: string | null } | null;
  createdAt: Date;
  readAt: Date | null;
}

/** Tells people, in the dashboard. */
@Injectable()
export class Notifications {
  constructor(private readonly database: Database) {}

  /** Once an event, kind and person. */
  async tell(tx: Tx, userIds: string[], about: { eventId: string; kind: string; leadId: string }): Promise<void> {
    await tx.query(
      `insert into notification (user_id, event_id, kind, lead_id) select unnest($1::uuid[]), $2, $3, $4 on conflict do nothing`,
      [userIds, about.eventId, about.kind, about.leadId],
    );
  }

  /** The owner of a lead, or for a lead without one everybody of its team. */
  async peopleFor(tx: Tx, leadId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select app_user.id from lead join app_user on app_user.id = lead.owner_id
           or (lead.owner_id is null and app_user.team_id = lead.team_id)
       where lead.id = $1 and app_user.disabled_at is null`,
      [leadId],
    );
    return rows.map(({ id }) => id);
  }

  latest(me: Me, limit: number): Promise<NotificationView[]> {
    return this.database.query<NotificationView>(
      `select notification.id, notification.kind, notification.created_at as "createdAt", notification.read_at as "readAt",
         case when lead.id is null then null
           else json_build_object('id', lead.id, 'ref', lead.ref, 'company', company.name) end as lead
       from notification left join lead on lead.id = notification.lead_id and (lead.owner_id = $1 or lead.owner_id is null)
         left join company on company.id = lead.company_id
       where notification.user_id = $1 order by notification.id desc limit $2`,
      [me.id, limit],
    );
  }

  async markRead(tx: Tx, me: Me, upTo: string): Promise<void> {
    await tx.query(`update notification set read_at = now() where user_id = $1 and id <= $2 and read_at is null`, [
      me.id,
      upTo,
    ]);
  }
}
