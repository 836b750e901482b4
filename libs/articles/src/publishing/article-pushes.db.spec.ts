import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aUser } from '../../../../test/factories/a-user.js';
import { anArticle } from '../../../../test/factories/an-article.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ArticlesModule } from '../articles.module.js';
import { ArticlesService, type EditArticle } from '../articles.service.js';
import { ArticlePushes } from './article-pushes.js';
import { NewsSettings } from './news-settings.js';

const TOKEN = 'secret-token-1234';

describe('pushing to Baidu', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let baidu: Server;
  let got: { path: string; body: string }[];
  let answer: { status: number; body: string };
  let pushes: ArticlePushes;

  beforeEach(async () => {
    test = await createTestDatabase();
    [got, answer] = [[], { status: 200, body: '{"remain":99,"success":1}' }];
    baidu = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        got.push({ path: request.url ?? '', body });
        response.writeHead(answer.status, { location: 'http://127.0.0.1:1/' }).end(answer.body);
      });
    }).listen(0, '127.0.0.1');
    await once(baidu, 'listening');
    const { port } = baidu.address() as AddressInfo;
    const env = {
      PLOTLINE_KEY_FILE: test.keyFile,
      PLOTLINE_PUBLIC_URL: 'https://leads.example.cn',
      PLOTLINE_TEST_ROBOT_ORIGIN: `http://127.0.0.1:${port}`,
    };
    const platform = PlatformModule.with(
      { ...loadSettings(env), databaseUrl: test.url },
      createLogger({ level: 'silent' }),
    );
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] }).compile();
    pushes = app.get(ArticlePushes);
    const by = (await aUser(test, { role: 'admin' })).id;
    await app.get(Database).transaction((tx) => app.get(NewsSettings).write(tx, { baiduToken: TOKEN }, by));
  });
  afterEach(async () => {
    await app.close();
    baidu.close();
    await test.drop();
  });

  /** Edits, and notes what followed, twice as a queue may. */
  async function edit(id: string, patch: EditArticle): Promise<void> {
    await app.get(Database).transaction((tx) => app.get(ArticlesService).edit(tx, id, patch));
    const [event] = await test.query<{ id: string }>(`select id from event order by id desc limit 1`);
    for (let time = 0; time < 2; time++)
      await app.get(Database).transaction((tx) => pushes.note(tx, { id: event!.id, articleId: id }));
  }

  it('tells once of what is new, changed and gone, and shows what is left today', async () => {
    const { id, slug } = await anArticle(test, { status: 'draft' });
    const site = `?site=${encodeURIComponent('https://leads.example.cn')}&token=${TOKEN}`;
    const body = `https://leads.example.cn/news/${slug}`;
    await edit(id, { licence: 'own' });
    await edit(id, { status: 'published' });
    expect(await pushes.run()).toBe(1);
    await edit(id, { summary: '改过的摘要' });
    await pushes.run();
    await edit(id, { status: 'hidden' });
    await pushes.run();
    expect(await pushes.run()).toBe(0);
    expect(got).toEqual(['/urls', '/update', '/del'].map((door) => ({ path: door + site, body })));
    expect(await pushes.state()).toMatchObject({
      waiting: 0,
      sentToday: 3,
      last: { ok: true, answer: 'success 1 · remain 99' },
    });
  });

  it('says nothing of reprints, and nothing at all without a token', async () => {
    const { id } = await anArticle(test, { status: 'draft' });
    await edit(id, { status: 'published' });
    expect(await pushes.run()).toBe(0);
    const by = (await aUser(test, { role: 'admin' })).id;
    await app.get(Database).transaction((tx) => app.get(NewsSettings).write(tx, { baiduToken: '' }, by));
    await edit(id, { licence: 'own' });
    expect(await test.query('select from article_push')).toHaveLength(0);
    expect(got).toEqual([]);
  });

  it('tries again what was refused, follows no redirect, and keeps the token out of sight', async () => {
    const { id } = await anArticle(test, { status: 'draft' });
    answer = { status: 302, body: `{"error":401,"message":"token is not valid"}` };
    await edit(id, { licence: 'own', status: 'published' });
    expect(await pushes.run()).toBe(0);
    expect(got).toHaveLength(1);
    expect(await pushes.run()).toBe(0);
    expect(got).toHaveLength(1);
    expect(await pushes.state()).toMatchObject({
      waiting: 1,
      last: { ok: false, answer: 'HTTP 302 · token is not valid' },
    });
    await test.query(`update article_push set next_at = now()`);
    answer = { status: 200, body: '{"remain":0,"success":1}' };
    expect(await pushes.run()).toBe(1);
    const [stored] = await test.query<{ value: string }>(`select value::text from setting where key = 'news'`);
    expect(stored!.value).not.toContain(TOKEN);
    expect(await app.get(NewsSettings).read()).toMatchObject({ baiduTokenHint: '1234' });
  });
});
