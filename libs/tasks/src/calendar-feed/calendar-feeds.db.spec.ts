import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../../test/factories/a-lead.js';
import { aTask } from '../../../../test/factories/a-task.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { TasksModule } from '../tasks.module.js';
import { CalendarFeeds } from './calendar-feeds.js';

describe('a calendar link', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let feeds: CalendarFeeds;
  let me: Me;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    feeds = app.get(CalendarFeeds);
    const user = await aUser(test);
    me = { ...user, teamIds: [user.teamId] };
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const make = (): Promise<string> => app.get(Database).transaction((tx) => feeds.make(tx, me));
  const gone = { code: 'calendar_not_found' };

  it('shows one’s own open tasks and nobody else’s', async () => {
    const [lead, other] = [await aLead(test, { owner: me }), await aLead(test, { owner: await aUser(test) })];
    const mine = await aTask(test, lead);
    const hidden = [await aTask(test, lead, { status: 'done' }), await aTask(test, other)];
    const text = await feeds.read(await make());
    expect(text).toContain(mine.id);
    for (const { id } of hidden) expect(text).not.toContain(id);
  });

  it('is kept as a hash, ends when it is made anew, taken back, or its owner is gone', async () => {
    const first = await make();
    expect(JSON.stringify(await test.query(`select token_hash::text from calendar_feed`))).not.toContain(first);
    const second = await make();
    await expect(feeds.read(first)).rejects.toMatchObject(gone);
    await feeds.read(second);
    expect((await feeds.of(me))!.seenAt).toBeInstanceOf(Date);
    await test.query(`update app_user set disabled_at = now()`);
    await expect(feeds.read(second)).rejects.toMatchObject(gone);
    await test.query(`update app_user set disabled_at = null`);
    await app.get(Database).transaction((tx) => feeds.revoke(tx, me));
    for (const token of [second, 'x', '', 'a'.repeat(43)]) await expect(feeds.read(token)).rejects.toMatchObject(gone);
  });
});
