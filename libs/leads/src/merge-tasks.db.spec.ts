import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, Users, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadsModule } from './leads.module.js';
import { Leads } from './leads.service.js';
import { type MergeOrder, MergeHistory } from './merge-history.js';

describe('what is to be done for merged leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let admin: Me;
  let [me, colleague, stranger]: AUser[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    database = app.get(Database);
    const user = await aUser(test, { role: 'admin' });
    admin = { ...user, teamIds: [user.teamId] };
    [me, colleague, stranger] = [await aUser(test), await aUser(test), await aUser(test)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const merge = (order: MergeOrder) => database.transaction((tx) => app.get(MergeHistory).merge(tx, admin, order));
  const undo = (id: string) => database.transaction((tx) => app.get(MergeHistory).undo(tx, admin, id));

  it('goes to the advisor who was chosen, and back when that is undone', async () => {
    const [keep, gone] = [await aLead(test, { owner: me }), await aLead(test, { owner: colleague })];
    const [own, helped, came] = [
      await aTask(test, keep),
      await aTask(test, { ...keep, ownerId: stranger!.id }),
      await aTask(test, gone),
    ];
    const owners = async () => {
      const rows = await test.query<{ id: string; owner: string }>(`select id, owner_id as owner from task`);
      return [own, helped, came].map((task) => rows.find(({ id }) => id === task.id)!.owner);
    };
    const before = await owners();
    const { id } = await merge({ kind: 'lead', keep: keep.id, gone: gone.id, choices: { owner: 'gone' } });
    expect(await owners()).toEqual([colleague!.id, stranger!.id, colleague!.id]);
    await undo(id);
    expect(await owners()).toEqual(before);
  });

  it('does not go back to somebody who is disabled by now: the lead waits for the next', async () => {
    const [left, other] = [await aUser(test), await aUser(test)];
    const [keep, gone] = [await aLead(test, { owner: other }), await aLead(test, { owner: left })];
    const task = await aTask(test, gone, { kind: 'visit' });
    const { id } = await merge({ kind: 'lead', keep: keep.id, gone: gone.id, choices: {} });
    await database.transaction((tx) => app.get(Users).edit(tx, admin, left.id, { disabled: true }));
    await undo(id);
    const [row] = await test.query<{ owner: string | null; waits: boolean; task: string | null }>(
      `select lead.owner_id as owner, waiting_since is not null as waits, task.owner_id as task
       from lead join task on task.lead_id = lead.id where lead.id = $1 and task.id = $2`,
      [gone.id, task.id],
    );
    expect(row).toEqual({ owner: null, waits: true, task: null });
  });

  it('goes back to who has its lead, also when the survivor was given on meanwhile', async () => {
    const [mine, theirs, later] = [await aUser(test), await aUser(test), await aUser(test)];
    const [keep, gone] = [await aLead(test, { owner: theirs }), await aLead(test, { owner: mine })];
    const task = await aTask(test, gone, { kind: 'visit' });
    const { id } = await merge({ kind: 'lead', keep: keep.id, gone: gone.id, choices: {} });
    await database.transaction((tx) => app.get(Leads).assign(tx, admin, keep.id, later.id));
    await undo(id);
    const owners = await test.query(
      `select lead.owner_id as lead, task.owner_id as task from task join lead on lead.id = task.lead_id where task.id = $1`,
      [task.id],
    );
    expect(owners).toEqual([{ lead: mine.id, task: mine.id }]);
  });
});
