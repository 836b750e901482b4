import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A need knows which words it was read from and what people corrected in it; words that came by telephone are kept as
 * inquiries of their own channel; a number keeps its extension. `lead.need` stays the need to work with: `need_read` is
 * the reading alone, null while nothing is corrected.
 */
export class NeedCorrections1763900000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inquiry
        add column channel text not null default 'form' check (channel in ('form', 'phone', 'import')),
        add column phone_extension text check (phone_extension ~ '^[0-9]{1,6}$'),
        alter column phone_cipher drop not null,
        alter column phone_hint drop not null,
        alter column consent_version drop not null,
        alter column consent_at drop not null,
        add constraint inquiry_form_is_whole check (channel <> 'form' or (phone_cipher is not null
          and phone_hint is not null and consent_version is not null and consent_at is not null))`);
    await runner.query(`alter table contact add column phone_extension text check (phone_extension ~ '^[0-9]{1,6}$')`);
    await runner.query(`
      alter table lead
        add column need_read jsonb,
        add column need_corrections jsonb not null default '{}',
        add column need_origins jsonb not null default '{}'`);
    // Spans of leads with one inquiry point into that one; of several nobody can tell any more which.
    await runner.query(`
      update lead set need_origins = found.origins from (
        select lead.id, jsonb_object_agg(span.key, jsonb_build_object('inquiryId', inquiry.id,
            'field', coalesce(span.value ->> 2, 'need'), 'start', span.value -> 0, 'end', span.value -> 1)) as origins
        from lead join inquiry on inquiry.lead_id = lead.id, jsonb_each(lead.need -> 'spans') as span
        where jsonb_typeof(lead.need -> 'spans') = 'object' and jsonb_typeof(span.value) = 'array'
          and not exists (select from inquiry as other where other.lead_id = lead.id and other.id <> inquiry.id)
        group by lead.id) as found
      where lead.id = found.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table lead drop column need_origins, drop column need_corrections, drop column need_read`,
    );
    await runner.query(`alter table contact drop column phone_extension`);
    await runner.query(`delete from inquiry where channel <> 'form'`);
    await runner.query(`
      alter table inquiry
        drop constraint inquiry_form_is_whole,
        alter column consent_at set not null,
        alter column consent_version set not null,
        alter column phone_hint set not null,
        alter column phone_cipher set not null,
        drop column phone_extension,
        drop column channel`);
  }
}
