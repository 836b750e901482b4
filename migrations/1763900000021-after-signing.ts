import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was promised at the signature and what came of it, and what the company asks for afterwards. Money in whole
 * yuan. `deal_notice` says which notice of which end was given: each once, also when the day is moved and moved back.
 */
export class AfterSigning1763900000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deal (
        lead_id uuid primary key references lead (id) on delete cascade deferrable,
        kind text not null check (kind in ('lease', 'purchase', 'land')),
        promised_start_on date,
        promised_production_on date,
        promised_tax_yuan bigint check (promised_tax_yuan >= 0),
        started_on date,
        produced_on date,
        contract_ends_on date,
        lease_ends_on date,
        version integer not null default 1,
        created_at timestamptz not null default now())`);
    await runner.query(`create index deal_contract_ends on deal (contract_ends_on) where contract_ends_on is not null`);
    await runner.query(`create index deal_lease_ends on deal (lease_ends_on) where lease_ends_on is not null`);
    await runner.query(`
      create table deal_tax (
        lead_id uuid not null references deal (lead_id) on delete cascade deferrable,
        year smallint not null check (year between 2000 and 2100),
        amount_yuan bigint not null check (amount_yuan >= 0),
        recorded_at timestamptz not null default now(),
        primary key (lead_id, year))`);
    await runner.query(`
      create table deal_notice (
        lead_id uuid not null references deal (lead_id) on delete cascade deferrable,
        what text not null check (what in ('contract', 'lease')),
        ends_on date not null,
        days smallint not null,
        at timestamptz not null default now(),
        primary key (lead_id, what, ends_on, days))`);
    await runner.query(`
      create table service_ticket (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        kind text not null check (kind in ('registration', 'permit', 'housing', 'policy', 'complaint', 'other')),
        title text not null,
        details text not null default '',
        amount_yuan bigint check (amount_yuan >= 0),
        deadline_on date,
        status text not null default 'open' check (status in ('open', 'doing', 'waiting', 'done', 'dropped')),
        owner_id uuid references app_user (id) on delete set null deferrable,
        due_at timestamptz not null,
        overdue_at timestamptz,
        key text not null unique,
        author_id uuid references app_user (id) on delete set null deferrable,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        closed_at timestamptz)`);
    await runner.query(
      `create index service_ticket_due on service_ticket (due_at, id) where status in ('open', 'doing', 'waiting')`,
    );
    await runner.query(`create index service_ticket_lead on service_ticket (lead_id, due_at, id)`);
    await runner.query(`create index service_ticket_owner on service_ticket (owner_id, due_at, id)`);
    await runner.query(`
      create table ticket_note (
        id uuid primary key default gen_random_uuid(),
        ticket_id uuid not null references service_ticket (id) on delete cascade deferrable,
        author_id uuid references app_user (id) on delete set null deferrable,
        key text not null unique,
        text text not null,
        created_at timestamptz not null default now())`);
    await runner.query(`create index ticket_note_ticket on ticket_note (ticket_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ticket_note', 'service_ticket', 'deal_notice', 'deal_tax', 'deal'])
      await runner.query(`drop table ${table}`);
  }
}
