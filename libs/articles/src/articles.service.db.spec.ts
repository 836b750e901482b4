import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { ArticlesModule } from './articles.module.js';
import { ArticlesService, type EditArticle } from './articles.service.js';
import { ArticleReads } from './publishing/article-reads.js';
import { isIndexed, mayShowFullText } from './publishing/article-rules.js';
import { NewsSettings } from './publishing/news-settings.js';
import { type ReadArticle, readArticle } from './reading/read-article.js';
import { columnPage, officialPage, portalPage } from './reading/sample-pages.js';
import { CounterNotices } from './takedowns/counter-notices.js';
import { TakedownList } from './takedowns/takedown-list.js';
import { TakedownsService } from './takedowns/takedowns.service.js';

describe('articles', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let articles: ArticlesService;
  let takedowns: TakedownsService;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] }).compile();
    [database, articles, takedowns] = [app.get(Database), app.get(ArticlesService), app.get(TakedownsService)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const bring = (page: ReadArticle, publish = true) =>
    database.transaction((tx) => articles.import(tx, page, { publish }));
  const edit = (id: string, patch: EditArticle) => database.transaction((tx) => articles.edit(tx, id, patch));
  const types = async () =>
    (await test.query<{ type: string }>(`select type from event order by id`)).map(({ type }) => type);
  const invented = (title: string, text: string): ReadArticle => ({
    ...readArticle({ text: `${title}\n\n${text}` }),
    title,
    text,
  });

  it('come in once, however often and however many at once', async () => {
    const page = readArticle({ text: columnPage });
    const made = await Promise.all([bring(page), bring(page), bring(page)]);
    const again = await bring(page);
    expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(again.created).toBe(false);
    expect(await types()).toEqual(['article.imported', 'article.published']);
  });

  it('keep what was read, and what was made of it', async () => {
    const { slug } = await bring(readArticle({ text: columnPage }));
    expect(slug).toMatch(/^2024-05-16-[0-9a-f]{10}$/);
    expect(await articles.find(slug)).toMatchObject({
      category: '金华产业信息',
      publisher: '括苍日报',
      postedOn: '2024-05-16',
      licence: 'link_only',
      status: 'published',
      siteContact: ['4000000021', '13800000000'],
    });
    expect((await articles.find(slug))!.regions[0]).toBe('3311');
  });

  it('are refused without a headline or a story, and nothing is stored', async () => {
    await expect(bring(readArticle({ text: '只有一行标题在这里' }))).rejects.toMatchObject({ code: 'article_empty' });
    expect(await test.query('select from article')).toHaveLength(0);
    expect(await types()).toEqual([]);
  });

  it('stay down once they were taken down, also when they are brought in again', async () => {
    const page = readArticle({ text: columnPage });
    const { id } = await bring(page);
    await database.transaction((tx) => articles.hide(tx, id));
    await bring(page);
    expect((await articles.find(id))!.status).toBe('hidden');
    expect((await articles.list({ status: 'published' })).items).toEqual([]);
  });

  it('change only what a patch names, and refuse a link that is no web address', async () => {
    const { id } = await bring(readArticle({ text: officialPage }), false);
    const before = (await articles.find(id))!;
    const permitted = { licence: 'permitted', licensedBy: '括苍日报社', licensedOn: '2026-03-02' } as const;
    const after = await edit(id, { ...permitted, sourceUrl: 'https://example.cn/a' });
    expect(after).toEqual({ ...before, ...permitted, sourceUrl: 'https://example.cn/a' });
    await expect(edit(id, { sourceUrl: 'javascript:alert(1)' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [expect.objectContaining({ field: 'sourceUrl' })],
    });
    await expect(edit(id, { regions: ['999999'] })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await articles.find(id)).toEqual(after);
  });

  it('relate by the place of the story, never by its spelling', async () => {
    const lishui = await bring(
      invented('缙云签约一个阀门项目', '缙云县签约一个阀门项目，总投资三亿元，落户缙云县工业园。'),
    );
    await bring(invented('金华开工一条电机产线', '金华市婺城区一条电机产线开工，总投资五亿元。'));
    const nanyang = await bring(invented('观摩团走进金华镇', '南阳市宛城区观摩团走进金华镇，现场看粮食烘干设备。'));
    const near = await bring(invented('丽水莲都开放标准厂房', '丽水市莲都区首批标准厂房开放预租，起租八百平方米。'));
    const to = async (id: string) => (await articles.related((await articles.find(id))!)).map((item) => item.id);
    expect((await to(lishui.id))[0]).toBe(near.id);
    expect(await to(near.id)).not.toContain(nanyang.id);
    expect(await to(nanyang.id)).toEqual([]);
    expect((await articles.cities()).sort()).toEqual(['3307', '3311', '4113']);
  });

  it('are listed by page without a gap, and searched with the signs of a pattern taken as they are', async () => {
    for (let n = 0; n < 5; n++)
      await bring(invented(`第${n}个项目100%开工`, `丽水市第${n}个项目开工，总投资${n + 1}亿元。`));
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await articles.list({ status: 'published' }, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      [cursor, more] = [page.next ?? undefined, page.next !== null];
    }
    expect(new Set(seen).size).toBe(5);
    expect((await articles.list({ q: '100%' })).items).toHaveLength(5);
    expect((await articles.list({ q: '1_0' })).items).toHaveLength(0);
    expect((await articles.list({ status: 'published', region: '3311' })).items).toHaveLength(5);
  });

  it('of one moment are paged without loss', async () => {
    const marks = await test.query<{ id: string }>(
      `insert into article (slug, title, text, content_hash)
       select 'moment-' || i, '同一刻的资讯', 'x', decode(md5(i::text || 'moment'), 'hex') from generate_series(1, 25) as i returning id`,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await articles.list({ q: '同一刻' }, { cursor, limit: 7 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(marks.map(({ id }) => id).sort());
  });

  it('are asked away with a ticket whose contact is not readable in the database', async () => {
    const { slug } = await bring(readArticle({ text: portalPage }));
    const words = { article: slug, name: '瓯海晚报', contact: 'right@example.cn', reason: '未授权转载' };
    const ticket = await database.transaction((tx) => takedowns.requestTakedown(tx, words));
    expect(ticket.number).toMatch(/^T[0-9A-F]{8}$/);
    const [row] = await test.query<{ cipher: Buffer }>(`select contact_cipher as cipher from takedown`);
    expect(row!.cipher.toString('latin1')).not.toContain('example');
    expect(await app.get(TakedownList).all()).toEqual([
      expect.objectContaining({
        contact: 'r***@example.cn',
        status: 'open',
        article: expect.objectContaining({ slug }),
      }),
    ]);
    const by = await aUser(test, { role: 'manager' });
    const [listed] = await app.get(TakedownList).all();
    const { id } = listed!;
    expect(await database.transaction((tx) => takedowns.reveal(tx, by.id, id))).toBe('right@example.cn');
    const looked = await test.query(`select actor_id, data from event where type = 'takedown.contact_revealed'`);
    expect(looked).toEqual([{ actor_id: by.id, data: { takedownId: id } }]);
    expect((await articles.find(slug))!.status).toBe('published');
    await expect(
      database.transaction((tx) => takedowns.requestTakedown(tx, { ...words, article: 'nope' })),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('a takedown ticket ends once, with who, how and when', async () => {
    const { slug } = await bring(readArticle({ text: columnPage }));
    const user = await aUser(test, { name: '郑岚' });
    const words = { article: slug, name: '某报社', contact: '0578-0000000', reason: '未授权转载' };
    const { id } = await database.transaction((tx) => takedowns.requestTakedown(tx, words));
    const close = (note: string) =>
      database.transaction((tx) => takedowns.close(tx, user.id, id, { outcome: 'done', note }));
    await close('已撤下并回复');
    expect(await app.get(TakedownList).all()).toMatchObject([
      { status: 'done', decision: { by: '郑岚', note: '已撤下并回复', at: expect.any(String) as string } },
    ]);
    await expect(close('又一次')).rejects.toMatchObject({ code: 'takedown_closed' });
    expect((await types()).filter((type) => type === 'takedown.closed')).toHaveLength(1);
    await expect(
      database.transaction((tx) =>
        takedowns.close(tx, user.id, '00000000-0000-4000-8000-000000000000', { outcome: 'refused', note: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'takedown_not_found' });
  });

  const town = '河南省南阳市宛城区金华镇的一家食品加工企业新建厂房两万平方米，项目总投资一亿元。';
  const city = '浙江省金华市婺城区一家食品加工企业新建厂房三万平方米，项目总投资两亿元。';

  it('of a town 金华镇 in 南阳 have nothing to do with the city of 金华', async () => {
    const south = await bring(invented('南阳宛城区金华镇新建食品厂房', town));
    const east = await bring(invented('金华婺城区新建食品厂房', city));
    const near = await bring(invented('金华义乌扩建服装厂房', '浙江省金华市义乌市一家服装企业扩建厂房一万平方米。'));
    const related = async (id: string) => (await articles.related((await articles.find(id))!)).map((item) => item.id);
    expect((await articles.find(south.id))!.regions).toEqual(['4113', '411302']);
    expect(await related(east.id)).toEqual([near.id]);
    expect(await related(south.id)).toEqual([]);
    await test.query(`update article set story_id = $1 where id in ($1, $2)`, [south.id, near.id]);
    expect(await related(south.id)).toEqual([near.id]);
  });

  const takeDown = async (id: string) => {
    const words = { article: id, name: '某报社', contact: 'a@example.cn', reason: '未授权转载' };
    const by = await aUser(test, { role: 'manager' });
    const ticket = await database.transaction((tx) => takedowns.requestTakedown(tx, words));
    await database.transaction((tx) => takedowns.close(tx, by.id, ticket.id, { outcome: 'done', note: '已撤下' }));
    return { ticket: ticket.id, by: by.id };
  };

  it('that were taken down are not collected again: not from their address, not as a copy, not as nearly a copy', async () => {
    const page = readArticle({ text: columnPage }, { url: 'https://www.news.example.cn/a/1.html?utm_source=x' });
    const { id } = await bring(page);
    await takeDown(id);
    expect((await articles.find(id))!.status).toBe('hidden');
    const again = { id, created: false, takenDown: true };
    expect(await bring(page)).toMatchObject(again);
    const moved = { ...page, title: '换了标题', text: '正文也全换了，讲的是另一件事情，和原文毫无关系可言。' };
    expect(await bring({ ...moved, source_url: 'http://m.news.example.cn/a/1.html#top' })).toMatchObject(again);
    const copied = { ...page, title: `${page.title}（转载）`, text: `${page.text}\n（完）`, source_url: null };
    expect(await bring(copied)).toMatchObject(again);
    const { created, takenDown } = await bring({ ...moved, source_url: 'https://news.example.cn/a/2.html' });
    expect({ created, takenDown }).toEqual({ created: true, takenDown: undefined });
    await expect(database.transaction((tx) => articles.publish(tx, id))).rejects.toMatchObject({ code: 'taken_down' });
  });

  it('hidden while a request is looked at come back when it is refused, unless another stands', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const words = { article: id, name: '某报社', contact: 'a@example.cn', reason: '未授权转载' };
    const by = (await aUser(test, { role: 'manager' })).id;
    const [one, two] = [
      await database.transaction((tx) => takedowns.requestTakedown(tx, words)),
      await database.transaction((tx) => takedowns.requestTakedown(tx, words)),
    ];
    for (const ticket of [one, two, one]) await database.transaction((tx) => takedowns.hide(tx, by, ticket.id));
    const refuse = (ticketId: string) =>
      database.transaction((tx) => takedowns.close(tx, by, ticketId, { outcome: 'refused', note: '不成立' }));
    await refuse(one.id);
    expect((await articles.find(id))!.status).toBe('hidden');
    await refuse(two.id);
    expect((await articles.find(id))!.status).toBe('published');
    expect(await test.query('select from tombstone')).toHaveLength(0);
    expect((await types()).filter((type) => type === 'takedown.hidden')).toHaveLength(2);
  });

  it('that an editor had hidden for another reason stay hidden when a request is refused', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const by = (await aUser(test, { role: 'manager' })).id;
    const words = { article: id, name: '某报社', contact: 'a@example.cn', reason: '未授权转载' };
    const ticket = await database.transaction((tx) => takedowns.requestTakedown(tx, words));
    await database.transaction((tx) => articles.hide(tx, id, by));
    await database.transaction((tx) => takedowns.hide(tx, by, ticket.id));
    await database.transaction((tx) => takedowns.close(tx, by, ticket.id, { outcome: 'refused', note: '不成立' }));
    expect((await articles.find(id))!.status).toBe('hidden');
    expect(await test.query('select from tombstone')).toHaveLength(0);
    await database.transaction((tx) => articles.publish(tx, id, by));
    expect((await articles.find(id))!.status).toBe('published');
  });

  it('are hidden at once where the house set it so', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const by = (await aUser(test, { role: 'admin' })).id;
    await database.transaction((tx) => app.get(NewsSettings).write(tx, { hideOnRequest: true }, by));
    const words = { article: id, name: '某报社', contact: 'a@example.cn', reason: '未授权转载' };
    await database.transaction((tx) => takedowns.requestTakedown(tx, words));
    expect((await articles.find(id))!.status).toBe('hidden');
    expect(await app.get(TakedownList).all()).toMatchObject([{ status: 'open', hiddenAt: expect.any(Date) as Date }]);
  });

  it('come back with a counter-notice that was accepted, filed once by a signed link', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const { ticket, by } = await takeDown(id);
    const counters = app.get(CounterNotices);
    const [{ counterPath, log } = { counterPath: '', log: [] }] = await app.get(TakedownList).all();
    const token = counterPath!.split('/').pop()!;
    expect(log.map(({ type }) => type)).toEqual(['takedown.requested', 'takedown.hidden', 'takedown.closed']);
    for (const bad of [
      '',
      'x.y.z',
      token.slice(0, -1),
      `${token}.a`,
      token.replace(/^./, (sign) => (sign === 'a' ? 'b' : 'a')),
    ])
      expect(await counters.subject(bad)).toBeUndefined();
    const subject = (await counters.subject(token))!;
    const notice = { name: '本报', contact: '13800000123', statement: '本文系我方原创' };
    await database.transaction((tx) => counters.file(tx, subject, notice));
    await expect(database.transaction((tx) => counters.file(tx, subject, notice))).rejects.toMatchObject({
      code: 'counter_filed',
    });
    expect((await app.get(TakedownList).all())[0]).toMatchObject({
      counterPath: null,
      counter: { contact: '138****0123', status: 'open' },
    });
    const decide = () =>
      database.transaction((tx) => counters.decide(tx, by, ticket, { outcome: 'accepted', note: '成立' }));
    await decide();
    await expect(decide()).rejects.toMatchObject({ code: 'counter_decided' });
    expect((await articles.find(id))!.status).toBe('published');
    expect((await app.get(TakedownList).all())[0]).toMatchObject({ status: 'restored' });
    expect(await test.query('select from tombstone')).toHaveLength(0);
  });

  it('are kept from search engines as reprints, until they are our own or a person says what they add', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const indexed = async () => {
      const article = (await articles.find(id))!;
      const [row] = await test.query<{ indexed: boolean }>(`select indexed from article where id = $1`, [id]);
      expect(row!.indexed).toBe(isIndexed(article));
      return row!.indexed;
    };
    expect(await indexed()).toBe(false);
    await edit(id, { keyPoints: ['项目：甲', '地点：乙'] });
    expect(await indexed()).toBe(true);
    await edit(id, { indexing: 'reprint' });
    expect(await indexed()).toBe(false);
    await edit(id, { indexing: null, keyPoints: [] });
    expect(await indexed()).toBe(false);
    await edit(id, { licence: 'own' });
    expect(await indexed()).toBe(true);
  });

  it('show the whole text only with a licence on record', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    await expect(edit(id, { licence: 'permitted' })).rejects.toMatchObject({
      fields: [expect.objectContaining({ field: 'licensedBy' })],
    });
    await edit(id, { licence: 'permitted', licensedBy: '括苍日报社', licensedOn: '2026-03-02' });
    expect(mayShowFullText((await articles.find(id))!)).toBe(true);
    await edit(id, { licensedOn: null });
    expect(mayShowFullText((await articles.find(id))!)).toBe(false);
  });

  it('say they changed only when a reader would see it', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    await edit(id, { indexing: 'own_value' });
    expect((await articles.find(id))!.changedAt).toBeNull();
    await edit(id, { summary: '一句自己写的摘要。' });
    expect((await articles.find(id))!.changedAt).toBeInstanceOf(Date);
  });

  it('are counted as read without anything of the reader, in one row a day', async () => {
    const { id } = await bring(readArticle({ text: columnPage }));
    const reads = app.get(ArticleReads);
    for (let time = 0; time < 5; time++) reads.count(id);
    reads.count('00000000-0000-4000-8000-000000000000');
    await reads.flush();
    reads.count(id);
    await reads.flush();
    expect(await reads.of(id)).toBe(6);
    expect(await test.query('select from article_read')).toHaveLength(1);
  });
});
