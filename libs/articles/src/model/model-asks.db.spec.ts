import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ArticlesModule } from '../articles.module.js';
import { ArticlesService } from '../articles.service.js';
import { ArticleMining } from '../prospects/article-mining.js';
import { readArticle } from '../reading/read-article.js';
import { ModelAsks } from './model-asks.js';
import { ModelSettings } from './model-settings.js';
import { ModelTrial } from './model-trial.js';

const TITLE = '缙云县签约两个项目';
const TEXT = `浙江澜岳新材料有限公司改性塑料项目签约落户缙云县，计划总投资12亿元，用地150亩。
会上还传来消息，衡岭传动签约落户缙云县，将租用标准厂房8000平方米，生产减速器，企业负责人很看好这里的产业基础。
如需了解详情，请致电13800138000。这里再多写几句，让这篇报道有一般报道的长短，也让读者知道缙云的装备产业已有多年的积累。`;
const KEY = 'sk-secret-of-the-house-7788';
const good = {
  projects: [
    {
      company: { value: '浙江澜岳新材料有限公司', evidence: '浙江澜岳新材料有限公司' },
      amount_cny: { value: 9_900_000_000, evidence: '计划总投资12亿元' },
      industry: { value: 'C29', evidence: '改性塑料' },
    },
    {
      company: { value: '衡岭传动', evidence: '衡岭传动签约' },
      stage: { value: '签约', evidence: '衡岭传动签约落户' },
      area_sqm: { value: 8000, evidence: '租用标准厂房8000平方米' },
      place: { value: '缙云县', evidence: '签约落户缙云县' },
      park: { value: '月球工业园', evidence: '月球工业园' },
    },
  ],
};
const saying = (content: unknown) => JSON.stringify({ choices: [{ message: { content: typeof content === 'string' ? content : JSON.stringify(content) } }] }); // prettier-ignore
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('asking a model about articles', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let asks: ModelAsks;
  let settings: ModelSettings;
  let server: Server;
  let by: string;
  let answer: Answer;
  let asked: { body: string; key?: string; path?: string }[];

  beforeAll(async () => {
    test = await createTestDatabase();
    const own = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(own, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] }).compile();
    [database, asks, settings] = [app.get(Database), app.get(ModelAsks), app.get(ModelSettings)];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        asked.push({ body, key: request.headers.authorization, path: request.url });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    by = (await aUser(test)).id;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.query('truncate article, model_day cascade');
    await test.query(`delete from setting where key = 'model'`);
    asked = [];
    answer = (_request, response) => response.end(saying(good));
  });

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const setUp = (patch = {}) =>
    database.transaction((tx) =>
      settings.write(tx, { enabled: true, baseUrl: `${origin()}/v1`, model: 'm', key: KEY, patience: 5, ...patch }, by),
    );
  const bring = async (): Promise<string> => {
    const page = { ...readArticle({ text: `${TITLE}\n\n${TEXT}` }), title: TITLE, text: TEXT };
    const made = await database.transaction((tx) => app.get(ArticlesService).import(tx, page, { publish: false }));
    await database.transaction((tx) => app.get(ArticleMining).mine(tx, made.id));
    return made.id;
  };
  const prospects = () =>
    test.query<{ facts: Record<string, unknown>; origin: string; fromModel: string[]; version: number; evidence: Record<string, [number, number]> }>(
      `select facts, origin, from_model as "fromModel", version, evidence from prospect order by ordinal`,
    ); // prettier-ignore
  const ask = async () => (await test.query<{ status: string; reason: string | null; kept: number; dropped: number; attempts: number }>(`select status, reason, kept, dropped, attempts from model_ask`))[0]; // prettier-ignore

  it('is off until it is set up: nothing is noted, nothing is sent', async () => {
    await bring();
    expect(await asks.due()).toEqual([]);
    expect(await ask()).toBeUndefined();
  });

  it('adds what the text bears out, marked, and leaves what the rules read as it is', async () => {
    await setUp();
    const id = await bring();
    const before = await prospects();
    expect(await asks.due()).toEqual([id]);
    await asks.run(id);
    const [first, second] = await prospects();
    expect(first!.facts).toMatchObject({ ...before[0]!.facts });
    expect(first!.facts.amount_cny).toBe(1_200_000_000);
    expect(second).toMatchObject({
      origin: 'model',
      facts: { company: '衡岭传动', stage: '签约', area_sqm: 8000, park: null, region: '331122', tenure: 'rent' },
    });
    expect(second!.fromModel.sort()).toEqual(['area_sqm', 'company', 'region', 'stage']);
    expect(TEXT.slice(...second!.evidence.company!)).toBe('衡岭传动签约');
    expect(await ask()).toMatchObject({ status: 'done', dropped: 2 });
  });

  it('sends the key and the public text alone, without phones', async () => {
    await setUp();
    await asks.run(await bring());
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ key: `Bearer ${KEY}`, path: '/v1/chat/completions' });
    expect(asked[0]!.body).toContain('浙江澜岳新材料有限公司');
    expect(asked[0]!.body).not.toContain('13800138000');
  });

  it.each<[string, string, string, Answer]>([
    ['malformed JSON', 'unreadable', 'waiting', (_q, r) => r.end('{"choices":')],
    ['words instead of an answer', 'unreadable', 'waiting', (_q, r) => r.end(saying('抱歉'))],
    ['500', 'status 500', 'waiting', (_q, r) => r.writeHead(500).end('no')],
    ['a wrong key', 'refused', 'failed', (_q, r) => r.writeHead(401).end()],
    ['a huge answer', 'too_large', 'failed', (_q, r) => r.end(saying('x'.repeat(2_000_000)))],
    ['a broken connection', 'no_connection', 'waiting', (q) => q.socket.destroy()],
  ])('%s leaves the desk as the rules made it', async (_what, reason, status, broken) => {
    await setUp();
    const id = await bring();
    const before = await prospects();
    answer = broken;
    await asks.run(id);
    expect(await prospects()).toEqual(before);
    expect(await ask()).toMatchObject({ status, reason, attempts: 1 });
  });

  it('gives up a slow one after the seconds that were set', async () => {
    await setUp();
    const id = await bring();
    answer = (_request, response) => void response.writeHead(200).write(' ');
    await asks.run(id);
    expect(await ask()).toMatchObject({ status: 'waiting', reason: 'timeout' });
  });

  it('follows no redirect', async () => {
    await setUp();
    let strayed = 0;
    const elsewhere = createServer((_request, response) => {
      strayed++;
      response.end(saying(good));
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/chat/completions`;
    answer = (_request, response) => response.writeHead(307, { location }).end();
    await asks.run(await bring());
    elsewhere.close();
    expect(strayed).toBe(0);
    expect(await ask()).toMatchObject({ status: 'failed', reason: 'redirect' });
  });

  it('gives up after three tries', async () => {
    await setUp();
    const id = await bring();
    answer = (_request, response) => response.writeHead(503).end();
    for (let time = 0; time < 3; time++) {
      await test.query(`update model_ask set next_at = now()`);
      await asks.run(id);
    }
    expect(await ask()).toMatchObject({ status: 'failed', attempts: 3 });
    expect(await asks.due()).toEqual([]);
  });

  it('asks no more often than a day allows, and goes on with the next day', async () => {
    await setUp({ dailyLimit: 1 });
    const id = await bring();
    expect((await app.get(ModelTrial).of({})).ok).toBe(true);
    expect(await asks.due()).toEqual([]);
    await asks.run(id);
    expect(asked).toHaveLength(1);
    await expect(app.get(ModelTrial).of({})).rejects.toThrow('已用完');
    await test.query(`update model_day set day = day - 1`);
    expect(await asks.due()).toEqual([id]);
  });

  it.each([
    ['left the desk', `update article set desk = 'done', desk_outcome = 'ignored', desk_done_at = now()`],
    ['was taken down', `update article set status = 'hidden'`],
  ])('sends nothing of an article that %s', async (_what, change) => {
    await setUp();
    const id = await bring();
    await test.query(change);
    await asks.run(id);
    expect(asked).toHaveLength(0);
    expect(await ask()).toMatchObject({ status: 'done', kept: 0 });
    expect(await prospects()).toHaveLength(1);
  });

  it('keeps the key sealed, gives back its last characters, and forgets it for another host', async () => {
    await setUp();
    const [row] = await test.query<{ value: object }>(`select value from setting where key = 'model'`);
    expect(JSON.stringify(row)).not.toContain('secret');
    expect(JSON.stringify(await settings.read())).not.toContain('secret');
    expect(await settings.read()).toMatchObject({ keyHint: '7788' });
    expect(await settings.endpoint()).toMatchObject({ key: KEY });
    expect(await settings.tried({ baseUrl: 'https://elsewhere.example.cn/v1' })).toMatchObject({ key: undefined });
    await database.transaction((tx) => settings.write(tx, { baseUrl: 'https://elsewhere.example.cn/v1' }, by));
    expect(await settings.read()).toMatchObject({ keyHint: null });
  });

  it.each([
    ['baseUrl', { baseUrl: 'ftp://models.example.cn' }],
    ['baseUrl', { baseUrl: 'https://user:word@models.example.cn/v1' }],
    ['model', { model: ' ' }],
    ['dailyLimit', { dailyLimit: 0 }],
    ['patience', { patience: 1.5 }],
  ])('refuses a wrong %s', async (field, patch) => {
    await expect(setUp(patch)).rejects.toMatchObject({ fields: [{ field }] });
  });
});
