import { createDataSource } from '@app/platform';
import type { DataSource } from 'typeorm';
import { OneGrade1763900000045 } from '../migrations/1763900000045-one-grade.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';

describe('playbooks of hot, normal and nurtured leads', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.url, { entities: [] }).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('become those of grades A, B and C, and what ran by its stage alone is for every grade', async () => {
    const migration = new OneGrade1763900000045();
    const runner = source.createQueryRunner();
    await migration.down(runner);
    await database.query(`delete from playbook`);
    const before = [
      ['outcome', 'no_answer', 'any', '都打'],
      ['outcome', 'no_answer', 'hot', '热打'],
      ['outcome', 'no_answer', 'normal', '常打'],
      ['outcome', 'refused', 'normal', '常拒'],
      ['outcome', 'refused', 'nurture', '养拒'],
      ['stage', 'visited', 'any', '都看'],
      ['stage', 'visited', 'hot', '热看'],
      ['stage', 'visited', 'normal', '常看'],
      ['stage', 'negotiating', 'any', '都谈'],
      ['stage', 'parked', 'nurture', '养着'],
      ['stage', 'parked', 'hot', '热着'],
    ];
    for (const [trigger, key, grade, name] of before)
      await database.query(
        `with made as (insert into playbook (trigger, key, grade, name) values ($1, $2, $3, $4) returning id)
         insert into playbook_version (playbook_id, version, definition) select id, 1, jsonb_build_object('steps', $4) from made`,
        [trigger, key, grade, name],
      );
    await migration.up(runner);
    await runner.release();
    const rows = await database.query<{ line: string }>(
      `select concat_ws(' ', playbook.key, grade, playbook.name, case when active then '' else 'off' end) as line,
         version.definition ->> 'steps' as steps
       from playbook join playbook_version as version on playbook_id = playbook.id order by 1`,
    );
    expect(rows.map(({ line }) => line.trim()).sort()).toEqual(
      [
        'no_answer A 热打',
        'no_answer B 常打',
        'no_answer C 常打',
        'no_answer any 都打',
        'refused B 常拒',
        'refused C 养拒',
        'visited any 都看 off',
        'visited any 热看',
        'visited B 常看 off',
        'negotiating any 都谈',
        'parked any 养着',
        'parked A 热着 off',
      ].sort(),
    );
  });
});
