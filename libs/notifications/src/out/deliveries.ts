import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import type { Told } from './message-text.js';

/** Whom a message may go to now, and how many of theirs went out within the hour. */
export interface Recipient {
  channel: string;
  recipient: string;
  quietFrom: number | null;
  quietTo: number | null;
  perHour: number;
  sentLately: number;
}

/** One waiting notification of a recipient. */
export interface WaitingDelivery extends Told {
  notificationId: string;
  attempts: number;
}

/** Messages an hour to a group; WeCom refuses more than 20 a minute. */
const GROUP_PER_HOUR = 30;
const BATCH = 200;
export const MOST_ATTEMPTS = 6;

/** Rows that say what goes out, to whom, and how it went. */
@Injectable()
export class Deliveries {
  constructor(private readonly database: Database) {}

  /**
   * Makes a row for each notification of the last hour and each way that its person, or the person's group, is told.
   * Once a notification and channel. What was read meanwhile needs no message; after an import or a change of rules the
   * many are one notification a person already, and the hour's limit gathers the rest.
   */
  async plan(tx: Tx, mail: boolean): Promise<void> {
    await tx.query(
      `insert into delivery (notification_id, channel, recipient)
       select notification.id, way.channel, way.recipient from notification
         join app_user on app_user.id = notification.user_id and app_user.disabled_at is null
         left join notification_preference as wish on wish.user_id = app_user.id
         cross join lateral (
           select 'mail' as channel, app_user.email as recipient where $1 and coalesce(wish.mail, true)
           union all select channel.id::text, channel.id::text from channel
             where channel.enabled and (channel.team_id is null or channel.team_id = app_user.team_id)) as way
       where notification.created_at > now() - interval '1 hour' and notification.read_at is null
         and not (notification.kind = any(coalesce(wish.muted, '{}')))
         and not exists (select from delivery where delivery.notification_id = notification.id and delivery.channel = way.channel)
       on conflict do nothing`,
      [mail],
    );
  }

  /** Those with something to send now; nobody who was disabled meanwhile, and no channel that was switched off. */
  due(): Promise<Recipient[]> {
    return this.database.query<Recipient>(
      `select waiting.channel, waiting.recipient, wish.quiet_from as "quietFrom", wish.quiet_to as "quietTo",
         case when waiting.channel = 'mail' then coalesce(wish.per_hour, 6) else ${GROUP_PER_HOUR} end as "perHour",
         (select count(distinct sent.message_id)::int from delivery as sent where sent.channel = waiting.channel
           and sent.recipient = waiting.recipient and sent.status = 'sent' and sent.sent_at > now() - interval '1 hour') as "sentLately"
       from (select distinct channel, recipient from delivery where status = 'waiting' and next_at <= now()) as waiting
         left join app_user on waiting.channel = 'mail' and app_user.email = waiting.recipient
         left join notification_preference as wish on wish.user_id = app_user.id
       where app_user.disabled_at is null
         and (waiting.channel = 'mail' or exists (select from channel where channel.id::text = waiting.channel and channel.enabled))`,
    );
  }

  /** Locks what waits for one recipient; what another process sends is passed over. */
  claim(tx: Tx, { channel, recipient }: Pick<Recipient, 'channel' | 'recipient'>): Promise<WaitingDelivery[]> {
    return tx.query(
      `select delivery.notification_id as "notificationId", delivery.attempts, notification.kind, app_user.name as person,
         lead.ref, lead.id as "leadId"
       from delivery join notification on notification.id = delivery.notification_id
         join app_user on app_user.id = notification.user_id
         left join lead on lead.id = notification.lead_id
       where delivery.channel = $1 and delivery.recipient = $2 and delivery.status = 'waiting' and delivery.next_at <= now()
       order by delivery.notification_id limit ${BATCH} for update of delivery skip locked`,
      [channel, recipient],
    );
  }

  async sent(tx: Tx, channel: string, ids: string[], messageId: string): Promise<void> {
    await tx.query(
      `update delivery set status = 'sent', sent_at = now(), message_id = $3, attempts = attempts + 1, reason = null
       where channel = $1 and notification_id = any($2::bigint[])`,
      [channel, ids, messageId],
    );
  }

  /** Tried again after 1, 2, 4, 8, 16 minutes, then given up; `reason` holds no personal data. */
  async missed(tx: Tx, channel: string, ids: string[], reason: string): Promise<void> {
    await tx.query(
      `update delivery set attempts = attempts + 1, reason = $3,
         status = case when attempts + 1 >= ${MOST_ATTEMPTS} then 'failed' else 'waiting' end,
         next_at = now() + interval '1 minute' * 2 ^ attempts
       where channel = $1 and notification_id = any($2::bigint[])`,
      [channel, ids, reason],
    );
  }

  /** Mail of the last seven days, for the page of channels. */
  async mailCounts(): Promise<{ sent: number; failed: number; lastReason: string | null }> {
    const [row] = await this.database.query<{ sent: number; failed: number; lastReason: string | null }>(
      `select count(*) filter (where status = 'sent')::int as sent, count(*) filter (where status = 'failed')::int as failed,
         (array_agg(reason order by created_at desc) filter (where status = 'failed'))[1] as "lastReason"
       from delivery where channel = 'mail' and created_at > now() - interval '7 days'`,
    );
    return row!;
  }
}
