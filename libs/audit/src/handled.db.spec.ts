import { Test, type TestingModule } from '@nestjs/testing';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { AuditModule } from './audit.module.js';
import { Handled } from './handled.js';

const followers = [
  { type: 'lead.opened', handler: 'match-lead' },
  { type: 'lead.assigned', handler: 'first-call' },
  { type: 'lead.assigned', handler: 'tell-owner' },
];

describe('what a follower has done', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let handled: Handled;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule] }).compile();
    [database, handled] = [app.get(Database), app.get(Handled)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const anEvent = async (type: string, age = '2 minutes'): Promise<string> =>
    (
      await test.query<{ id: string }>(`insert into event (type, at) values ($1, now() - $2::interval) returning id`, [
        type,
        age,
      ])
    )[0]!.id;
  const mark = (handler: string, id: string): Promise<boolean> =>
    database.transaction(async (tx) => (await handled.first(tx, handler, [id]))[0]?.id === id);

  it('is done once an event and follower', async () => {
    const [one, other] = [await anEvent('lead.opened'), await anEvent('lead.opened')];
    expect(await mark('match-lead', one)).toBe(true);
    expect(await mark('match-lead', one)).toBe(false);
    expect(await mark('tell-owner', one)).toBe(true);
    expect(await mark('match-lead', other)).toBe(true);
  });

  it('is done by exactly one of ten that run at once', async () => {
    const id = await anEvent('lead.opened');
    const firsts = await Promise.all(Array.from({ length: 10 }, () => mark('match-lead', id)));
    expect(firsts.filter(Boolean)).toHaveLength(1);
  });

  it('is not done when its transaction was rolled back', async () => {
    const id = await anEvent('lead.opened');
    const failing = database.transaction(async (tx) => {
      await handled.first(tx, 'match-lead', [id]);
      throw new Error('the effect failed');
    });
    await expect(failing).rejects.toThrow('the effect failed');
    expect(await mark('match-lead', id)).toBe(true);
  });

  it('is missed 20 seconds after the event, when any of its followers did not run', async () => {
    const lost = await anEvent('lead.opened');
    const halfDone = await anEvent('lead.assigned');
    const done = await anEvent('lead.assigned');
    await anEvent('lead.opened', '10 seconds');
    await anEvent('lead.opened', '8 days');
    await anEvent('lead.noted');
    await mark('first-call', halfDone);
    await mark('first-call', done);
    await mark('tell-owner', done);
    expect(await handled.missing(followers, 10)).toEqual([lost, halfDone]);
  });

  it('is not missed while the event still waits in the outbox', async () => {
    const waiting = await anEvent('lead.opened');
    await test.query(`insert into outbox (event_id) values ($1)`, [waiting]);
    expect(await handled.missing(followers, 10)).toEqual([]);
  });

  it('is looked for in portions, oldest first', async () => {
    const [first] = [await anEvent('lead.opened'), await anEvent('lead.opened')];
    expect(await handled.missing(followers, 1)).toEqual([first]);
  });
});
