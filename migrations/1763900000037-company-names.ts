import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other names of a company: short forms, names it had before, and the parents it belongs to. */
export class CompanyNames1763900000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table company_name (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references company (id) on delete cascade deferrable,
        kind text not null check (kind in ('alias', 'former', 'parent')),
        name text not null,
        name_key text not null,
        created_at timestamptz not null default now(),
        unique (company_id, kind, name_key))`);
    await runner.query(`create index company_name_key on company_name (name_key) where kind <> 'parent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table company_name`);
  }
}
