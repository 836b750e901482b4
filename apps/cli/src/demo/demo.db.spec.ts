import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Counterfactuals, Matching } from '@app/matching';
import { Events } from '@app/audit';
import { Database, Keyring, loadSettings } from '@app/platform';
import { RoutingSettings, takes } from '@app/tasks';
import { passwordMatches } from '@app/users';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliModule } from '../cli.module.js';
import { clearDemo } from './clear-demo.js';
import { loadDemo } from './load-demo.js';

const tables = ['team', 'app_user', 'company', 'contact', 'park', 'listing', 'article', 'source', 'lead', 'inquiry'];

describe('demo data', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plotline-demo-spec-'));
    database = await createTestDatabase();
    const settings = loadSettings({ PLOTLINE_DATA_DIR: folder, DATABASE_URL: database.url });
    app = await NestFactory.createApplicationContext(CliModule.with({ ...settings, databaseUrl: database.url }), {
      logger: false,
    });
  });
  afterEach(async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const count = async (sql: string): Promise<number> =>
    Number((await database.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]!.n);
  const one = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row> =>
    (await database.query<Row>(sql, parameters))[0]!;
  const contents = async (): Promise<string> => {
    const sums = [];
    for (const table of [...tables, 'event', 'task', 'match', 'note', 'call', 'setting', 'assignment', 'outbox']) {
      sums.push(await one(`select count(*), md5(string_agg(t::text, '' order by t::text)) from ${table} t`));
    }
    return JSON.stringify(sums);
  };

  const settings = (): RoutingSettings => new RoutingSettings(app.get(Database), app.get(Events, { strict: false }));

  it('is what the first start promises', async () => {
    const { password, logins } = await loadDemo(app, {});
    expect(logins.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['admin@plotline.local', 'manager@plotline.local', 'advisor@plotline.local']),
    );
    const user = await one<{ hash: string; regions: string[] }>(
      `select password_hash as hash, regions from app_user where email = 'advisor@plotline.local'`,
    );
    expect(await passwordMatches(user.hash, password!)).toBe(true);
    expect(await count('article where demo')).toBe(5);
    expect(await count('park where demo')).toBe(5);
    expect(await count('listing where demo')).toBe(39);
    expect(await count('listing_photo join listing on listing.id = listing_id and demo')).toBeGreaterThan(30);
    expect(await count('lead where demo')).toBe(60);
    expect(await count('(select distinct stage from lead) as stages')).toBe(13);
    expect(await count(`team where parent_id is not null`)).toBe(2);
    expect(await count(`lead where owner_id is null and open`)).toBe(3);
    expect(await count(`inquiry where status = 'quarantined'`)).toBe(2);
    expect(await count(`inquiry where status = 'offered'`)).toBe(2);
    expect(await count(`inquiry where status = 'requested' and due_at > now()`)).toBe(1);
    for (const kind of ['lead', 'company', 'contact'])
      expect([kind, await count(`duplicate where kind = '${kind}' and reasons <> '[]'`)]).toEqual([kind, 1]);
    expect(await count(`lead where signed_at is not null and article_id is not null`)).toBeGreaterThanOrEqual(5);
  });

  it('has available land of 20 to 40 亩 in 丽水 that admits division 39', async () => {
    await loadDemo(app, {});
    const land = `listing where kind = 'land' and status = 'available' and region like '3311%' and land_mu between 20 and 40
      and facts -> 'land' -> 'admitted' @> '[{"division":"39"}]'`;
    expect(await count(land)).toBeGreaterThanOrEqual(1);
  });

  it('shows a lead with fits, near misses, what one change would admit, and a link that was opened', async () => {
    await loadDemo(app, {});
    const { leadId, opens } = await one<{ leadId: string; opens: number }>(
      `select lead_id as "leadId", opens from share join lead on lead.id = lead_id where lead.demo`,
    );
    const matches = await app.get(Matching, { strict: false }).ofLead(leadId);
    const verdicts = matches.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(expect.arrayContaining(['fit', 'near']));
    const [change] = await app.get(Counterfactuals, { strict: false }).ofLead(leadId);
    expect(change?.count).toBeGreaterThan(0);
    expect(opens).toBeGreaterThan(0);
    expect(await count(`event where lead_id = '${leadId}' and type = 'share.opened'`)).toBe(1);
  });

  it.each(['3308', '3305'])('has sites for leads from %s', async (city) => {
    await loadDemo(app, {});
    expect(
      await count(
        `match join listing on listing.id = listing_id and region like '${city}%' where match.verdict = 'fit'`,
      ),
    ).toBeGreaterThan(0);
  });

  it('takes the password that was set', async () => {
    expect((await loadDemo(app, { password: 'correct horse battery' })).password).toBe('correct horse battery');
  });

  it('changes nothing when it is loaded again', async () => {
    await loadDemo(app, {});
    const before = await contents();
    expect((await loadDemo(app, { password: 'another one here' })).password).toBeNull();
    expect(await contents()).toBe(before);
  });

  it('tells a consistent story', async () => {
    await loadDemo(app, {});
    expect(await count(`event where at > now()`)).toBe(0);
    // Every open lead has its next step, and only open ones have.
    expect(
      await count(`lead where open and not exists (select from task where lead_id = lead.id and status = 'open')`),
    ).toBe(0);
    expect(await count(`task join lead on lead.id = task.lead_id where task.status = 'open' and not lead.open`)).toBe(
      0,
    );
    expect(await count(`(select lead_id from task where status = 'open' group by 1 having count(*) > 1) as many`)).toBe(
      0,
    );
    // The timeline's last move is where the lead stands.
    expect(
      await count(`lead join lateral (select data ->> 'to' as stage from event where lead_id = lead.id and type = 'lead.stage_changed'
        order by id desc limit 1) as last on true where last.stage <> lead.stage`),
    ).toBe(0);
    // Time goes one way.
    expect(
      await count(
        `(select at < lag(at) over (partition by lead_id order by id) as back from event where lead_id is not null) as t where back`,
      ),
    ).toBe(0);
    expect(await count(`lead where visited_at < created_at or signed_at < visited_at or active_at < created_at`)).toBe(
      0,
    );
    expect(
      await count(`lead join article on article.id = lead.article_id where lead.created_at < article.published_at`),
    ).toBe(0);
    expect(await count(`task where status = 'open' and overdue_at is not null`)).toBeGreaterThanOrEqual(5);
    expect(await count(`task where status = 'open' and due_at > now()`)).toBeGreaterThanOrEqual(20);
  });

  it('gives its leads away by rules, and the receipts say by which', async () => {
    await loadDemo(app, {});
    expect(await count('routing_rules where demo')).toBe(1);
    expect(
      await count(`assignment where receipt ->> 'reason' = 'rule' and receipt -> 'rule' ->> 'name' <> ''`),
    ).toBeGreaterThan(5);
    const { rules } = await settings().read();
    const used = await database.query<{ id: string }>(
      `select distinct receipt -> 'rule' ->> 'id' as id from assignment where receipt ->> 'reason' = 'rule'`,
    );
    expect(used.map(({ id }) => id).sort()).toEqual(rules.filter(({ enabled }) => enabled).map(({ id }) => id));
    // A receipt by a rule names somebody whom the rule names.
    const receipts = await database.query<{ ref: string; name: string; owner: string; team: string; rule: string }>(
      `select lead.ref, app_user.name, app_user.id as owner, app_user.team_id as team, receipt -> 'rule' ->> 'id' as rule
       from assignment join lead on lead.id = lead_id join app_user on app_user.id = assignment.owner_id
       where receipt ->> 'reason' = 'rule'`,
    );
    const strange = receipts.filter(
      ({ owner, team, rule }) =>
        !takes(
          rules.find(({ id }) => id === rule)!,
          { id: owner, teamId: team },
        ),
    );
    expect(strange).toEqual([]);
  });

  it('takes its rules along, and switches off what names nobody any more', async () => {
    await loadDemo(app, {});
    const { version, ...rules } = await settings().read();
    const admin = await one<{ id: string }>(`select id from app_user where role = 'admin'`);
    await app.get(Database).transaction((tx) => settings().write(tx, { ...admin, role: 'admin', teamIds: [] } as never, rules, version)); // prettier-ignore
    await clearDemo(app);
    expect(await count('routing_rules where demo')).toBe(0);
    expect((await settings().read()).rules.map(({ enabled }) => enabled)).toEqual([false, false, false, false]);
  });

  it('leaves no work for the queue or the reconciler', async () => {
    await loadDemo(app, {});
    expect(await count('outbox')).toBe(0);
    expect(
      await count(`event where at > now() - interval '7 days' and not exists (select from handled where event_id = event.id)
        and (lead_id is not null or type in ('inquiry.received', 'listing.published'))`),
    ).toBe(0);
  });

  it('keeps phones encrypted, and they open', async () => {
    await loadDemo(app, {});
    const contact = await one<{ id: string; cipher: Buffer; hint: string }>(
      `select id, phone_cipher as cipher, phone_hint as hint from contact order by created_at limit 1`,
    );
    expect(app.get(Keyring).decrypt(contact.cipher, `contact.phone:${contact.id}`)).toMatch(/^\+861380000\d{4}$/);
    expect(contact.hint).toMatch(/^138\*\*\*\*\d{4}$/);
    expect(await count(`contact t where t::text like '%1380000%'`)).toBe(0);
  });

  it('goes without a trace and leaves one admin who can sign in', async () => {
    await loadDemo(app, {});
    const { admin, removed } = await clearDemo(app);
    expect(removed).toMatchObject({ lead: 60, listing: 39, article: 5, app_user: 7, team: 3 });
    for (const table of tables) expect([table, await count(`${table} where demo`)]).toEqual([table, 0]);
    const left = ['task', 'note', 'call', 'match', 'assignment', 'notification', 'lead', 'inquiry', 'contact'];
    for (const table of [...left, 'duplicate', 'routing_rules']) {
      expect([table, await count(table)]).toEqual([table, 0]);
    }
    expect(await count(`setting where key in ('firm', 'demo.firm')`)).toBe(0);
    expect(await count(`event where type not in ('user.added')`)).toBe(0);
    const user = await one<{ hash: string; must: boolean }>(
      `select password_hash as hash, must_change_password as must from app_user`,
    );
    expect(user.must).toBe(true);
    expect(await passwordMatches(user.hash, admin!.oneTimePassword)).toBe(true);
  });

  it('can be loaded again after it was cleared, beside the admin that was made', async () => {
    await loadDemo(app, {});
    await clearDemo(app);
    const { password, logins } = await loadDemo(app, {});
    expect(password).not.toBeNull();
    expect(logins.map(({ email }) => email)).not.toContain('admin@plotline.local');
    expect((await clearDemo(app)).admin).toBeUndefined();
    expect(await database.query(`select email, demo from app_user`)).toEqual([
      { email: 'admin@plotline.local', demo: false },
    ]);
  });

  it('refuses to share the login of a real advisor', async () => {
    await database.query(
      `with made as (insert into team (name) values ('一组') returning id)
       insert into app_user (email, name, role, team_id, password_hash) select 'advisor@plotline.local', '真', 'advisor', id, 'x' from made`,
    );
    await expect(loadDemo(app, {})).rejects.toThrow('advisor@plotline.local is a real account');
    expect(await count('lead')).toBe(0);
  });

  it('keeps what real people wrote, and takes only the demo away from it', async () => {
    await database.query(`insert into setting (key, value) values ('firm', '{"name":"真公司"}')`);
    await loadDemo(app, {});
    const advisor = await one<{ id: string; team: string }>(
      `select id, team_id as team from app_user where email = 'advisor@plotline.local'`,
    );
    await database.query(
      `insert into app_user (email, name, role, team_id, password_hash) values ('real@firm.cn', '真人', 'manager', $1, 'x')`,
      [advisor.team],
    );
    // A real visitor on a demo article; another one whose phone joined a demo lead; both at a demo login's desk.
    const article = await one<{ id: string }>(`select id from article limit 1`);
    const demoLead = await one<{ id: string; company: string }>(
      `select id, company_id as company from lead where stage = 'contacted' and company_id is not null limit 1`,
    );
    const lead = await one<{ id: string }>(
      `insert into lead (ref, source_kind, article_id, owner_id, team_id, company_id, linked_lead_id)
       values ('PL-REAL', 'article', $1, $2, $3, $4, $5) returning id`,
      [article.id, advisor.id, advisor.team, demoLead.company, demoLead.id],
    );
    await database.query(`insert into note (lead_id, author_id, key, text) values ($1, $2, 'k1', '真的')`, [
      lead.id,
      advisor.id,
    ]);
    await database.query(
      `insert into task (lead_id, kind, slot, due_at, owner_id) values ($1, 'first_call', 'first', now(), $2)`,
      [lead.id, advisor.id],
    );
    for (const [key, leadId] of [
      ['r1', lead.id],
      ['r2', demoLead.id],
    ]) {
      await database.query(
        `insert into inquiry (ref, key, body_hash, phone_cipher, phone_hint, article_id, lead_id, status, consent_version, consent_at)
         values ($1, $1, '', '', '', $2, $3, 'read', '1', now())`,
        [key, article.id, leadId],
      );
    }
    await database.query(`insert into event (type, lead_id, actor_id) values ('lead.noted', $1, $2)`, [
      lead.id,
      advisor.id,
    ]);

    const { admin, reopened } = await clearDemo(app);

    expect(admin?.email).toBe('admin@plotline.local');
    expect(reopened).toBe(1);
    expect(await one(`select ref, owner_id, article_id, linked_lead_id, demo from lead`)).toEqual({
      ref: 'PL-REAL', owner_id: null, article_id: null, linked_lead_id: null, demo: false,
    }); // prettier-ignore
    expect(
      await database.query(`select key, article_id, lead_id is null as free, status from inquiry order by key`),
    ).toEqual([
      { key: 'r1', article_id: null, free: false, status: 'read' },
      { key: 'r2', article_id: null, free: true, status: 'received' },
    ]);
    expect(await count(`outbox join event on event.id = event_id where type = 'inquiry.received'`)).toBe(1);
    expect(await count(`note where text = '真的'`)).toBe(1);
    expect(await count(`task where owner_id is null`)).toBe(1);
    expect(await count(`company where not demo`)).toBe(1);
    expect(await count(`event where lead_id = '${lead.id}'`)).toBe(1);
    expect(await database.query(`select email from app_user order by 1`)).toEqual([
      { email: 'admin@plotline.local' },
      { email: 'real@firm.cn' },
    ]);
    expect((await one<{ value: unknown }>(`select value from setting where key = 'firm'`)).value).toEqual({
      name: '真公司',
    });
  });
});
