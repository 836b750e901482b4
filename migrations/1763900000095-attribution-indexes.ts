import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the attribution report reads of a period: leads by the day they came, the few that were signed, and inquiries by
 * their lead, each with all that is counted, so that no table is read.
 */
export class AttributionIndexes1763900000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const counted = 'first_article_id, last_article_id, owner_id, team_id, visited_at, signed_at';
    // The list of leads goes by the same index: a second one by the same day would be taken for it, and sorted.
    await runner.query(`drop index lead_created`);
    await runner.query(`create index lead_created on lead (created_at desc, id desc) include (${counted})`);
    await runner.query(
      `create index lead_signed_credited on lead (created_at) include (id, ${counted}) where signed_at is not null`,
    );
    await runner.query(`drop index inquiry_lead`);
    await runner.query(`
      create index inquiry_lead on inquiry (lead_id) include (channel, first_article_id, last_article_id)
        where lead_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index inquiry_lead`);
    await runner.query(`create index inquiry_lead on inquiry (lead_id) where lead_id is not null`);
    await runner.query(`drop index lead_signed_credited`);
    await runner.query(`drop index lead_created`);
    await runner.query(`create index lead_created on lead (created_at desc, id desc)`);
  }
}
