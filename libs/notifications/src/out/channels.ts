import { Injectable } from '@nestjs/common';
import { Database, Keyring, NotFound, type Tx } from '@app/platform';
import { checkRobotAddress } from './robot-address.js';
import type { RobotAddress, RobotKind } from './robot-request.js';

export interface ChannelView {
  id: string;
  kind: RobotKind;
  name: string;
  /** Null = of the whole house. */
  team: { id: string; name: string } | null;
  /** The last characters of its address; the whole is sealed. */
  hint: string;
  enabled: boolean;
  /** Of the last seven days. */
  sent: number;
  failed: number;
  lastReason: string | null;
}

export interface NewChannel extends RobotAddress {
  kind: RobotKind;
  name: string;
  teamId: string | null;
}

/** Binds a sealed address to its row. */
export const channelAddressPlace = (id: string): string => `channel.address:${id}`;

/** Robots of group chats, as an administrator keeps them. */
@Injectable()
export class Channels {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  list(): Promise<ChannelView[]> {
    return this.database.query<ChannelView>(
      `select channel.id, channel.kind, channel.name, channel.address_hint as hint, channel.enabled,
         case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team,
         week.sent, week.failed, week."lastReason"
       from channel left join team on team.id = channel.team_id
         cross join lateral (
           select count(*) filter (where status = 'sent')::int as sent, count(*) filter (where status = 'failed')::int as failed,
             (array_agg(reason order by delivery.created_at desc) filter (where status = 'failed'))[1] as "lastReason"
           from delivery where delivery.channel = channel.id::text and delivery.created_at > now() - interval '7 days') as week
       order by channel.created_at, channel.id`,
    );
  }

  /** @throws Invalid when the address is none of its kind */
  async add(tx: Tx, { kind, name, teamId, url, secret }: NewChannel): Promise<string> {
    const address: RobotAddress = { url: checkRobotAddress(kind, url), secret: secret.trim() };
    const [row] = await tx.query<{ id: string }[]>(`select gen_random_uuid() as id`);
    const { id } = row!;
    await tx.query(
      `insert into channel (id, kind, name, team_id, address_cipher, address_hint) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        kind,
        name,
        teamId,
        this.keyring.encrypt(JSON.stringify(address), channelAddressPlace(id)),
        address.url.slice(-4),
      ],
    );
    return id;
  }

  /** @throws NotFound */
  async setEnabled(tx: Tx, id: string, enabled: boolean): Promise<void> {
    const rows = await tx.query<unknown[]>(
      `with changed as (update channel set enabled = $2 where id = $1 returning 1) select 1 from changed`,
      [id, enabled],
    );
    if (rows.length === 0) throw missing();
  }

  /** What still waits for it goes with it. @throws NotFound */
  async remove(tx: Tx, id: string): Promise<void> {
    const rows = await tx.query<unknown[]>(
      `with gone as (delete from channel where id = $1 returning 1) select 1 from gone`,
      [id],
    );
    if (rows.length === 0) throw missing();
    await tx.query(`delete from delivery where channel = $1 and status = 'waiting'`, [id]);
  }

  /** @throws NotFound */
  async addressOf(id: string): Promise<{ kind: RobotKind; address: RobotAddress }> {
    const [row] = await this.database.query<{ kind: RobotKind; cipher: Buffer }>(
      `select kind, address_cipher as cipher from channel where id = $1`,
      [id],
    );
    if (!row) throw missing();
    return {
      kind: row.kind,
      address: JSON.parse(this.keyring.decrypt(row.cipher, channelAddressPlace(id))) as RobotAddress,
    };
  }
}

const missing = (): NotFound => new NotFound('channel_not_found', '没有这个渠道，请刷新页面');
