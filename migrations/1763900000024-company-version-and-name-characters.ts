import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two people who correct one company at once see each other (`version`). And one character finds names: pairs miss it, and
 * in whole texts it would find everything, so it is looked up in brands and in people's names only.
 */
export class CompanyVersionAndNameCharacters1763900000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table company add column version integer not null default 1`);
    await runner.query(`
      create function name_characters(name text) returns text[] language sql immutable strict parallel safe as $$
        select coalesce(array_agg(distinct character), '{}')
        from regexp_split_to_table(lower(left(name, 60)), '') as character where character <> ' '
      $$`);
    await runner.query(
      `create index company_name_characters on company using gin (name_characters(coalesce(short_name, name)))`,
    );
    await runner.query(
      `create index contact_name_characters on contact using gin (name_characters(name)) where name is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index contact_name_characters`);
    await runner.query(`drop index company_name_characters`);
    await runner.query(`drop function name_characters(text)`);
    await runner.query(`alter table company drop column version`);
  }
}
