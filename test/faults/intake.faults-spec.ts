/** What visitors and programs may do to the door at which inquiries come in: repeat themselves, all at once, or meet a failure. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Problem } from '../support/client.js';
import { type InquiryWords, inquiryWords } from '../support/inquiry-words.js';
import { until } from '../support/until.js';
import { HOUR, pick } from './length.js';
import { System } from './system.js';

describe('the door for inquiries', () => {
  let system: System;
  let visitor: Client;
  let phones = 0;

  beforeAll(async () => {
    system = await System.start({ sites: 1, workers: 1 });
    visitor = new Client(system.where());
  }, 300_000);
  afterAll(() => system?.stop(), 120_000);

  const newWords = (): InquiryWords => {
    const n = ++phones;
    return inquiryWords({ phone: `136${String(10_000_000 + n)}`, company: `门口第${n}制造有限公司` });
  };
  const send = (json: InquiryWords, key: string) =>
    visitor.post<{ ref: string } & Problem>('/inquiries', { json, headers: { 'idempotency-key': key } });
  const count = async (from: string, parameters: unknown[] = []): Promise<number> =>
    (await system.database.query<{ n: number }>(`select count(*)::int as n from ${from}`, parameters))[0]!.n;

  it('F4: refuses a key that comes again with one field changed, and changes nothing', async () => {
    const fields = ['need', 'usage', 'tax', 'company', 'contact'] as const;
    const given = await Promise.all(
      Array.from({ length: pick(50, 200) }, async () => {
        const [key, words] = [randomUUID(), newWords()];
        expect((await send(words, key)).status).toBe(201);
        return { key, words };
      }),
    );
    const content = () =>
      system.database.query(
        `select md5(string_agg(concat_ws('|', ref, need, usage, tax, company, contact), ' ' order by id)) from inquiry`,
      );
    const before = [await content(), await count('inquiry')];
    const answers = await Promise.all(
      given.map(({ key, words }, n) => {
        const field = fields[n % fields.length]!;
        return send({ ...words, [field]: `${words[field]}改` }, key);
      }),
    );
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'key_reused')).toHaveLength(
      given.length,
    );
    expect([await content(), await count('inquiry')]).toEqual(before);
  });

  it(
    'F5: makes one inquiry of 50 equal posts whose last bytes come at the same moment',
    async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 50 });
      for (let round = 0; round < pick(10, 100); round++) {
        const [key, words] = [randomUUID(), newWords()];
        const posts = Array.from({ length: 50 }, () => heldBack(agent, `${system.where()}/inquiries`, key, words));
        await Promise.all(posts.map(({ begun }) => begun));
        await sleep(10);
        const answers = await Promise.all(posts.map(({ finish }) => finish()));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
        expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
        expect(await count('inquiry where company = $1', [words.company])).toBe(1);
      }
      agent.destroy();
    },
    HOUR,
  );

  it.each([
    ['after the inquiry', 'after insert on inquiry'],
    ['after its event', 'after insert on event'],
    ['after the outbox row', 'after insert on outbox'],
    ['before the commit', 'constraint after insert on inquiry deferrable initially deferred'],
  ])(
    'F6: keeps inquiry, event and outbox row together or not at all when writing fails %s',
    async (_name, moment) => {
      const failing = await failHalf(moment);
      const given = Array.from({ length: pick(100, 1000) }, () => ({ key: randomUUID(), words: newWords() }));
      const refused: typeof given = [];
      const accepted: string[] = [];
      for (let at = 0; at < given.length; at += 10)
        await Promise.all(
          given.slice(at, at + 10).map(async (each) => {
            const { status, body } = await send(each.words, each.key);
            if (status === 201) accepted.push(body.ref);
            else refused.push(each);
          }),
        );
      await failing.stop();
      expect(refused.length).toBeGreaterThan(0);
      expect(accepted.length).toBeGreaterThan(0);
      const keys = refused.map(({ key }) => `api:${key}`);
      expect(await count('inquiry where key = any($1)', [keys])).toBe(0);
      expect(await count('inquiry where ref = any($1)', [accepted])).toBe(accepted.length);
      const recorded = `exists (select from event where event.subject_id = inquiry.id)`;
      expect(await count(`inquiry where not ${recorded}`)).toBe(0);
      expect(
        await count(
          `event where type = 'inquiry.received' and not exists (select from inquiry where inquiry.id = event.subject_id)`,
        ),
      ).toBe(0);
      for (const { words, key } of refused) expect((await send(words, key)).status).toBe(201);
    },
    HOUR,
  );

  it(
    'F6: and everything that was accepted above has its first call',
    async () => {
      const calls = `lead where exists (select from task where task.lead_id = lead.id and kind = 'first_call')`;
      const all = async () =>
        (await count('inquiry where lead_id is null')) === 0 && (await count('lead')) === (await count(calls));
      await until(all, { for: 'every first call', ms: 600_000, every: 500 });
      expect(await count(`(select lead_id from task group by lead_id, kind having count(*) > 1) as each`)).toBe(0);
    },
    HOUR,
  );

  it('F20: makes one lead with one open first call of posts at once with one phone in six spellings', async () => {
    const spellings = [
      '13955551234',
      '+86 139 5555 1234',
      '139-5555-1234',
      '0086 13955551234',
      '１３９５５５５１２３４',
      ' 139 55551234 ',
    ];
    const posts = Array.from({ length: pick(10, 50) }, () => spellings).flat();
    const answers = await Promise.all(
      posts.map((phone, n) =>
        send(inquiryWords({ phone, company: '', need: `想租厂房3000平，第${n}次来问` }), randomUUID()),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(posts.map(() => 201));
    const refs = answers.map(({ body }) => body.ref);
    const unread = () => count('inquiry where ref = any($1) and lead_id is null', [refs]);
    await until(async () => (await unread()) === 0, { for: 'every inquiry to be read', ms: 240_000, every: 250 });
    const leads = `(select distinct lead_id as id from inquiry where ref = any($1)) as each`;
    await until(async () => (await count(`task join ${leads} on each.id = task.lead_id`, [refs])) > 0, {
      for: 'the call',
    });
    expect(await count(leads, [refs])).toBe(1);
    expect(
      await count(`task join ${leads} on each.id = task.lead_id where kind = 'first_call' and status = 'open'`, [refs]),
    ).toBe(1);
    expect(await count(`lead_contact join ${leads} on each.id = lead_contact.lead_id`, [refs])).toBe(1);
  }, 300_000);

  /** Half of the writes fail at that moment, as chance has it. */
  async function failHalf(moment: string): Promise<{ stop(): Promise<void> }> {
    const constraint = moment.startsWith('constraint') ? 'constraint' : '';
    const when = moment.replace('constraint ', '');
    const table = /on (\w+)/.exec(when)![1]!;
    await system.database.query(
      `create or replace function fail_half() returns trigger language plpgsql as $$
       begin if random() < 0.5 then raise exception 'a planted failure'; end if; return null; end $$`,
    );
    const only = table === 'event' ? `when (new.type = 'inquiry.received')` : '';
    await system.database.query(
      `create ${constraint} trigger fail_half ${when} for each row ${only} execute function fail_half()`,
    );
    return { stop: async () => void (await system.database.query(`drop trigger fail_half on ${table}`)) };
  }
});

interface HeldBack {
  /** All but the last byte is on its way. */
  begun: Promise<void>;
  finish(): Promise<{ status: number; ref: string | undefined }>;
}

function heldBack(agent: Agent, url: string, key: string, words: InquiryWords): HeldBack {
  const body = Buffer.from(JSON.stringify(words));
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'idempotency-key': key };
  const post = request(url, { agent, method: 'POST', headers });
  const answer = new Promise<{ status: number; ref: string | undefined }>((resolve, reject) => {
    post.on('error', reject);
    post.on('response', (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode!, ref: (JSON.parse(text) as { ref?: string }).ref }),
      );
    });
  });
  return {
    begun: new Promise((resolve) => post.write(body.subarray(0, -1), () => resolve())),
    finish: () => (post.end(body.subarray(-1)), answer),
  };
}
