import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which pages a visitor who consented had looked at before the inquiry, frozen with it. `read_first_id` and `read_last_id`
 * are the first and last article of them; reports count a lead for `first_article_id` or `last_article_id`, which without
 * such a trail are the article that the lead itself names.
 */
export class InquiryTouches1763900000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inquiry_touch (
        inquiry_id uuid not null references inquiry (id) on delete cascade deferrable,
        nth smallint not null,
        article_id uuid references article (id) on delete set null deferrable,
        listing_id uuid references listing (id) on delete set null deferrable,
        at timestamptz not null,
        primary key (inquiry_id, nth),
        check (article_id is null or listing_id is null))`);
    await runner.query(`create index inquiry_touch_article on inquiry_touch (article_id) where article_id is not null`);
    await runner.query(`create index inquiry_touch_listing on inquiry_touch (listing_id) where listing_id is not null`);
    for (const table of ['inquiry', 'lead']) {
      await runner.query(`
        alter table ${table}
          add column read_first_id uuid references article (id) on delete set null deferrable,
          add column read_last_id uuid references article (id) on delete set null deferrable,
          add column first_article_id uuid generated always as (coalesce(read_first_id, article_id)) stored,
          add column last_article_id uuid generated always as (coalesce(read_last_id, article_id)) stored`);
      for (const end of ['first', 'last'])
        await runner.query(
          `create index ${table}_read_${end} on ${table} (read_${end}_id) where read_${end}_id is not null`,
        );
    }
    for (const end of ['first', 'last']) {
      await runner.query(`
        create index lead_${end}_article on lead (${end}_article_id, created_at)
          include (id, owner_id, team_id, visited_at, signed_at) where ${end}_article_id is not null`);
      await runner.query(`
        create index inquiry_${end}_article on inquiry (${end}_article_id)
          include (lead_id) where ${end}_article_id is not null and lead_id is not null and channel = 'form'`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['inquiry', 'lead'])
      await runner.query(`
        alter table ${table} drop column first_article_id, drop column last_article_id, drop column read_first_id,
          drop column read_last_id`);
    await runner.query(`drop table inquiry_touch`);
  }
}
