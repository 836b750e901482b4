import { Injectable } from '@nestjs/common';
import { Database, Invalid, type Tx } from '@app/platform';

export interface NotificationPreference {
  mail: boolean;
  /** Kinds that are not sent out; the dashboard shows them all the same. */
  muted: string[];
  /** Minutes after midnight in Shanghai; both or none. */
  quietFrom: number | null;
  quietTo: number | null;
  /** Messages an hour; what is more waits and comes as one. */
  perHour: number;
}

const usual: NotificationPreference = { mail: true, muted: [], quietFrom: null, quietTo: null, perHour: 6 };

/** What a person wants to be told outside the dashboard. */
@Injectable()
export class NotificationPreferences {
  constructor(private readonly database: Database) {}

  async read(userId: string): Promise<NotificationPreference> {
    const [row] = await this.database.query<NotificationPreference>(
      `select mail, muted, quiet_from as "quietFrom", quiet_to as "quietTo", per_hour as "perHour"
       from notification_preference where user_id = $1`,
      [userId],
    );
    return row ?? usual;
  }

  /** @throws Invalid when only one end of the quiet hours is given */
  async write(tx: Tx, userId: string, wish: NotificationPreference): Promise<void> {
    if ((wish.quietFrom === null) !== (wish.quietTo === null))
      throw new Invalid('quiet_hours', '免打扰要填开始和结束两个时间', [
        { field: wish.quietFrom === null ? 'quietFrom' : 'quietTo', message: '请补上这个时间' },
      ]);
    await tx.query(
      `insert into notification_preference (user_id, mail, muted, quiet_from, quiet_to, per_hour) values ($1, $2, $3, $4, $5, $6)
       on conflict (user_id) do update set mail = $2, muted = $3, quiet_from = $4, quiet_to = $5, per_hour = $6`,
      [userId, wish.mail, wish.muted, wish.quietFrom, wish.quietTo, wish.perHour],
    );
  }
}
