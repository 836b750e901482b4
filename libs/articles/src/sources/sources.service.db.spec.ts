import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { UsersModule } from '@app/users';
import { anArticle } from '../../../../test/factories/an-article.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ArticlesModule } from '../articles.module.js';
import { BlockList } from './block-list.js';
import { CollectArticle } from './collect-article.js';
import { Sources } from './sources.service.js';

const FEED = { name: '示例日报', kind: 'feed' as const, url: 'https://news.example.cn/rss.xml' };

describe('sources', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let sources: Sources;
  let blocks: BlockList;
  let by: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] }).compile();
    [sources, blocks] = [app.get(Sources), app.get(BlockList)];
    by = (await aUser(test, { role: 'manager' })).id;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate source, source_block, article cascade'));

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.get(Database).transaction(work);
  const add = (more: object = {}) => inTx((tx) => sources.add(tx, by, { ...FEED, ...more }));
  const row = async (id: string) =>
    (await test.query<Record<string, unknown>>('select * from source where id = $1', [id]))[0]!;

  it('are added once an address, due at once, with what is usual where nothing was said', async () => {
    const id = await add();
    expect(await row(id)).toMatchObject({ every_minutes: 120, licence: 'link_only', list_pages: 1, paused_at: null });
    await expect(add({ name: '同一个' })).rejects.toMatchObject({ code: 'source_known' });
    await add({ kind: 'list', linkSelector: '.a a' });
    expect((await test.query('select from source where next_at <= now()')).length).toBe(2);
  });

  it.each([
    ['url', { url: 'ftp://news.example.cn/' }],
    ['url', { url: 'https://user:secret@news.example.cn/' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['linkSelector', { kind: 'list', linkSelector: 'a[[' }],
    ['everyMinutes', { everyMinutes: 1 }],
    ['pageBudget', { pageBudget: 1000 }],
    ['licenceNote', { licence: 'permitted', licensedOn: '2026-03-02' }],
    ['licensedOn', { licence: 'permitted', licenceNote: '协议 1 号' }],
  ])('refuse a wrong %s in words', async (field, more) => {
    await expect(add(more)).rejects.toMatchObject({
      code: 'source_invalid',
      fields: [{ field, message: expect.stringMatching(/\p{Script=Han}/u) as string }],
    });
    expect(await test.query('select from source')).toHaveLength(0);
  });

  it('ask whole again after their address changed, and keep what a patch does not name', async () => {
    const id = await add({ licenceNote: '口头' });
    await test.query(`update source set etag = 'x', failures = 3, next_at = now() + interval '1 day' where id = $1`, [
      id,
    ]);
    await inTx((tx) => sources.edit(tx, by, id, { name: '改名' }));
    expect(await row(id)).toMatchObject({ name: '改名', etag: 'x', failures: 3, licence_note: '口头' });
    await inTx((tx) => sources.edit(tx, by, id, { url: 'https://news.example.cn/new.xml', licenceNote: '' }));
    expect(await row(id)).toMatchObject({ etag: null, failures: 0, licence_note: null });
  });

  it('are paused, resumed and asked for at once, but not while paused or closed', async () => {
    const id = await add();
    await inTx((tx) => sources.setPaused(tx, by, id, true));
    await expect(inTx((tx) => sources.runNow(tx, by, id))).rejects.toMatchObject({ code: 'source_paused' });
    await inTx((tx) => sources.setPaused(tx, by, id, false));
    await inTx((tx) => sources.runNow(tx, by, id));
    await inTx((tx) => sources.block(tx, by, { sourceId: id, reason: '抄袭站' }));
    await expect(inTx((tx) => sources.runNow(tx, by, id))).rejects.toMatchObject({ code: 'source_blocked' });
    const types = (await test.query<{ type: string }>(`select type from event where subject_id = $1 order by id`, [id])).map(({ type }) => type); // prettier-ignore
    expect(types).toEqual(['source.added', 'source.paused', 'source.resumed', 'source.run_asked', 'source.blocked']);
  });

  it('are closed by an article: its source where it has one, else the host it came from', async () => {
    const id = await add();
    const fetched = await anArticle(test);
    await test.query('update article set source_id = $2 where id = $1', [fetched.id, id]);
    const pasted = await anArticle(test);
    await test.query(`update article set source_url = 'https://www.copied.example/a/1.html' where id = $1`, [
      pasted.id,
    ]);
    const bare = await anArticle(test);
    for (const articleId of [fetched.id, pasted.id, pasted.id])
      await inTx((tx) => sources.block(tx, by, { articleId, reason: '照抄' }));
    await expect(inTx((tx) => sources.block(tx, by, { articleId: bare.id }))).rejects.toMatchObject({
      code: 'article_without_source',
    });
    const list = await blocks.list();
    expect(list.map(({ host, sourceId }) => host ?? sourceId).sort()).toEqual([id, 'www.copied.example'].sort());
    expect(await blocks.ofHost('m.www.copied.example')).toBe('照抄');
    expect(await blocks.ofHost('copied.example')).toBeNull();
    await inTx((tx) => sources.unblock(tx, by, list.find(({ host }) => host)!.id));
    expect(await blocks.ofHost('www.copied.example')).toBeNull();
  });

  it('are closed by host in any spelling, and not by what is no host', async () => {
    await inTx((tx) => sources.block(tx, by, { host: 'HTTPS://Bad.Example/news?id=1' }));
    expect(await blocks.ofHost('bad.example')).toBe('');
    for (const host of ['', 'no host', 'user:x@bad.example', 'localhost'])
      await expect(inTx((tx) => sources.block(tx, by, { host }))).rejects.toMatchObject({ code: 'host_invalid' });
  });

  it('take what waits of them off the desk when they are closed, and nothing else', async () => {
    const id = await add();
    const [own, sub, other, done] = [await anArticle(test), await anArticle(test), await anArticle(test), await anArticle(test)]; // prettier-ignore
    await test.query(`update article set desk = 'waiting', source_url = 'https://notbad.example/1'`);
    await test.query(`update article set source_id = $2 where id = any($1)`, [[own.id, done.id], id]);
    await test.query(`update article set source_url = 'https://www.bad.example:443/1' where id = $1`, [sub.id]);
    await test.query(`update article set desk = 'done', desk_outcome = 'ignored' where id = $1`, [done.id]);
    const left = async () =>
      (await test.query<{ id: string }>(`select id from article where desk = 'waiting'`)).map((row) => row.id).sort();
    await inTx((tx) => sources.block(tx, by, { sourceId: id }));
    expect(await left()).toEqual([sub.id, other.id].sort());
    await inTx((tx) => sources.block(tx, by, { host: 'bad.example' }));
    expect(await left()).toEqual([other.id]);
    expect(await test.query(`select desk_outcome from article where id = $1`, [done.id])).toEqual([
      { desk_outcome: 'ignored' },
    ]);
  });

  it('bring back what waited when they are opened again, but not what another block or a person took off', async () => {
    const id = await add();
    const [own, host, both, done] = [await anArticle(test), await anArticle(test), await anArticle(test), await anArticle(test)]; // prettier-ignore
    await test.query(`update article set desk = 'waiting', source_url = 'https://fine.example/1'`);
    await test.query(`update article set source_id = $2 where id = any($1)`, [[own.id, both.id, done.id], id]);
    await test.query(`update article set source_url = 'https://www.bad.example/1' where id = any($1)`, [[host.id, both.id]]); // prettier-ignore
    await test.query(`update article set desk = 'done', desk_outcome = 'ignored' where id = $1`, [done.id]);
    await inTx((tx) => sources.block(tx, by, { sourceId: id }));
    await inTx((tx) => sources.block(tx, by, { host: 'bad.example' }));
    const waiting = async () =>
      (await test.query<{ id: string }>(`select id from article where desk = 'waiting'`)).map((row) => row.id).sort();
    expect(await waiting()).toEqual([]);
    const block = async (which: 'host' | 'sourceId') => (await blocks.list()).find((one) => one[which] !== null)!.id;
    const first = await block('sourceId');
    expect(await inTx((tx) => sources.unblock(tx, by, first))).toBe(1);
    expect(await waiting()).toEqual([own.id]);
    const second = await block('host');
    expect(await inTx((tx) => sources.unblock(tx, by, second))).toBe(2);
    expect(await waiting()).toEqual([own.id, host.id, both.id].sort());
  });

  it('by hand give a permitted text only with who permitted it and when, on record like on the article', async () => {
    const collect = app.get(CollectArticle);
    const text = `${'云和砺舟精密制造有限公司传动部件项目签约落户云和县，计划总投资1.2亿元，用地20亩。'.repeat(3)}\n主要生产减速器。`;
    const bring = (how: object) => collect.fromText(by, text, '一篇获准全文的文章', { licence: 'permitted', ...how });
    await expect(bring({})).rejects.toMatchObject({ fields: [{ field: 'licensedBy' }] });
    await expect(bring({ licensedBy: '示例日报，2026 年 3 号函' })).rejects.toMatchObject({ fields: [{ field: 'licensedOn' }] }); // prettier-ignore
    await expect(collect.fromUrl(by, 'https://news.example.cn/1', { licence: 'permitted' })).rejects.toMatchObject({ fields: [{ field: 'licensedBy' }] }); // prettier-ignore
    const { id } = await bring({ licensedBy: ' 示例日报，2026 年 3 号函 ', licensedOn: '2026-03-02' });
    expect(await test.query(`select licence, licensed_by, licensed_on::text from article where id = $1`, [id])).toEqual(
      [{ licence: 'permitted', licensed_by: '示例日报，2026 年 3 号函', licensed_on: '2026-03-02' }],
    );
  });

  it('go and leave their articles', async () => {
    const id = await add();
    const { id: articleId } = await anArticle(test);
    await test.query('update article set source_id = $2 where id = $1', [articleId, id]);
    await inTx((tx) => sources.remove(tx, by, id));
    expect(await test.query('select source_id from article')).toEqual([{ source_id: null }]);
    await expect(inTx((tx) => sources.remove(tx, by, id))).rejects.toMatchObject({ code: 'source_not_found' });
  });
});
