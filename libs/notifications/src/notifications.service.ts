import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import { leadScope, type Me } from '@app/users';

export interface NotificationView {
  id: string;
  kind: string;
  lead: { id: string; ref: string; company: string | null } | null;
  /** The listing that fits, where it is one; `leads` and `listings` say of how many a digest speaks. */
  listing: { id: string; ref: string; title: string } | null;
  leads: number;
  listings: number;
  createdAt: Date;
  readAt: Date | null;
}

/** The owner of a lead, or for a lead without one everybody of its team. */
const ITS_PEOPLE = `(app_user.id = lead.owner_id or (lead.owner_id is null and app_user.team_id = lead.team_id))
  and app_user.disabled_at is null`;

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

  /** The same to the people of each event's lead. */
  async tellPeopleFor(tx: Tx, kind: string, about: { eventId: string; leadId: string }[]): Promise<void> {
    await tx.query(
      `insert into notification (user_id, event_id, kind, lead_id)
       select app_user.id, about.event_id, $3, lead.id from unnest($1::bigint[], $2::uuid[]) as about (event_id, lead_id)
         join lead on lead.id = about.lead_id join app_user on ${ITS_PEOPLE}
       on conflict do nothing`,
      [about.map(({ eventId }) => eventId), about.map(({ leadId }) => leadId), kind],
    );
  }

  /** Listings that fit leads: one notification a person and event, which says how many it is about. */
  async tellFits(tx: Tx, userIds: string[], eventId: string): Promise<void> {
    if (userIds.length === 0) return;
    await tx.query(
      `insert into notification (user_id, event_id, kind, lead_id, listing_id)
       select user_id, event_id, 'listing.fits',
         case when count(distinct lead_id) = 1 then min(lead_id::text)::uuid end,
         case when count(distinct listing_id) = 1 then min(listing_id::text)::uuid end
       from match_told where event_id = $1 and user_id = any($2::uuid[]) group by user_id, event_id
       on conflict (user_id, event_id, kind) do update set lead_id = excluded.lead_id, listing_id = excluded.listing_id`,
      [eventId, userIds],
    );
  }

  /** The owner of a lead, or for a lead without one everybody of its team. */
  async peopleFor(tx: Tx, leadId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select app_user.id from lead join app_user on ${ITS_PEOPLE} where lead.id = $1`,
      [leadId],
    );
    return rows.map(({ id }) => id);
  }

  /** Newest first; `before` is the id that the last page ended with. */
  latest(me: Me, limit: number, before: string | null = null): Promise<NotificationView[]> {
    const parameters: unknown[] = [me.id, limit, before];
    const scope = leadScope(me, parameters);
    return this.database.query<NotificationView>(
      `select notification.id, notification.kind, notification.created_at as "createdAt", notification.read_at as "readAt",
         case when lead.id is null then null
           else json_build_object('id', lead.id, 'ref', lead.ref, 'company', company.name) end as lead,
         case when listing.id is null then null
           else json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title) end as listing,
         told.leads, told.listings
       from notification left join lead on lead.id = notification.lead_id and ${scope}
         left join company on company.id = lead.company_id
         left join listing on listing.id = notification.listing_id
         cross join lateral (select count(distinct match_told.lead_id)::int as leads, count(distinct match_told.listing_id)::int as listings
           from match_told join lead as mine on mine.id = match_told.lead_id and mine.owner_id = $1
           where notification.kind = 'listing.fits' and match_told.user_id = $1 and match_told.event_id = notification.event_id) as told
       where notification.user_id = $1 and ($3::bigint is null or notification.id < $3) order by notification.id desc limit $2`,
      parameters,
    );
  }

  /** How many are unread; counted no further than to `most`. */
  async unread(me: Me, most = 100): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from (select 1 from notification where user_id = $1 and read_at is null limit $2) as each`,
      [me.id, most],
    );
    return row!.count;
  }

  async markRead(tx: Tx, me: Me, upTo: string): Promise<void> {
    await tx.query(`update notification set read_at = now() where user_id = $1 and id <= $2 and read_at is null`, [
      me.id,
      upTo,
    ]);
  }
}
