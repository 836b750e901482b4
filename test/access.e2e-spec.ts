import { createHash, randomBytes } from 'node:crypto';
import { aContact } from './factories/a-contact.js';
import { aLead } from './factories/a-lead.js';
import { aTask } from './factories/a-task.js';
import { anInquiry } from './factories/an-inquiry.js';
import { type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { type Call, type Caller, CALLERS, type Cast, type Rule } from './support/access-rule.js';
import { castIn, RULES } from './support/access-table.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { Client } from './support/client.js';
import { stateOf } from './support/state-of.js';

/** Answers nobody needs to be kept from: pages, their files, the document of the API, and the visitor's own writes. */
const PUBLIC =
  /^(GET \/(?!api\/v1|health|metrics)|POST \/(inquiries|takedown|takedown\/counter\/:token|consent|s\/:token\/want)$)/;

const isWrite = (route: string) => !route.startsWith('GET ');

function asUpload(picture: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.set('file', new Blob([picture], { type: 'image/png' }), 'qr.png');
  return form;
}

/** What every listing of this database keeps in the house: no advisor and no visitor may find it in any answer. */
const INTERNAL = {
  floor_prices: [11.3731],
  floor_price: 11.3732,
  owner_name: '金不换业主',
  owner_note: '心里价可以再低',
  owner_hints: { owner_phone: '139****4321' },
};
const SECRET =
  /11\.373[12]|金不换业主|心里价可以再低|139\*{4}4321|floor_?prices?"|owner_name"|owner_?(?:note|phone|hints|sealed)"/i;

/** Those who may edit listings. */
const SEES_INTERNAL: Caller[] = ['manager', 'rival', 'admin'];

/** Tables whose rows are not what they were. */
const changedIn = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

describe('who may call what', () => {
  let database: TestDatabase;
  let edges: Edges;
  let cast: Cast;
  let answered = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    cast = await castIn(database);
    edges = await bootEdges(database);
  }, 180_000);

  afterAll(async () => {
    await edges?.stop();
    await database?.drop();
  });

  /** A session as signing in makes it, without the slow hash. */
  async function sessionOf(user: Pick<AUser, 'id'>, expires = `now() + interval '1 hour'`): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await database.query(`insert into session (token_hash, user_id, expires_at) values ($1, $2, ${expires})`, [
      createHash('sha256').update(token).digest(),
      user.id,
    ]);
    return `plotline_session=${token}`;
  }

  async function statusOf(
    rule: Rule,
    { path, json, picture }: Call,
    cookie?: string,
    origin = edges.url,
  ): Promise<number> {
    const [method] = rule.route.split(' ');
    const stop = new AbortController();
    const answer = await fetch(edges.url + path, {
      method,
      redirect: 'manual',
      signal: stop.signal,
      body: picture ? asUpload(picture) : json !== undefined ? JSON.stringify(json) : undefined,
      headers: {
        ...(isWrite(rule.route) ? { origin } : {}),
        ...(json !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(cookie ? { cookie } : {}),
      },
    });
    answered = answer.headers.get('content-type')?.startsWith('text/event-stream') ? '' : await answer.text();
    stop.abort();
    return answer.status;
  }

  /** @returns the status, and the tables that the call changed */
  async function callAs(rule: Rule, caller: Caller): Promise<{ status: number; changed: string[] }> {
    const call = await rule.call(database, cast);
    await database.query(`update listing set internal = $1 where internal <> $1`, [JSON.stringify(INTERNAL)]);
    const cookie = caller === 'visitor' ? undefined : await sessionOf(cast[caller]);
    const before = await stateOf(database);
    const status = await statusOf(rule, call, cookie);
    const after = await stateOf(database);
    return { status, changed: Object.keys(after).filter((table) => after[table] !== before[table]) };
  }

  it('is said for every route of the running server, and for no other', () => {
    const told = new Set(RULES.map(({ route }) => route));
    expect(edges.routes.filter((route) => !told.has(route) && !PUBLIC.test(route))).toEqual([]);
    expect([...told].filter((route) => !edges.routes.includes(route))).toEqual([]);
    expect(edges.routes.length).toBeGreaterThan(45);
  });

  describe.each(RULES.map((rule, index) => ({ rule, name: `${index} ${rule.route}` })))('$name', ({ rule }) => {
    it.each(CALLERS.map((caller, index) => ({ caller, wanted: rule.statuses[index]! })))(
      'answers $caller with $wanted',
      async ({ caller, wanted }) => {
        const { status, changed } = await callAs(rule, caller);
        expect(status).toBe(wanted);
        if (!SEES_INTERNAL.includes(caller)) expect(answered).not.toMatch(SECRET);
        // A refusal that has written first is no refusal; a read writes nothing.
        if (wanted >= 400 || !isWrite(rule.route) || rule.again)
          expect(changed.filter((table) => !rule.keeps?.includes(table))).toEqual([]);
        else if (caller !== 'visitor' && !/parse|session|read|preview|replay|check/.test(rule.route))
          expect(changed).not.toEqual([]);
      },
    );
  });

  it('a session that has ended, a disabled user and a made-up cookie are nobody', async () => {
    const open: string[] = [];
    const disabled = cast.stranger;
    const cookies: [string, () => Promise<string>][] = [
      ['expired', () => sessionOf(cast.admin, `now() - interval '1 second'`)],
      ['disabled', () => sessionOf(disabled)],
      ['made up', async () => `plotline_session=${randomBytes(32).toString('base64url')}`],
    ];
    for (const rule of RULES.filter(({ statuses }) => statuses[0] === 401 && statuses[1] !== 401)) {
      for (const [name, cookie] of cookies) {
        const call = await rule.call(database, cast);
        const session = await cookie();
        await database.query(`update app_user set disabled_at = now() where id = $1`, [disabled.id]);
        const before = await stateOf(database);
        const status = await statusOf(rule, call, session);
        const changed = changedIn(before, await stateOf(database));
        if (status !== 401 || changed.length > 0) open.push(`${name} ${rule.route} ${status} ${changed.join()}`);
        await database.query(`update app_user set disabled_at = null where id = $1`, [disabled.id]);
      }
    }
    expect(open).toEqual([]);
  }, 120_000);

  it('a write from the page of another site is refused and writes nothing', async () => {
    const open: string[] = [];
    for (const rule of RULES.filter(({ route }) => isWrite(route))) {
      for (const origin of ['https://evil.example', 'null', `${edges.url}.evil.example`]) {
        const call = await rule.call(database, cast);
        const cookie = await sessionOf(cast.admin);
        const before = await stateOf(database);
        const status = await statusOf(rule, call, cookie, origin);
        const changed = changedIn(before, await stateOf(database));
        if (status !== 403 || changed.length > 0) open.push(`${origin} ${rule.route} ${status} ${changed.join()}`);
      }
    }
    expect(open).toEqual([]);
  }, 120_000);

  it('who must still change the password may do nothing else', async () => {
    await database.query(`update app_user set must_change_password = true where id = $1`, [cast.admin.id]);
    const open: string[] = [];
    for (const rule of RULES.filter(({ route, statuses }) => statuses[0] === 401 && !route.includes('/session'))) {
      const status = await statusOf(rule, await rule.call(database, cast), await sessionOf(cast.admin));
      if (status !== 403) open.push(`${rule.route} ${status}`);
    }
    await database.query(`update app_user set must_change_password = false where id = $1`, [cast.admin.id]);
    expect(open).toEqual([]);
  }, 180_000);

  it('one of twenty who claim a lead at once gets it', async () => {
    const callers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => sessionOf([cast.advisor, cast.colleague, cast.stranger][index % 3]!)),
    );
    for (let round = 0; round < 5; round++) {
      const { id } = await aLead(database);
      const rule = RULES.find(({ route }) => route.endsWith('/claim'))!;
      const statuses = await Promise.all(
        callers.map((cookie) => statusOf(rule, { path: `/api/v1/leads/${id}/claim` }, cookie)),
      );
      // Each of the three calls six or seven times; to who has it already, it is granted again.
      const granted = [0, 1, 2].filter((who) => statuses[who] === 200);
      expect(granted).toHaveLength(1);
      expect(statuses).toEqual(statuses.map((_, index) => (index % 3 === granted[0] ? 200 : 409)));
    }
  });

  it('what one may not see is in no list, count, search, task, notification or report', async () => {
    const word = '只属于陈敏的线索';
    const lead = await aLead(database, {
      owner: cast.advisor,
      companyName: `${word}有限公司`,
      phone: '+8613712345678',
      stage: 'signed',
    });
    await aTask(database, lead);
    const paths = [
      '/api/v1/today',
      '/api/v1/leads',
      '/api/v1/leads?view=all&limit=100',
      '/api/v1/leads?view=team',
      `/api/v1/leads?q=${encodeURIComponent('陈敏')}`,
      '/api/v1/leads?q=13712345678',
      `/api/v1/leads?owner=${cast.advisor.id}`,
      '/api/v1/leads?signed=1&stage=signed',
      '/api/v1/tasks',
      `/api/v1/tasks?lead=${lead.id}`,
      `/api/v1/tasks?owner=${cast.advisor.id}`,
      '/api/v1/notifications',
      '/api/v1/inquiries',
      '/api/v1/reports/funnel',
      '/api/v1/reports/sources',
    ];
    for (const caller of ['colleague', 'stranger', 'rival'] as const) {
      const client = await Client.signedIn(edges.url, cast[caller].email, PASSWORD);
      for (const path of paths) {
        const { text } = await client.get(path);
        expect(`${caller} ${path} ${text.includes(lead.id) || text.includes(word)}`).toBe(`${caller} ${path} false`);
      }
      const totals = await client.get<{ total: number; items: unknown[] }>('/api/v1/leads?limit=100&signed=1');
      expect(totals.body.total).toBe(totals.body.items.length);
    }
    const own = await Client.signedIn(edges.url, cast.advisor.email, PASSWORD);
    expect((await own.get('/api/v1/leads?q=13712345678')).text).toContain(lead.id);
  });

  it('a phone call about a foreign lead tells whose it is by no more than a word, and changes nothing', async () => {
    const phone = '13712349999';
    const lead = await aLead(database, { owner: cast.advisor, phone: `+86${phone}` });
    for (const caller of ['colleague', 'stranger', 'rival'] as const) {
      const client = await Client.signedIn(edges.url, cast[caller].email, PASSWORD);
      const before = await stateOf(database);
      const { status, body, text } = await client.post<{ code: string }>('/api/v1/leads', {
        json: { phone, need: '再问问' },
      });
      expect(`${caller} ${status} ${body.code}`).toBe(`${caller} 409 lead_taken`);
      expect(text).not.toContain(lead.id);
      expect(await stateOf(database)).toEqual(before);
    }
  });

  it('in the pool a phone stays hidden, also one that was written among the words', async () => {
    const phone = '13712342222';
    const lead = await aLead(database, { phone: `+86${phone}` });
    await anInquiry(database, { leadId: lead.id, status: 'read', need: `要厂房，打我电话137 1234 2222或${phone}` });
    for (const caller of ['stranger', 'rival'] as const) {
      const client = await Client.signedIn(edges.url, cast[caller].email, PASSWORD);
      for (const path of ['', '/timeline']) {
        const { status, text } = await client.get(`/api/v1/leads/${lead.id}${path}`);
        expect(status).toBe(200);
        expect(text.replace(/[\s-]/g, '')).not.toContain(phone);
      }
    }
  });

  it('phones are masked in every list and page, and only a reveal shows one', async () => {
    const phone = '13712340000';
    const lead = await aLead(database, { owner: cast.advisor, phone: `+86${phone}` });
    const contact = await aContact(database, { phone: '+8613712341111' });
    await database.query('insert into lead_contact values ($1, $2)', [lead.id, contact.id]);
    const client = await Client.signedIn(edges.url, cast.advisor.email, PASSWORD);
    for (const path of [
      '/api/v1/today',
      '/api/v1/leads',
      `/api/v1/leads/${lead.id}`,
      `/api/v1/leads/${lead.id}/timeline`,
    ]) {
      expect((await client.get(path)).text).not.toMatch(/1371234(0000|1111)/);
    }
    const revealed = await client.post(`/api/v1/leads/${lead.id}/phone`);
    expect(revealed.text).toContain(phone);
    const [event] = await database.query<{ actor_id: string }>(
      `select actor_id from event where lead_id = $1 and type = 'lead.phone_revealed'`,
      [lead.id],
    );
    expect(event!.actor_id).toBe(cast.advisor.id);
  });
});
