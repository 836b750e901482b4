import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A phone is stored encrypted (`phone_cipher`), found by a keyed hash (`phone_index`) and shown masked (`phone_hint`). */
export class CompaniesAndContacts1763900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table company (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        name_key text not null unique,
        short_name text,
        uscc text,
        region text,
        industry text,
        demo boolean not null default false,
        created_at timestamptz not null default now(),
        name_bg text[] generated always as (bigrams(name)) stored)`);
    await runner.query(`create index company_name_bg on company using gin (name_bg)`);
    await runner.query(`
      create table contact (
        id uuid primary key default gen_random_uuid(),
        company_id uuid references company (id) deferrable,
        name text,
        agent boolean not null default false,
        phone_cipher bytea,
        phone_index bytea,
        phone_hint text,
        wechat text,
        demo boolean not null default false,
        created_at timestamptz not null default now())`);
    await runner.query(`create unique index contact_phone on contact (phone_index) where phone_index is not null`);
    await runner.query(`create index contact_company on contact (company_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table contact`);
    await runner.query(`drop table company`);
  }
}
