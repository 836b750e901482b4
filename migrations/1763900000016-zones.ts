import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Development zones as the firm changed them; the built-in list is code, a row of the same name overrules it. */
export class Zones1763900000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table zone (
        name text primary key,
        host_code text not null check (host_code ~ '^([0-9]{2}){1,3}$'),
        shorts text[] not null default '{}',
        hidden boolean not null default false,
        updated_by uuid references app_user (id) on delete set null deferrable,
        updated_at timestamptz not null default now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table zone`);
  }
}
