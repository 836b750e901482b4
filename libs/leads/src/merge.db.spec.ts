import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { type Choices, Companies, fieldGroups, type RecordKind } from '@app/companies';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import fc from 'fast-check';
import { aCompany } from '../../../test/factories/a-company.js';
import { aContact, aPhone } from '../../../test/factories/a-contact.js';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aListing } from '../../../test/factories/a-listing.js';
import { aTask } from '../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { insertRow } from '../../../test/factories/insert-row.js';
import { leadFollowers } from '../../../test/factories/lead-followers.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadsModule } from './leads.module.js';
import { LeadsRepository } from './leads.repository.js';
import { Leads } from './leads.service.js';
import { LeadMerges } from './merge-leads.js';
import { type MergeOrder, MergeHistory } from './merge-history.js';
import { DuplicateQueue } from './merge-queue.js';
import { LeadDuplicates } from './merge-candidates.js';

const CHILDREN = [
  ...['inquiry', 'note', 'call', 'task', 'task_rung', 'match', 'match_feedback', 'match_told', 'rematch', 'share'],
  ...['share_listing', 'playbook_run', 'lead_contact', 'assignment', 'notification'],
];
const TABLES = ['lead', 'company', 'contact', 'duplicate', ...CHILDREN];

describe('merging and undoing', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let merges: MergeHistory;
  let admin: Me;
  let [me, colleague, stranger]: Me[] = [];

  const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, merges] = [app.get(Database), app.get(MergeHistory)];
    admin = asMe(await aUser(test, { role: 'admin' }));
    const first = await aUser(test);
    me = asMe(first);
    colleague = asMe(await aUser(test, { teamId: first.teamId }));
    stranger = asMe(await aUser(test));
  });
  afterAll(async () => {
    await app?.close();
    await test?.drop();
  });

  const merge = (order: MergeOrder, by = admin) => database.transaction((tx) => merges.merge(tx, by, order));
  const undo = (id: string, by = admin) => database.transaction((tx) => merges.undo(tx, by, id));

  /** Every byte of every row, as Postgres writes it. */
  async function dump(tables = TABLES): Promise<Record<string, string[]>> {
    const all: Record<string, string[]> = {};
    for (const table of tables) {
      const rows = await test.query<{ row: string }>(
        `select row_to_json(t)::text || t::text as row from "${table}" as t order by 1`,
      );
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  }

  const idsOf = async (table: string): Promise<string[]> =>
    (await test.query<{ id: string }>(`select md5(id::text) as id from "${table}" order by 1`)).map(({ id }) => id);

  async function fill(lead: ALead, listings: { id: string }[], filling: Filling) {
    const { notes, calls, tasks, matches, firstCall } = filling;
    for (let n = 0; n < notes; n++)
      await insertRow(test, 'note', { leadId: lead.id, authorId: me!.id, key: randomUUID(), text: `记${n}` });
    for (let n = 0; n < calls; n++)
      await insertRow(test, 'call', { leadId: lead.id, authorId: me!.id, key: randomUUID(), outcome: 'no_answer' });
    for (let n = 0; n < tasks; n++) await aTask(test, lead, { status: n % 2 ? 'done' : 'open' });
    if (firstCall) await insertRow(test, 'task', { ...first(lead.id), ownerId: lead.ownerId, teamId: lead.teamId });
    for (const { id } of listings.slice(0, matches))
      await insertRow(test, 'match', {
        leadId: lead.id,
        listingId: id,
        score: 0.1 + 0.2,
        verdict: 'fit',
        criteria: '[]',
      });
    await anInquiry(test, { leadId: lead.id, status: 'read' });
    await insertRow(test, 'notification', { userId: me!.id, eventId: notes + 1, kind: randomUUID(), leadId: lead.id });
    await leadFollowers(test, lead, listings, { ...filling, by: me!.id });
  }

  const pairOf = async (kind: RecordKind, x: string, y: string, dismissed = false): Promise<void> => {
    const [a, b] = [x, y].sort();
    const given = { kind, a, b, score: 80, reasons: '[]', dismissedAt: dismissed ? new Date() : null };
    await insertRow(test, 'duplicate', { ...given, dismissedBy: dismissed ? me!.id : null });
  };

  const first = (leadId: string) => ({ leadId, kind: 'first_call', slot: 'first', dueAt: new Date() });
  interface Filling {
    notes: number;
    calls: number;
    tasks: number;
    matches: number;
    firstCall: boolean;
    related: boolean;
    told: number;
    shared: boolean;
    /** Slot of the run's task; both leads may have the same one. */
    run: string;
  }
  const filling = fc.record({
    notes: fc.nat(2),
    calls: fc.nat(2),
    tasks: fc.nat(3),
    matches: fc.nat(3),
    firstCall: fc.boolean(),
    related: fc.boolean(),
    told: fc.nat(3),
    shared: fc.boolean(),
    run: fc.constantFrom('', 'one', 'two'),
  });
  const choicesOf = (kind: RecordKind): fc.Arbitrary<Choices> =>
    fc.dictionary(fc.constantFrom(...Object.keys(fieldGroups[kind])), fc.constantFrom('kept', 'gone'));

  it('gives every byte of two leads back, whatever hung on them and whatever was chosen', async () => {
    const listings = [await aListing(test), await aListing(test), await aListing(test)];
    const stage = fc.constantFrom('new', 'visited', 'lost', 'signed');
    await fc.assert(
      fc.asyncProperty(filling, filling, choicesOf('lead'), stage, fc.boolean(), async (x, y, choices, to, shared) => {
        const keep = await aLead(test, { owner: me });
        const gone = await aLead(test, { owner: colleague, stage: to as ALead['stage'] });
        await test.query(
          `update lead set active_at = '2026-01-02 03:04:05.678901+08', linked_lead_id = $2 where id = $1`,
          [keep.id, gone.id],
        );
        if (shared)
          await test.query(`insert into lead_contact values ($1, $2) on conflict do nothing`, [
            keep.id,
            gone.contactId,
          ]);
        await fill(keep, listings, x);
        await fill(gone, listings, y);
        const third = await aLead(test, { owner: me });
        await pairOf('lead', keep.id, gone.id);
        await pairOf('lead', gone.id, third.id, x.related);
        if (y.related) await pairOf('lead', keep.id, third.id);
        const [before, notes, calls] = [await dump(), await idsOf('note'), await idsOf('call')];
        const { id } = await merge({ kind: 'lead', keep: keep.id, gone: gone.id, choices });
        expect(await idsOf('note')).toEqual(notes);
        expect(await idsOf('call')).toEqual(calls);
        await expectNothingLost(id, before);
        expect(await test.query(`select 1 from lead where id = $1`, [gone.id])).toHaveLength(0);
        await expectFollowed(gone.id);
        expect(await pairsOf(keep.id)).toEqual([[keep.id, third.id].sort()]);
        expect((await undo(id)).keptLater).toEqual([]);
        expect(await dump()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  /** Nothing in the whole schema speaks of a lead that went, but for what the merge itself keeps and what happened. */
  async function expectFollowed(gone: string): Promise<void> {
    const columns = await test.query<{ table: string; column: string }>(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and data_type = 'uuid' and table_name not in ('merge', 'event')`,
    );
    const left: string[] = [];
    for (const { table, column } of columns)
      if ((await test.query(`select 1 from "${table}" where "${column}" = $1`, [gone])).length > 0)
        left.push(`${table}.${column}`);
    expect(left).toEqual([]);
  }

  const pairsOf = async (id: string): Promise<string[][]> =>
    (await test.query<{ a: string; b: string }>(`select a, b from duplicate where $1 in (a, b)`, [id])).map(
      ({ a, b }) => [a, b],
    );

  /** Rows of every child table are there, or kept in the merge. */
  async function expectNothingLost(mergeId: string, before: Record<string, string[]>): Promise<void> {
    const [row] = await test.query<{ taken: { table: string; rows: unknown[] }[] }>(
      `select children -> 'taken' as taken from merge where id = $1`,
      [mergeId],
    );
    const after = await dump();
    for (const table of CHILDREN) {
      const kept = row!.taken.filter((part) => part.table === table).flatMap(({ rows }) => rows).length;
      expect(`${table} ${after[table]!.length + kept}`).toBe(`${table} ${before[table]!.length}`);
    }
  }

  it.each(['company', 'contact'] as const)(
    'gives every byte of two records back: %s',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(choicesOf(kind), fc.boolean(), fc.nat(2), async (choices, openBoth, more) => {
          const [x, y] = [
            await aLead(test, { owner: me }),
            await aLead(test, { owner: me, stage: openBoth ? 'contacted' : 'lost' }),
          ];
          for (let n = 0; n < more; n++) await aContact(test, { companyId: y.companyId });
          const [keep, gone] = kind === 'company' ? [x.companyId, y.companyId] : [x.contactId, y.contactId];
          const before = await dump();
          const { id } = await merge({ kind, keep, gone, choices });
          expect(
            await test.query(`select 1 from "${kind}" where id = $1 and merged_into = $2`, [gone, keep]),
          ).toHaveLength(1);
          expect((await undo(id)).keptLater).toEqual([]);
          expect(await dump()).toEqual(before);
        }),
        { numRuns: 15 },
      );
    },
    60_000,
  );

  /** Three records, two merges in any shape, undone in any order: every byte is back, or the outer one is asked for first. */
  it.each(['company', 'contact'] as const)(
    'undoes two merges of three records in either order, or says which comes first: %s',
    async (kind) => {
      const shape = fc.constantFrom('chain', 'star');
      await fc.assert(
        fc.asyncProperty(shape, choicesOf(kind), choicesOf(kind), fc.boolean(), async (how, one, two, outerFirst) => {
          const leads = [
            await aLead(test, { owner: me, stage: 'lost' }),
            await aLead(test, { owner: me, stage: 'lost' }),
            await aLead(test, { owner: me, stage: 'lost' }),
          ];
          const [a, b, c] = leads.map((lead) => (kind === 'company' ? lead.companyId : lead.contactId)) as string[];
          for (const [x, y] of [[a!, b!], [b!, c!], [a!, c!]] as const) await pairOf(kind, x, y, outerFirst); // prettier-ignore
          const before = await dump();
          const inner = await merge({ kind, keep: a!, gone: b!, choices: one });
          const [keep, gone] = how === 'chain' ? [c!, a!] : [a!, c!];
          const outer = await merge({ kind, keep, gone, choices: two });
          if (how === 'chain' && !outerFirst)
            await expect(undo(inner.id)).rejects.toMatchObject({ code: 'merged_further' });
          const order = how === 'chain' || outerFirst ? [outer, inner] : [inner, outer];
          for (const { id } of order) await undo(id);
          // The count of edits only goes back while nothing else moved.
          await test.query(`update company set version = 1`);
          expect(await dump()).toEqual(before);
        }),
        { numRuns: 25 },
      );
    },
    90_000,
  );

  it('keeps what was edited since, says so, and leaves what came since with the survivor', async () => {
    const [keep, gone] = [await aLead(test, { owner: me }), await aLead(test, { owner: me, needLine: '买地 40 亩' })];
    const { id } = await merge({
      kind: 'lead',
      keep: keep.id,
      gone: gone.id,
      choices: { need: 'gone', company: 'gone' },
    });
    await test.query(`update lead set need_line = '买地 50 亩', version = version + 1 where id = $1`, [keep.id]);
    await database.transaction((tx) =>
      app.get(Leads).addNote(tx, admin, keep.id, { text: '后来的', key: randomUUID() }),
    );
    expect((await undo(id)).keptLater).toEqual(['need']);
    const rows = await test.query(
      `select id, need_line, company_id, version from lead where id = any($1) order by id = $2 desc`,
      [[keep.id, gone.id], keep.id],
    );
    expect(rows).toEqual([
      { id: keep.id, need_line: '买地 50 亩', company_id: keep.companyId, version: 4 },
      { id: gone.id, need_line: '买地 40 亩', company_id: gone.companyId, version: 1 },
    ]);
    expect(await test.query(`select text from note where lead_id = $1`, [keep.id])).toEqual([{ text: '后来的' }]);
    await expect(undo(id)).rejects.toMatchObject({ code: 'already_undone' });
  });

  it('undoes in any order, and asks for the outer one first where one hangs in the other', async () => {
    const [a, b, c] = [
      await aLead(test, { owner: me }),
      await aLead(test, { owner: me }),
      await aLead(test, { owner: me }),
    ];
    const before = await dump();
    const one = await merge({ kind: 'lead', keep: a.id, gone: b.id, choices: { need: 'gone', stage: 'gone' } });
    const two = await merge({ kind: 'lead', keep: a.id, gone: c.id, choices: { company: 'gone', need: 'gone' } });
    await undo(one.id);
    await undo(two.id);
    const after = await dump();
    expect({ ...after, lead: [] }).toEqual({ ...before, lead: [] });
    const inner = await merge({ kind: 'lead', keep: b.id, gone: a.id, choices: {} });
    const outer = await merge({ kind: 'lead', keep: c.id, gone: b.id, choices: {} });
    expect(await app.get(LeadMerges).survivorOf(database, a.id)).toBe(c.id);
    await expect(undo(inner.id)).rejects.toMatchObject({ code: 'merged_further' });
    await undo(outer.id);
    await undo(inner.id);
    expect((await dump()).lead).toEqual(after.lead);
  });

  it('is one merge however often it is sent, and one of two that cross', async () => {
    const [x, y] = [await aLead(test, { owner: me }), await aLead(test, { owner: me })];
    const order: MergeOrder = { kind: 'lead', keep: x.id, gone: y.id, choices: {} };
    const results = await Promise.allSettled([merge(order), merge({ ...order, keep: y.id, gone: x.id }), merge(order)]);
    const ids = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(await test.query(`select 1 from lead where id = any($1)`, [[x.id, y.id]])).toHaveLength(1);
  });

  it('is for those who may work on both', async () => {
    const [mine, theirs, pool] = [
      await aLead(test, { owner: me }),
      await aLead(test, { owner: stranger }),
      await aLead(test),
    ];
    const order = (gone: ALead): MergeOrder => ({ kind: 'lead', keep: mine.id, gone: gone.id, choices: {} });
    await expect(merge(order(theirs), me)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(merge(order(pool), me)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(merge(order(mine), me)).rejects.toMatchObject({ code: 'same_record' });
    await expect(
      merge({ kind: 'company', keep: mine.companyId, gone: pool.companyId, choices: {} }, me),
    ).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(merge({ ...order(theirs), choices: { phone: 'gone' } })).rejects.toMatchObject({ kind: 'invalid' });
    const seen = { ...order(theirs), versions: { keep: 9, gone: 1 } };
    await expect(merge(seen)).rejects.toMatchObject({ code: 'version_conflict' });
  });

  it('knows a merged person by either phone and a merged company by either name', async () => {
    const [one, two] = [aPhone(), aPhone()];
    const [x, y] = [
      await aLead(test, { owner: me, phone: one }),
      await aLead(test, { owner: me, phone: two, stage: 'lost' }),
    ];
    await merge({ kind: 'contact', keep: x.contactId, gone: y.contactId, choices: {} });
    const [short, long] = [await aCompany(test, { name: '示禾阀门' }), await aCompany(test, { name: '示禾阀门制造' })];
    await merge({ kind: 'company', keep: long.id, gone: short.id, choices: {} });
    await database.transaction(async (tx) => {
      const companies = app.get(Companies);
      expect((await companies.contactByPhone(tx, two))?.id).toBe(x.contactId);
      expect(await companies.findOrAdd(tx, '浙江示禾阀门有限公司')).toBe(long.id);
      const phones = await app.get(Leads).revealPhones(tx, me!, x.id);
      expect(phones.map(({ phone }) => phone).sort()).toEqual([one, two].sort());
    });
    const found = await app.get(LeadsRepository).list(admin, { q: two, limit: 10 });
    expect(found.items.map(({ id }) => id).sort()).toEqual([x.id, y.id].sort());
  });

  it('brings pairs up once, hides what others own, and forgets what was said to be two', async () => {
    const [x, y] = [
      await aLead(test, { owner: me, companyName: '浙江穗原精密机械有限公司' }),
      await aLead(test, { owner: me, companyName: '浙江穗源精密机械有限公司' }),
    ];
    await test.query(`delete from duplicate`);
    const [duplicates, queue] = [app.get(LeadDuplicates), app.get(DuplicateQueue)];
    const [found] = await duplicates.of(me!, x.id);
    expect(found).toMatchObject({ lead: { id: y.id }, reasons: [{ words: '名称只差一字：浙江穗源精密机械有限公司' }] });
    expect(await duplicates.of(stranger!, x.id)).toEqual([]);
    await database.transaction((tx) => queue.note(tx, [x.id]));
    await database.transaction((tx) => queue.note(tx, [y.id]));
    const pairs = async (by: Me, kind: RecordKind) => (await queue.list(by, { kind, limit: 10 })).items.length;
    expect([await pairs(me!, 'lead'), await pairs(stranger!, 'lead'), await pairs(me!, 'company')]).toEqual([1, 0, 0]);
    expect(await pairs(admin, 'company')).toBe(1);
    await database.transaction((tx) => queue.dismiss(tx, me!, { kind: 'lead', a: y.id, b: x.id, dismissed: true }));
    expect([await pairs(me!, 'lead'), (await duplicates.of(me!, y.id)).length]).toEqual([0, 0]);
  });
});
