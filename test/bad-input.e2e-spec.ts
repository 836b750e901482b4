import { randomUUID } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { aLead } from './factories/a-lead.js';
import { aListing, type AListing } from './factories/a-listing.js';
import { aTask } from './factories/a-task.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { anArticle, type AnArticle } from './factories/an-article.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { type Answer, Client, type Problem } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { type Operation, operationsOf, type OpenApi } from './support/operations-of.js';

const NUL = 'a\u0000b';
const LONE_SURROGATE = '甲\ud800乙';
const RARE = '𠮷野家𡃁😀';
const LONG = '长'.repeat(20_000);

/** Of other types than any field of ours has, so that each must be refused by name. */
const WRONG_TYPES: unknown[] = [{ a: 1 }, [[1]], -0.5];

describe('bad input', () => {
  let database: TestDatabase;
  let app: Started;
  let admin: Client;
  let operations: Operation[];
  let ids: Record<string, string>;
  let article: AnArticle;
  let listing: AListing;

  beforeAll(async () => {
    database = await createTestDatabase();
    const user = await aUser(database, { role: 'admin' });
    const lead = await aLead(database, { owner: user });
    article = await anArticle(database);
    listing = await aListing(database);
    const task = await aTask(database, lead);
    app = await bootApp({ database });
    admin = await Client.signedIn(app.url, user.email, PASSWORD);
    const openApi = await admin.get<OpenApi>('/api/openapi.json');
    operations = operationsOf(openApi.body);
    ids = {
      leads: lead.id,
      articles: article.id,
      listings: listing.id,
      tasks: task.id,
      users: (await aUser(database)).id,
      inquiries: randomUUID(),
    };
  }, 180_000);

  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  const pathOf = ({ path }: Operation): string => {
    const collection = /\/api\/v1\/([a-z]+)/.exec(path)?.[1] ?? '';
    return path.replace('{year}', '2031').replace(/\{[^}]+\}/g, ids[collection] ?? randomUUID());
  };

  /** Signing in ends an earlier session, so it is tried without one. */
  const caller = ({ path }: Operation): Client => (path === '/api/v1/session' ? new Client(app.url) : admin);

  const call = (operation: Operation, body: unknown): Promise<Answer<Problem>> =>
    caller(operation).send<Problem>(operation.method, pathOf(operation), { json: body });

  /** @returns what is wrong with the answer, so that one list shows every hole at once */
  const complaint = (what: string, field: string, { status, body, text }: Answer<Problem>): string[] => {
    if (status < 400 || status >= 500) return [`${what}: ${status} ${text.slice(0, 80)}`];
    const fields = (body.errors ?? []).map((error) => error.field);
    return fields.some((name) => name === field || name.startsWith(`${field}.`))
      ? []
      : [`${what}: ${status} names ${fields.join(',') || 'nothing'}`];
  };

  const withBody = () => operations.filter(({ properties }) => Object.keys(properties).length > 0);
  const fieldsOf = (type: string) =>
    withBody().flatMap((operation) =>
      Object.entries(operation.properties)
        .filter(([, schema]) => type === '' || schema.type === type)
        .map(([field, schema]) => ({
          operation,
          field,
          schema,
          what: `${operation.method} ${operation.path} ${field}`,
        })),
    );

  it('knows the operations from the document that the server gives', () => {
    expect(withBody().length).toBeGreaterThan(10);
    expect(fieldsOf('string').length).toBeGreaterThan(15);
  });

  it.each([
    ['a NUL', NUL],
    ['a lone surrogate', LONE_SURROGATE],
    ['60 KB', LONG],
  ])('in a text field, %s is refused by the name of the field', async (_name, text) => {
    const holes: string[] = [];
    for (const { operation, field, what } of fieldsOf('string'))
      holes.push(...complaint(what, field, await call(operation, { [field]: text })));
    expect(holes).toEqual([]);
  });

  it('in any field, a value of another type is refused by the name of the field', async () => {
    const holes: string[] = [];
    for (const { operation, field, what, schema } of fieldsOf('')) {
      for (const value of WRONG_TYPES.filter((wrong) => !(schema.type === 'object' && wrong?.constructor === Object))) {
        holes.push(
          ...complaint(`${what} = ${JSON.stringify(value)}`, field, await call(operation, { [field]: value })),
        );
      }
    }
    expect(holes).toEqual([]);
  });

  it('a field that nobody knows is refused by its name, on every operation with a body', async () => {
    const holes: string[] = [];
    for (const operation of withBody()) {
      for (const field of ['ownerRole', 'isAdmin', 'createdAt', '__proto']) {
        holes.push(
          ...complaint(
            `${operation.method} ${operation.path} ${field}`,
            field,
            await call(operation, { [field]: 'x' }),
          ),
        );
      }
    }
    expect(holes).toEqual([]);
  });

  it('no body at all, or one that is no object, never makes the server fail', async () => {
    const bad: string[] = [];
    const headers = { 'content-type': 'application/json' };
    const raws = [
      '',
      'null',
      '[]',
      '"text"',
      '12',
      '{',
      '{"a":',
      '\u0000',
      '{"__proto__":{"a":1}}',
      '{"constructor":{"prototype":{"a":1}}}',
      '{"constructor":1}',
      '{"version":1e300,"upTo":1e300,"text":1e300}',
      '{"version":9007199254740993}',
      `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
    ];
    for (const operation of operations.filter(({ method }) => method !== 'GET' && method !== 'DELETE')) {
      for (const raw of raws) {
        const { status } = await caller(operation).send(operation.method, pathOf(operation), { raw, headers });
        if (status >= 500) bad.push(`${operation.method} ${operation.path} ${raw.slice(0, 20)}: ${status}`);
      }
    }
    expect(bad).toEqual([]);
  });

  it('a query parameter of the wrong kind is refused, never a failure', async () => {
    const bad: string[] = [];
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      for (const name of operation.query) {
        for (const value of [
          '%00',
          '%ED%A0%80',
          encodeURIComponent("'; drop table lead; --"),
          '-1',
          '1e309',
          'x'.repeat(3_000),
          '2026-13-45',
        ]) {
          const { status } = await admin.get(`${pathOf(operation)}?${name}=${value}`);
          if (status >= 500) bad.push(`${operation.path}?${name}=${value.slice(0, 30)}: ${status}`);
        }
        const twice = await admin.get(`${pathOf(operation)}?${name}=a&${name}=b&${name}[$ne]=c`);
        if (twice.status >= 500) bad.push(`${operation.path}?${name} twice: ${twice.status}`);
      }
    }
    expect(bad).toEqual([]);
    for (const query of ['limit=0', 'limit=101', 'limit=abc', 'cursor=nonsense', 'stage=nonsense']) {
      expect(`${query} ${(await admin.get(`/api/v1/leads?${query}`)).status}`).toMatch(/ 4(00|22)$/);
    }
  });

  it('an id that is none is not found or refused, never a failure', async () => {
    const bad: string[] = [];
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      for (const id of ['x', '%00', '%F0%9F%98%80', '0', '..%2f..%2fetc', randomUUID()]) {
        const { status } = await admin.send(
          operation.method,
          operation.path.replace(/\{[^}]+\}/g, id),
          operation.method === 'GET' ? {} : { json: {} },
        );
        if (status < 400 || status >= 500) bad.push(`${operation.method} ${operation.path} with ${id}: ${status}`);
      }
    }
    expect(bad).toEqual([]);
  });

  it('characters beyond the basic plane are kept as they were written', async () => {
    const { body } = await admin.post<{ id: string }>('/api/v1/leads', {
      json: {
        company: `${RARE}有限公司`,
        contact: RARE,
        phone: '13900001234',
        need: `${RARE}要租厂房`,
      },
    });
    const { body: lead } = await admin.get<{ company: { name: string }; contact: { name: string } }>(
      `/api/v1/leads/${body.id}`,
    );
    expect([lead.company.name, lead.contact.name]).toEqual([`${RARE}有限公司`, RARE]);
  });

  describe('of a visitor', () => {
    const send = (words: Record<string, unknown>) =>
      new Client(app.url).post<Problem & { ref?: string }>('/inquiries', {
        json: { ...inquiryWords(), ...words },
        headers: { 'idempotency-key': randomUUID() },
      });

    it.each(['need', 'usage', 'tax', 'company', 'contact', 'phone'])(
      'in %s is refused by the name of the field',
      async (field) => {
        for (const value of [NUL, LONE_SURROGATE, LONG, 7, { a: 1 }, ['x']])
          expect(complaint(`${field}`, field, await send({ [field]: value }))).toEqual([]);
      },
    );

    it('that is rare but right is accepted', async () => {
      expect((await send({ company: `${RARE}公司`, phone: '13900004321' })).status).toBe(201);
    });

    it('consent that is not given is refused', async () => {
      for (const consent of [false, 'false', 0, null, undefined]) expect((await send({ consent })).status).toBe(422);
    });

    it('what WeChat and others add to an address or a form is ignored', async () => {
      const open = await aListing(database);
      const extra =
        'from=groupmessage&isappinstalled=0&nsukey=a%2Bb&scene=1&clicktime=1&utm_source=x&page[]=1&__proto__=1';
      for (const path of [
        '/',
        '/news',
        `/news/${article.slug}`,
        '/listings',
        `/listings/${encodeURIComponent(open.ref)}`,
        '/privacy',
      ]) {
        expect(`${path} ${(await new Client(app.url).get(`${path}?${extra}`)).status}`).toBe(`${path} 200`);
      }
      const form = {
        ...inquiryWords({ phone: '13900005555' }),
        consent: 'on',
        key: 'not-a-key',
        nsukey: 'x',
      } as unknown as Record<string, string>;
      expect((await new Client(app.url).post('/inquiries', { form })).status).toBeLessThan(500);
    });

    it('public pages meet bad addresses with a page, never a failure', async () => {
      for (const path of [
        '/news/%00',
        '/news/x',
        '/listings/%F0%9F%98%80',
        '/listings/..%2f..',
        '/news?cursor=x',
        '/listings?areaMin=x',
        '/inquiries/PL-0?t=%00',
        '/takedown?article=%00',
        '/%',
        '/assets/..%2fpackage.json',
        '/nowhere',
      ]) {
        const { status } = await new Client(app.url).get(path);
        expect(`${path} ${status < 500}`).toBe(`${path} true`);
      }
    });
  });

  describe('as a body', () => {
    const json = Buffer.from(JSON.stringify({ email: 'a@example.test', password: 'x' }));
    const encoded: [string, Uint8Array<ArrayBuffer>][] = [
      ['br', new Uint8Array(brotliCompressSync(json))],
      ['gzip', new Uint8Array(gzipSync(json))],
      ['deflate', new Uint8Array(deflateSync(json))],
      ['zstd', new Uint8Array(json)],
      ['gzip, br', new Uint8Array(json)],
    ];
    const targets = () => [
      ...operations
        .filter(({ method }) => !['GET', 'DELETE'].includes(method))
        .map((operation) => [operation.method, pathOf(operation)]),
      ['POST', '/inquiries'],
      ['POST', '/takedown'],
    ];

    it.each(encoded)('encoded with %s is refused with 415 everywhere', async (encoding, raw) => {
      for (const [method, path] of targets()) {
        const { status } = await admin.send(method!, path!, {
          raw,
          headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 415`);
      }
    });

    it('over 64 KB is refused with 413 everywhere but at uploads', async () => {
      const raw = JSON.stringify({ text: 'x'.repeat(70_000) });
      for (const [method, path] of targets().filter(([, path]) => !path!.endsWith('/qr'))) {
        const { status } = await admin.send(method!, path!, { raw, headers: { 'content-type': 'application/json' } });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 413`);
      }
    });

    it.each<[string, string, () => string, number]>([
      ['POST', 'a saved page', () => '/api/v1/articles/from-file', 5],
      ['POST', 'a photo', () => `/api/v1/listings/${listing.id}/photos`, 10],
      ['POST', 'a spreadsheet', () => '/api/v1/listing-imports', 50],
      ['PUT', 'a QR picture', () => '/api/v1/settings/firm/qr', 2],
    ])(
      '%s of %s that is too large is refused in words, and no part of it is taken',
      async (method, _what, path, mb) => {
        for (const more of [1, 70_000, 1024 * 1024]) {
          const form = new FormData();
          form.set('file', new Blob([Buffer.alloc(mb * 1024 * 1024 + more, 'x')]), 'large');
          const raw = new Uint8Array(await new Response(form).arrayBuffer());
          const boundary = Buffer.from(raw.subarray(2, raw.indexOf(13))).toString();
          const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
          const { status, body } = await admin.send<Problem>(method, path(), { raw, headers });
          expect([status, body.code, body.detail]).toEqual([422, 'file_too_large', `文件超过 ${mb} MB`]);
        }
      },
    );

    it('of a type that nobody asked for is refused', async () => {
      for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
        const { status } = await admin.send('POST', '/api/v1/leads', { raw: 'x', headers: { 'content-type': type } });
        expect(`${type} ${status}`).toMatch(/ 4(15|00|22)$/);
      }
    });
  });

  it('the server is still the one that was started, and said no word of failure', async () => {
    expect((await admin.get('/health/live')).status).toBe(200);
    expect(app.output()).not.toMatch(/"level":(50|60)|unhandled/i);
  });
});
