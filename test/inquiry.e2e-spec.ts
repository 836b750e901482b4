import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { aLead } from './factories/a-lead.js';
import { aContact } from './factories/a-contact.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { anArticle, type AnArticle } from './factories/an-article.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { Client, type Problem } from './support/client.js';
import { formIn } from './support/form-in.js';
import { type InquiryWords, inquiryWords } from './support/inquiry-words.js';
import { until } from './support/until.js';

interface LeadOf {
  id: string;
  ref: string;
  ownerId: string | null;
  linkedLeadId: string | null;
  contacts: number;
  firstCalls: number;
}

describe('an inquiry', () => {
  let database: TestDatabase;
  let app: Started;
  let visitor: Client;
  let article: AnArticle;
  let phones = 0;
  const newPhone = () => `137${String(++phones).padStart(8, '0')}`;

  beforeAll(async () => {
    database = await createTestDatabase();
    await aUser(database, { name: '陈敏' });
    article = await anArticle(database);
    app = await bootApp({ database });
    visitor = new Client(app.url);
  }, 180_000);

  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  const send = (words: Partial<InquiryWords>, key: string = randomUUID()) =>
    visitor.post<{ ref: string } & Problem>('/inquiries', {
      json: inquiryWords(words),
      headers: { 'idempotency-key': key },
    });

  /** The lead that the inquiry went to, once the worker has given it its first call. */
  const leadOf = (ref: string): Promise<LeadOf> =>
    until(
      async () => {
        const [lead] = await database.query<LeadOf>(
          `select lead.id, lead.ref, lead.owner_id as "ownerId", lead.linked_lead_id as "linkedLeadId",
             (select count(*)::int from lead_contact where lead_contact.lead_id = lead.id) as contacts,
             (select count(*)::int from task where task.lead_id = lead.id and task.kind = 'first_call' and task.status = 'open') as "firstCalls"
           from inquiry join lead on lead.id = inquiry.lead_id where inquiry.ref = $1`,
          [ref],
        );
        return lead && lead.firstCalls > 0 ? lead : undefined;
      },
      { for: `the first call of ${ref}` },
    );

  const count = async (sql: string, parameters: unknown[] = []): Promise<number> => {
    const [row] = await database.query<{ count: number }>(`select count(*)::int as count from ${sql}`, parameters);
    return row!.count;
  };

  it('posted 50 times at once makes one lead with one first call', async () => {
    const key = randomUUID();
    const words = { company: '五十次有限公司', phone: newPhone() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(words, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const refs = new Set(answers.map(({ body }) => body.ref));
    expect(refs.size).toBe(1);
    const lead = await leadOf([...refs][0]!);
    await sleep(300);
    expect(await count('inquiry where company = $1', [words.company])).toBe(1);
    expect(await count('lead where company_id in (select id from company where name = $1)', [words.company])).toBe(1);
    expect(await count('task where lead_id = $1', [lead.id])).toBe(1);
  });

  it('with a used key and other words is refused and changes nothing', async () => {
    const key = randomUUID();
    const first = await send({ phone: newPhone() }, key);
    expect(first.status).toBe(201);
    const before = await count('inquiry');
    const second = await send({ phone: newPhone() }, key);
    expect(second.status).toBe(409);
    expect(second.body.code).toBe('key_reused');
    expect(await count('inquiry')).toBe(before);
  });

  it('joins the open lead of the same phone in whatever spelling', async () => {
    const spellings = [
      '13800571234',
      '+86 138 0057 1234',
      '138-0057-1234',
      '0086 13800571234',
      '１３８００５７１２３４',
      ' 138 00571234 ',
    ];
    const answers = await Promise.all(
      spellings.map((phone, index) => send({ phone, company: '', need: `第${index}次来问` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(spellings.map(() => 201));
    const leads = await Promise.all(answers.map(({ body }) => leadOf(body.ref)));
    expect(new Set(leads.map(({ id }) => id)).size).toBe(1);
    expect(leads[0]).toMatchObject({ contacts: 1, firstCalls: 1 });
  });

  it('of the same company with another phone becomes a new contact on its open lead', async () => {
    const one = await send({ company: '龙泉五金制造有限公司', phone: newPhone() });
    const first = await leadOf(one.body.ref);
    const two = await send({ company: '龙泉五金制造有限公司 ', phone: newPhone(), contact: '王总' });
    const second = await leadOf(two.body.ref);
    expect(second.id).toBe(first.id);
    expect(second).toMatchObject({ contacts: 2, firstCalls: 1 });
  });

  it("from an agent's phone makes a lead of its own each time, with the owner who knows the agent", async () => {
    const owner = await aUser(database);
    await aUser(database);
    const phone = newPhone();
    const earlier = await aLead(database, { phone: `+86${phone}`, agent: true, owner });
    for (const company of ['中介带来甲有限公司', '中介带来乙有限公司']) {
      const { body } = await send({ phone, company });
      const lead = await leadOf(body.ref);
      expect(lead.id).not.toBe(earlier.id);
      expect(lead).toMatchObject({ ownerId: owner.id, firstCalls: 1 });
      expect(lead.linkedLeadId).not.toBeNull();
    }
    expect(await count('lead where contact_id = $1', [earlier.contactId])).toBe(3);
  });

  it('of a lead that is closed makes a linked lead with the same owner', async () => {
    const owner = await aUser(database);
    const phone = newPhone();
    const closed = await aLead(database, { phone: `+86${phone}`, stage: 'lost', owner });
    const { body } = await send({ phone, company: '' });
    const lead = await leadOf(body.ref);
    expect(lead).toMatchObject({ linkedLeadId: closed.id, ownerId: owner.id, firstCalls: 1 });
  });

  it('knows the article by slug and by id', async () => {
    for (const name of [article.slug, article.id]) {
      const { body } = await send({ phone: newPhone(), company: '', article: name });
      const lead = await leadOf(body.ref);
      const [row] = await database.query(`select article_id, source_kind from lead where id = $1`, [lead.id]);
      expect(row).toEqual({ article_id: article.id, source_kind: 'article' });
    }
  });

  it('needs a phone, one need text and consent, and says so by field', async () => {
    const { status, body } = await send({ need: '', usage: '', tax: '', phone: '', consent: false });
    expect(status).toBe(422);
    expect(body.errors!.map(({ field }) => field)).toEqual(expect.arrayContaining(['need', 'phone', 'consent']));
    const enough = await visitor.post('/inquiries', {
      json: { usage: '仓储', phone: newPhone(), consent: true },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(enough.status).toBe(201);
  });

  it('stores the phone sealed, the consent dated, and no raw phone anywhere', async () => {
    const [phone, from] = [newPhone(), Date.now()];
    const { body } = await send({ phone, company: '保密有限公司', need: `租厂房，电话${phone}` });
    const lead = await leadOf(body.ref);
    const [inquiry] = await database.query<{ consent_version: string; consent_at: Date; phone_hint: string }>(
      `select consent_version, consent_at, phone_hint from inquiry where ref = $1`,
      [body.ref],
    );
    expect(inquiry!.consent_version).not.toBe('');
    expect(inquiry!.consent_at.getTime()).toBeGreaterThanOrEqual(from - 1_000);
    expect(inquiry!.consent_at.getTime()).toBeLessThanOrEqual(Date.now());
    expect(inquiry!.phone_hint).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`);
    const [found] = await database.query<{ row: string }>(`select lead::text as row from lead where id = $1`, [
      lead.id,
    ]);
    const events = await database.query<{ row: string }>(`select event::text as row from event`);
    const jobs = await database.query<{ row: string }>(`select job::text as row from bullmq.job as job`);
    expect([found!, ...events, ...jobs].filter(({ row }) => row.includes(phone))).toEqual([]);
    expect(app.output()).not.toContain(phone);
  });

  describe('by the form', () => {
    const page = () => `/news/${article.slug}`;
    const words = (more: Record<string, string> = {}) =>
      ({ ...inquiryWords(), consent: 'on', phone: newPhone(), company: '', ...more }) as unknown as Record<
        string,
        string
      >;
    const render = async () => formIn((await visitor.get(page())).text, '/inquiries');
    /** Longer than the quickest person. */
    const fillIn = () => sleep(4_000);

    it('goes to a thank-you page with a reference and a promise of a call', async () => {
      const form = await render();
      await fillIn();
      const answer = await visitor.post('/inquiries', { form: { ...form.hidden, ...words() } });
      expect(answer.status).toBe(303);
      const thanks = await visitor.get(answer.headers.get('location')!);
      expect(thanks.status).toBe(200);
      expect(thanks.text).toMatch(/PL-[0-9A-Z]{4}-[0-9A-Z]{5}/);
      const ref = /PL-[0-9A-Z]{4}-[0-9A-Z]{5}/.exec(thanks.text)![0];
      await leadOf(ref);
      expect((await visitor.get(`/inquiries/${ref}`)).status).toBe(404);
      expect((await visitor.get(`/inquiries/${ref}?t=wrong`)).status).toBe(404);
    });

    it('posted twice is one inquiry; posted again with other words a further one on the same lead', async () => {
      const form = await render();
      await fillIn();
      const filled = { ...form.hidden, ...words() };
      const [one, two] = await Promise.all([
        visitor.post('/inquiries', { form: filled }),
        visitor.post('/inquiries', { form: filled }),
      ]);
      expect([one.status, two.status]).toEqual([303, 303]);
      expect(two.headers.get('location')).toBe(one.headers.get('location'));
      const again = await visitor.post('/inquiries', { form: { ...filled, need: '改成5000平' } });
      expect(again.status).toBe(303);
      expect(again.headers.get('location')).not.toBe(one.headers.get('location'));
      const refOf = (answer: typeof one) => /PL-[0-9A-Z]{4}-[0-9A-Z]{5}/.exec(answer.headers.get('location')!)![0];
      const [first, second] = [await leadOf(refOf(one)), await leadOf(refOf(again))];
      expect(second.id).toBe(first.id);
      expect(await count('inquiry where lead_id = $1', [first.id])).toBe(2);
    });

    it('comes back with every value and the error at the top and at the field', async () => {
      const form = await render();
      await fillIn();
      const answer = await visitor.post('/inquiries', {
        form: { ...form.hidden, ...words({ phone: '12', company: '保留有限公司', need: '保留的<需求>' }) },
      });
      expect(answer.status).toBe(422);
      const again = formIn(answer.text, '/inquiries');
      expect(again.values).toMatchObject({ company: '保留有限公司', phone: '12', need: '保留的<需求>' });
      expect(answer.text).toMatch(/aria-invalid="true"/);
      expect(answer.text).toMatch(/role="alert"/);
    });

    it.each([
      ['filled into the field that people do not see', 'honeypot', { website: 'http://spam.example' }, 4_000],
      ['posted faster than a person can', 'too_fast', {}, 0],
    ])('%s waits for review, and a manager can let it through', async (_name, reason, more, wait) => {
      const fill = async () => {
        const [from, form] = [Date.now(), await render()];
        await sleep(wait);
        const answer = await visitor.post('/inquiries', {
          form: { ...form.hidden, ...words(more as Record<string, string>) },
        });
        // A busy machine may take as long as a person: then once more.
        return wait > 0 || Date.now() - from < 2_500 ? answer : undefined;
      };
      const answer = await until(fill, { for: 'a form sent at once' });
      expect(answer.status).toBe(303);
      const ref = /PL-[0-9A-Z]{4}-[0-9A-Z]{5}/.exec(answer.headers.get('location')!)![0];
      const [stored] = await database.query<{ id: string }>(
        `select id, status, quarantine_reason from inquiry where ref = $1`,
        [ref],
      );
      expect(stored).toMatchObject({ status: 'quarantined', quarantine_reason: reason });
      await sleep(1_000);
      expect(await count('inquiry where ref = $1 and lead_id is not null', [ref])).toBe(0);
      const manager = await aUser(database, { role: 'manager' });
      const client = await Client.signedIn(app.url, manager.email, PASSWORD);
      const waiting = await client.get<{ items: { id: string }[] }>('/api/v1/inquiries?status=quarantined');
      expect(waiting.body.items.map(({ id }) => id)).toContain(stored!.id);
      expect((await client.post(`/api/v1/inquiries/${stored!.id}/release`)).status).toBeLessThan(300);
      await leadOf(ref);
    });
  });

  it('keeps an agent apart from people of the company that the agent speaks for', async () => {
    const agentPhone = newPhone();
    await aContact(database, { phone: `+86${agentPhone}`, agent: true });
    const own = await leadOf((await send({ company: '被代理有限公司', phone: newPhone() })).body.ref);
    const brought = await leadOf((await send({ company: '被代理有限公司', phone: agentPhone })).body.ref);
    expect(brought.id).not.toBe(own.id);
  });
});
