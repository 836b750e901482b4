import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stages in which every lead was hot, whatever its size, and the one in which every lead was nurtured. */
const ALL_HOT = `playbook.trigger = 'stage' and playbook.key in ('proposed', 'visited', 'negotiating', 'under_review')`;
const ALL_NURTURED = `playbook.trigger = 'stage' and playbook.key = 'parked'`;

/**
 * Playbooks take a lead by the same grade (A, B, C) as the pool's rules: hot becomes A, normal B and C, nurture C. Where the
 * stage alone had decided, the playbook that ran is now for every grade, and those that never ran are switched off.
 */
export class OneGrade1763900000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table playbook drop constraint playbook_grade_check`);
    for (const [stages, ran] of [
      [ALL_HOT, 'hot'],
      [ALL_NURTURED, 'nurture'],
    ] as const) {
      await runner.query(
        `update playbook set active = false where active and ${stages} and grade <> '${ran}' and (grade <> 'any' or exists (
           select from playbook as other where other.trigger = playbook.trigger and other.key = playbook.key
             and other.active and other.grade = '${ran}'))`,
      );
      await runner.query(`update playbook set grade = 'any' where active and ${stages} and grade = '${ran}'`);
    }
    await this.copyNormal(runner);
    await runner.query(
      `update playbook set grade = case grade when 'hot' then 'A' when 'normal' then 'B' else 'C' end
       where grade in ('hot', 'normal', 'nurture')`,
    );
    await runner.query(
      `alter table playbook add constraint playbook_grade_check check (grade in ('any', 'A', 'B', 'C'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table playbook drop constraint playbook_grade_check`);
    await runner.query(
      `update playbook set grade = case grade when 'A' then 'hot' when 'B' then 'normal' else 'nurture' end
       where grade <> 'any'`,
    );
    await runner.query(
      `alter table playbook add constraint playbook_grade_check check (grade in ('any', 'hot', 'normal', 'nurture'))`,
    );
  }

  /** What was for normal leads is for B and C, unless a playbook takes C already. */
  private async copyNormal(runner: QueryRunner): Promise<void> {
    const normal: { id: string }[] = await runner.query(
      `select id from playbook where active and grade = 'normal' and not exists (
         select from playbook as other where other.trigger = playbook.trigger and other.key = playbook.key
           and other.active and other.grade = 'nurture')`,
    );
    for (const { id } of normal)
      await runner.query(
        `with copied as (
           insert into playbook (name, trigger, key, grade, version)
           select name, trigger, key, 'nurture', version from playbook where id = $1 returning id, version)
         insert into playbook_version (playbook_id, version, definition, author_id)
         select copied.id, copied.version, definition, author_id from copied
           join playbook_version as latest on latest.playbook_id = $1 and latest.version = copied.version`,
        [id],
      );
  }
}
