import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who takes which lead: versions of the admin's rules; what an advisor can, how much and when; leave that cannot overlap.
 * `turn` is the place in the weighted rota; `waiting_since` marks a lead that nobody could take yet (待分配).
 */
export class Routing1763900000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table app_user
        add column weight smallint not null default 1 check (weight between 1 and 10),
        add column capacity integer check (capacity between 0 and 10000),
        add column skills text[] not null default '{}',
        add column hours jsonb,
        add column weekdays smallint[] check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]),
        add column turn bigint not null default 0`);
    await runner.query(`
      create table user_leave (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        from_day date not null,
        to_day date not null,
        note text not null default '',
        created_at timestamptz not null default now(),
        check (from_day <= to_day),
        exclude using gist (user_id with =, daterange(from_day, to_day, '[]') with &&))`);
    await runner.query(`create index user_leave_user on user_leave (user_id, to_day)`);
    await runner.query(`
      insert into user_leave (user_id, from_day, to_day)
      select id, (now() at time zone 'Asia/Shanghai')::date, (on_leave_until at time zone 'Asia/Shanghai')::date
      from app_user where on_leave_until > now()`);
    await runner.query(`update app_user set on_leave_until = null where on_leave_until is not null`);
    await runner.query(`
      create table routing_rules (
        version integer primary key generated always as identity,
        rules jsonb not null,
        created_by uuid references app_user (id) on delete set null deferrable,
        created_at timestamptz not null default now())`);
    await runner.query(`alter table lead add column waiting_since timestamptz`);
    await runner.query(`create index lead_waiting on lead (waiting_since, id) where waiting_since is not null`);
    await runner.query(`create index lead_owner_open on lead (owner_id) where open`);
    await runner.query(`create index assignment_created on assignment (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index assignment_created`);
    await runner.query(`drop index lead_owner_open`);
    await runner.query(`alter table lead drop column waiting_since`);
    await runner.query(`drop table routing_rules`);
    await runner.query(`
      update app_user set on_leave_until = away.until from (
        select user_id, max(to_day + 1)::timestamp at time zone 'Asia/Shanghai' as until from user_leave
        where from_day <= (now() at time zone 'Asia/Shanghai')::date group by user_id) as away
      where away.user_id = app_user.id and away.until > now()`);
    await runner.query(`drop table user_leave`);
    await runner.query(`
      alter table app_user drop column weight, drop column capacity, drop column skills, drop column hours,
        drop column weekdays, drop column turn`);
  }
}
