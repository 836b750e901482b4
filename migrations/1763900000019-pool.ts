import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 公海: a lead's grade by what it asks for, warnings before an idle lead goes back (each once for one idleness), who must
 * not be contacted, and the 报备 of leads that agents bring (one at a time for a company).
 */
export class Pool1763900000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function lead_grade(need jsonb) returns text language sql immutable parallel safe as $$
        with figure as (
          select
            case when jsonb_typeof(need #> '{area_sqm,min}') = 'number' then (need #>> '{area_sqm,min}')::numeric
                 when jsonb_typeof(need #> '{area_sqm,max}') = 'number' then (need #>> '{area_sqm,max}')::numeric end as sqm,
            case when jsonb_typeof(need #> '{land_mu,min}') = 'number' then (need #>> '{land_mu,min}')::numeric
                 when jsonb_typeof(need #> '{land_mu,max}') = 'number' then (need #>> '{land_mu,max}')::numeric end as mu)
        select case
          when sqm >= 5000 or mu >= 20 then 'A'
          when sqm >= 1000 or mu > 0 then 'B'
          else 'C' end from figure $$`);
    await runner.query(`
      alter table lead add column grade text not null generated always as (lead_grade(need)) stored,
        add column protected_until timestamptz`);
    await runner.query(`
      create index lead_idle on lead (active_at, id) where owner_id is not null
        and stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review')`);
    await runner.query(`
      create table pool_warning (
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        active_at timestamptz not null,
        days smallint not null,
        owner_id uuid not null references app_user (id) on delete cascade deferrable,
        warned_at timestamptz not null default now(),
        primary key (lead_id, active_at, days))`);
    await runner.query(`create index pool_warning_owner on pool_warning (owner_id, warned_at)`);
    await runner.query(`
      create table pool_return (
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        active_at timestamptz not null,
        owner_id uuid not null references app_user (id) on delete cascade deferrable,
        returned_at timestamptz not null default now(),
        primary key (lead_id, active_at))`);
    await runner.query(`create index pool_return_owner on pool_return (owner_id, returned_at)`);
    await runner.query(`
      create table pool_exit (
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        left_at timestamptz not null default now(),
        primary key (lead_id, user_id))`);
    await runner.query(`
      create table pool_claim (
        id bigint primary key generated always as identity,
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        claimed_at timestamptz not null default now())`);
    await runner.query(`create index pool_claim_user on pool_claim (user_id, claimed_at)`);
    await runner.query(`create index pool_claim_lead on pool_claim (lead_id)`);
    await runner.query(`
      create table do_not_contact (
        contact_id uuid primary key references contact (id) on delete cascade deferrable,
        reason text not null,
        by uuid references app_user (id) on delete set null deferrable,
        at timestamptz not null default now())`);
    await runner.query(`
      create table protection (
        lead_id uuid primary key references lead (id) on delete cascade deferrable,
        company_id uuid not null references company (id) on delete cascade deferrable,
        contact_id uuid references contact (id) on delete set null deferrable,
        since timestamptz not null default now(),
        until timestamptz not null,
        renewed smallint not null default 0,
        check (since < until))`);
    await runner.query(`create index protection_company on protection (company_id, until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['protection', 'do_not_contact', 'pool_claim', 'pool_exit', 'pool_return', 'pool_warning'])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop index lead_idle`);
    await runner.query(`alter table lead drop column protected_until, drop column grade`);
    await runner.query(`drop function lead_grade(jsonb)`);
  }
}
