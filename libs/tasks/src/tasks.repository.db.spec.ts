import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { TasksModule } from './tasks.module.js';
import { TasksRepository } from './tasks.repository.js';

describe('the list of tasks', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let tasks: TasksRepository;
  const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    tasks = app.get(TasksRepository);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const plan = (leadId: string, count: number) =>
    test.query(
      `insert into task (lead_id, kind, slot, due_at) select $1, 'follow_up', 'n' || i, '2026-12-01T01:00:00Z' from generate_series(1, $2) as i`,
      [leadId, count],
    );

  it('pages through tasks of one moment without loss or repeat', async () => {
    const me = await aUser(test);
    const lead = await aLead(test, { owner: me });
    await plan(lead.id, 23);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tasks.list(asMe(me), { limit: 5, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(23);
    expect(seen).toHaveLength(23);
  });

  it('shows nobody the tasks of a lead they may not see, and filters by the stage of the lead', async () => {
    const [me, stranger] = [await aUser(test), await aUser(test)];
    const lead = await aLead(test, { owner: me, stage: 'visited' });
    await plan(lead.id, 1);
    expect((await tasks.list(asMe(stranger), { limit: 5, lead: lead.id })).items).toEqual([]);
    expect((await tasks.list(asMe(me), { limit: 5, stage: ['visited'] })).items).toHaveLength(1);
    expect((await tasks.list(asMe(me), { limit: 5, stage: ['new'] })).items).toEqual([]);
  });
});
