import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is no demand has its own place: an owner's offer, a request to delete something, an advertisement. `reading` is what
 * decided, without contacts; `due_at` is what the thank-you page promised; a closed request keeps who closed it, and how.
 */
export class InquiryRoutes1763900000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inquiry
        add column request_kind text check (request_kind in ('takedown', 'privacy')),
        add column due_at timestamptz,
        add column reading jsonb,
        add column related_lead_id uuid references lead (id) on delete set null deferrable,
        add column offer_listing_id uuid references listing (id) on delete set null deferrable,
        add column dismissed_from text,
        add column decided_at timestamptz,
        add column decided_by uuid references app_user (id) on delete set null deferrable,
        add column decision_note text`);
    await runner.query(`alter table inquiry drop constraint inquiry_status_check`);
    await runner.query(`
      alter table inquiry add constraint inquiry_status_check check (status in ('received', 'read', 'quarantined',
        'dismissed', 'offered', 'listed', 'requested', 'closed'))`);
    await runner.query(`
      create index inquiry_box on inquiry (status, created_at desc, id desc)
        where status in ('quarantined', 'dismissed', 'offered', 'listed', 'closed')`);
    await runner.query(`create index inquiry_requested on inquiry (due_at, id) where status = 'requested'`);
    await runner.query(
      `create index inquiry_related_lead on inquiry (related_lead_id) where related_lead_id is not null`,
    );
    await runner.query(`
      alter table takedown
        add column closed_at timestamptz,
        add column closed_by uuid references app_user (id) on delete set null deferrable,
        add column close_note text`);
  }

  /** Inquiries that wait in a place of their own are held for review again: none is lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table takedown drop column closed_at, drop column closed_by, drop column close_note`);
    await runner.query(`drop index inquiry_related_lead`);
    await runner.query(`drop index inquiry_requested`);
    await runner.query(`drop index inquiry_box`);
    await runner.query(`alter table inquiry drop constraint inquiry_status_check`);
    await runner.query(
      `update inquiry set status = 'quarantined', quarantine_reason = coalesce(quarantine_reason, status)
       where status in ('offered', 'requested')`,
    );
    await runner.query(`update inquiry set status = 'dismissed' where status in ('listed', 'closed')`);
    await runner.query(`
      alter table inquiry add constraint inquiry_status_check
        check (status in ('received', 'read', 'quarantined', 'dismissed'))`);
    await runner.query(`
      alter table inquiry drop column request_kind, drop column due_at, drop column reading, drop column related_lead_id,
        drop column offer_listing_id, drop column dismissed_from, drop column decided_at, drop column decided_by,
        drop column decision_note`);
  }
}
