import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reminders on their way out of the dashboard. A `channel` is a group robot; its address and secret are sealed. A
 * `delivery` is one notification on one channel ('mail', or a channel's id), never twice; what one message told shares its
 * `message_id`. Absent preferences = mail on, no quiet hours, six messages an hour.
 */
export class ChannelsAndDeliveries1763900000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table channel (
        id uuid primary key default gen_random_uuid(),
        kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
        name text not null,
        team_id uuid references team (id) on delete cascade deferrable,
        address_cipher bytea not null,
        address_hint text not null,
        enabled boolean not null default true,
        created_at timestamptz not null default now())`);
    await runner.query(`
      create table notification_preference (
        user_id uuid primary key references app_user (id) on delete cascade deferrable,
        mail boolean not null default true,
        muted text[] not null default '{}',
        quiet_from smallint check (quiet_from between 0 and 1439),
        quiet_to smallint check (quiet_to between 0 and 1439),
        per_hour smallint not null default 6 check (per_hour between 1 and 60),
        check ((quiet_from is null) = (quiet_to is null)))`);
    await runner.query(`
      create table delivery (
        notification_id bigint not null references notification (id) on delete cascade deferrable,
        channel text not null,
        recipient text not null,
        status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
        attempts smallint not null default 0,
        next_at timestamptz not null default now(),
        reason text,
        message_id uuid,
        sent_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (notification_id, channel))`);
    await runner.query(
      `create index delivery_waiting on delivery (channel, recipient, next_at) where status = 'waiting'`,
    );
    await runner.query(`create index delivery_sent on delivery (channel, recipient, sent_at) where status = 'sent'`);
    await runner.query(`create index delivery_failed on delivery (created_at desc) where status = 'failed'`);
    await runner.query(`create index notification_unread on notification (user_id) where read_at is null`);
    await runner.query(`create index notification_created on notification using brin (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index notification_created`);
    await runner.query(`drop index notification_unread`);
    for (const table of ['delivery', 'notification_preference', 'channel']) await runner.query(`drop table ${table}`);
  }
}
