import { gzipSync } from 'node:zlib';
import type { TestingModule } from '@nestjs/testing';
import { BUSY } from '../../../../test/support/busy.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { newsApp, ranAgain, ranSource } from '../../../../test/support/news-app.js';
import { answer, feedOf, type NewsServer, startNewsServer, storyPage } from '../../../../test/support/news-server.js';
import { localPolicy } from '../../../../test/support/test-fetch-policy.js';
import { SourceRunner } from './source-runner.js';
import { Sources } from './sources.service.js';
import { Database } from '@app/platform';

const XML = { 'content-type': 'application/rss+xml' };

describe('a run of a source', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let server: NewsServer;
  let by: string;
  let at: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    app = await newsApp(test, localPolicy());
    by = (await aUser(test, { role: 'manager' })).id;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.query('truncate source, source_block, article, crawl_host, robots_file, page_fetch cascade');
    server = await startNewsServer();
    at = `http://news.example:${server.port}`;
  });
  afterEach(() => server.stop());

  const run = (fields: Partial<Parameters<typeof ranSource>[3]> = {}) =>
    ranSource(app, test, by, { url: `${at}/rss.xml`, ...fields });
  const titles = async () =>
    (await test.query<{ title: string }>('select title from article order by title')).map(({ title }) => title);
  const feed = (links: string[], more = '') => server.pages.set('/rss.xml', answer(feedOf(links, more), XML));
  const stories = (count: number, path = (n: number) => `/a/${n}.html`) => {
    for (let n = 1; n <= count; n++) server.pages.set(path(n), answer(storyPage(n)));
  };

  it('reads the pages that a feed names, once, and says who asks', async () => {
    stories(2);
    feed(['/a/1.html?utm_source=rss', `${at}/a/2.html#top`, '/a/1.html']);
    const { id, problem, last_success_at } = await run({
      licence: 'permitted',
      licenceNote: '协议 1 号',
      licensedOn: '2026-03-02',
    });
    expect(problem).toBeNull();
    expect(last_success_at).not.toBeNull();
    expect(await titles()).toEqual(['云岭1号项目签约落户云和', '云岭2号项目签约落户云和']);
    expect(
      await test.query(
        'select distinct source_id, licence, licensed_by, licensed_on::text, status, source_url is null as bare from article',
      ),
    ).toEqual([
      {
        source_id: id,
        licence: 'permitted',
        licensed_by: '协议 1 号',
        licensed_on: '2026-03-02',
        status: 'draft',
        bare: false,
      },
    ]);
    expect(server.asked[0]).toMatchObject({ path: '/robots.txt' });
    expect(server.asked[0]!.headers).toMatchObject({ 'accept-encoding': 'identity', 'user-agent': 'Plotline/1.0 (+https://leads.example.cn/; reads public news pages)' }); // prettier-ignore
    await ranAgain(app, test, id);
    expect(server.paths().filter((path) => path.startsWith('/a/'))).toHaveLength(2);
    expect((await test.query('select from page_fetch where outcome = $1', ['ok'])).length).toBe(4);
  });

  it('asks whether a feed has changed, and takes "no" for a success', async () => {
    stories(1);
    server.pages.set('/rss.xml', (request, response) => {
      const same = request.headers['if-none-match'] === '"v1"';
      response.writeHead(same ? 304 : 200, { etag: '"v1"', ...XML }).end(same ? undefined : feedOf(['/a/1.html']));
    });
    const { id } = await run();
    const again = await ranAgain(app, test, id);
    expect(again).toMatchObject({ last_outcome: 'unchanged', problem: null, etag: '"v1"' });
  });

  it('reads a list by selector, page after page, but no further than it may', async () => {
    stories(9);
    for (let page = 1; page <= 9; page++)
      server.pages.set(
        `/list/${page}`,
        answer(`<body><ul class="n"><li><a href="/a/${page}.html">第${page}篇</a></li></ul><p><a href="/about">关于我们这个网站的介绍</a></p>
          <a class="next" href="/list/${page + 1}">下一页</a></body>`),
      );
    const { problem } = await run({ kind: 'list', url: `${at}/list/1`, linkSelector: '.n a', nextSelector: 'a.next', listPages: 3 }); // prettier-ignore
    expect(problem).toBeNull();
    expect(await titles()).toHaveLength(3);
    expect(server.paths().filter((path) => path.startsWith('/list'))).toEqual(['/list/1', '/list/2', '/list/3']);
    expect(server.paths()).not.toContain('/about');
  });

  it('ends a list without end by its budget, and goes on with the rest the next time', async () => {
    stories(30);
    feed(Array.from({ length: 30 }, (_, n) => `/a/${n + 1}.html`));
    const { id } = await run({ pageBudget: 5 });
    expect(await titles()).toHaveLength(5);
    await ranAgain(app, test, id);
    expect(await titles()).toHaveLength(10);
  });

  it('takes the feed’s own words where the page does not come, but not a teaser', async () => {
    const long = `<content:encoded><![CDATA[<p>${'云和县的标准厂房已经封顶，企业最快下月进场安装设备。'.repeat(12)}</p><script>alert(1)</script>]]></content:encoded>`;
    server.pages.set(
      '/rss.xml',
      answer(
        feedOf(['/gone/1.html'], long).replace(
          '<rss ',
          '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ',
        ),
        XML,
      ),
    );
    expect((await run()).problem).toBeNull();
    expect(await test.query('select title, text like $1 as script from article', ['%alert%'])).toEqual([
      { title: '第1条', script: false },
    ]);
    feed(['/gone/2.html'], '<description>只有一句话。</description>');
    expect((await run({ url: `${at}/rss.xml?2` })).problem).toBe('1 篇中有 1 篇没读成：页面不存在（404）');
  });

  it('honours robots.txt, in words', async () => {
    stories(1);
    feed(['/a/1.html']);
    server.pages.set(
      '/robots.txt',
      answer('User-agent: *\nDisallow: /rss.xml\n\nUser-agent: Plotline\nDisallow: /a/\n'),
    );
    expect(await run()).toMatchObject({
      last_outcome: 'robots',
      problem: '1 篇中有 1 篇没读成：robots.txt 不允许抓取此栏目',
    });
    expect(server.paths()).toEqual(['/rss.xml']);
    expect(await test.query(`select outcome, status from page_fetch where outcome = 'robots'`)).toEqual([{ outcome: 'robots', status: null }]); // prettier-ignore
  });

  it('asks nothing while robots.txt cannot be had, and everything where there is none', async () => {
    stories(1);
    feed(['/a/1.html']);
    server.pages.set('/robots.txt', answer('', {}, 503));
    expect(await run()).toMatchObject({ last_outcome: 'server', problem: '网站出错（503），稍后再试' });
    expect(server.paths()).toEqual([]);
  });

  it('reads the beginning of a robots.txt of 5 MB, and nothing slows down', async () => {
    stories(1);
    feed(['/a/1.html', '/closed/1.html']);
    const line = 'Disallow: /never-asked-for/x\n';
    server.pages.set(
      '/robots.txt',
      answer(`User-agent: *\nDisallow: /closed/\n${line.repeat((5 * 1024 * 1024) / line.length)}`),
    );
    const from = process.cpuUsage();
    expect((await run()).problem).toBeNull();
    const { user } = process.cpuUsage(from);
    expect(user / 1000).toBeLessThan(BUSY * 1000);
    expect(await titles()).toHaveLength(1);
    const [kept] = await test.query<{ size: number }>('select length(text) as size from robots_file');
    expect(kept!.size).toBeLessThanOrEqual(512 * 1024);
  });

  it.each([
    [403, {}, '网站拒绝抓取（403），已停下', 25 * 60],
    [429, { 'retry-after': '7200' }, '网站说请求太多（429），已停下', 7100],
  ])('stops at %i and leaves the host alone', async (status, headers, words, seconds) => {
    stories(3);
    feed(['/a/0.html', '/a/1.html', '/a/2.html']);
    server.pages.set('/a/0.html', answer('no', headers, status));
    const { id, problem, next_at } = await run();
    expect(problem).toBe(`列表能读，读文章时停下：${words}`);
    expect(server.paths()).toEqual(['/rss.xml', '/a/0.html']);
    expect(next_at.getTime() - Date.now()).toBeGreaterThan(seconds * 1000);
    const asked = server.asked.length;
    expect(await ranAgain(app, test, id)).toMatchObject({ last_outcome: 'waiting', failures: 2 });
    expect(server.asked).toHaveLength(asked);
    await test.query(`update crawl_host set back_off_until = now() - interval '1 second'`);
    await test.query('update source_page set next_at = now()');
    server.pages.set('/a/0.html', answer(storyPage(4)));
    expect(await ranAgain(app, test, id)).toMatchObject({ problem: null, failures: 0 });
    expect(await titles()).toHaveLength(3);
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`;
  it.each([
    ['an XML bomb', answer(bomb, XML), 'RSS 里有 DOCTYPE 或实体声明，可能是 XML 炸弹，不解析'],
    ['half a feed', answer('<rss version="2.0"><channel><item><title>x', XML), expect.stringMatching(/^RSS /)],
    ['JSON', answer('{"items":[]}', XML), '这不是 RSS、Atom 或 RDF'],
    ['a page instead', answer(storyPage(1)), '这个地址是网页，不是 RSS；可改用“列表页”'],
    ['a feed without links', answer(feedOf([]), XML), 'RSS 里没有一条带链接的文章'],
    [
      'a gzip bomb',
      answer(gzipSync(Buffer.alloc(20_000_000)), { ...XML, 'content-encoding': 'gzip' }),
      '网站硬要发压缩内容，为防压缩炸弹不接收',
    ],
    ['too large a length', answer('x', { 'content-length': '900000000' }), '内容超过 3 MB，已停止下载'],
    ['headers without end', answer('x', { 'x-long': 'y'.repeat(40_000) }), '网站的响应头过长，已停止'],
    ['a picture', answer(Buffer.from('89504e470d0a1a0a0000', 'hex'), XML), '这不是网页，而是图片、PDF 一类的文件'],
    ['a redirect to nowhere', answer('', { location: 'http://' }, 302), '网址跳转没有目标'],
    ['a circle', answer('', { location: '/rss.xml' }, 302), '网址连续跳转超过 3 次'],
    ['a server error', answer('', {}, 502), '网站出错（502），稍后再试'],
  ])('says in a sentence that it met %s', async (_what, page, words) => {
    server.pages.set('/rss.xml', page);
    expect(await run()).toMatchObject({ problem: words, failures: 1, last_success_at: null, claimed_until: null });
  });

  it('cuts a page that never ends, by size and by time', async () => {
    const pour =
      (ms: number, size: number) =>
      (
        _request: unknown,
        response: { writeHead(code: number): void; write(part: Buffer): void; on(name: string, act: () => void): void },
      ) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(Buffer.alloc(size, 'x')), ms);
        response.on('close', () => clearInterval(timer));
      };
    server.pages.set('/rss.xml', pour(1, 200_000));
    expect((await run()).problem).toBe('内容超过 3 MB，已停止下载');
    server.pages.set('/slow.xml', pour(100, 10));
    expect((await run({ url: `${at}/slow.xml` })).problem).toBe('网站没有在规定时间内答完');
  });

  it('reads a page whose header names a wrong charset, and knows error pages that answer 200', async () => {
    server.pages.set('/a/1.html', answer(storyPage(1), { 'content-type': 'text/html; charset=iso-8859-1' }));
    server.pages.set(
      '/a/2.html',
      answer('<title>404 页面不存在</title><h1>404 页面不存在</h1><p>您访问的页面不存在，请返回首页看看别的内容。</p>'),
    );
    server.pages.set(
      '/a/3.html',
      answer('<title>访问被拒绝</title><h1>访问被拒绝</h1><p>您的访问被防火墙拦截了，请联系管理员处理这个问题。</p>'),
    );
    feed(['/a/1.html', '/a/2.html', '/a/3.html']);
    expect((await run()).problem).toMatch(/^3 篇中有 2 篇没读成：网站答 200，内容却是出错页/);
    expect(await titles()).toEqual(['云岭1号项目签约落户云和']);
  });

  it('leaves script in any field as text', async () => {
    server.pages.set(
      '/a/1.html',
      answer(storyPage('<script>alert(1)</script>7', '&lt;img src=x onerror=alert(2)&gt;')),
    );
    feed(['/a/1.html', 'javascript:alert(3)', 'data:text/html,x', 'http://user:pw@news.example/x']);
    await run();
    expect(await test.query('select count(*)::int as count from source_page')).toEqual([{ count: 1 }]);
    const [row] = await test.query<{ title: string; text: string; source_url: string }>(
      'select title, text, source_url from article',
    );
    expect(row!.title).not.toContain('<script');
    expect(row!.source_url).toBe(`${at}/a/1.html`);
  });

  it('is run by one process only, however many start it', async () => {
    stories(3);
    feed(['/a/1.html', '/a/2.html', '/a/3.html']);
    const id = await app.get(Database).transaction((tx) => app.get(Sources).add(tx, by, { name: 'x', kind: 'feed', url: `${at}/rss.xml` })); // prettier-ignore
    await Promise.all(Array.from({ length: 5 }, () => app.get(SourceRunner).run(id)));
    expect(server.paths().sort()).toEqual(['/a/1.html', '/a/2.html', '/a/3.html', '/rss.xml']);
    const [row] = await test.query<{ later: boolean }>(
      `select next_at > now() + interval '119 minutes' as later from source`,
    );
    expect(row!.later).toBe(true);
  });

  it('asks nothing of what is closed, paused or gone meanwhile', async () => {
    stories(2);
    server.pages.set('/rss.xml', answer(feedOf(['/a/1.html', '/a/2.html']), XML));
    const { id } = await run({ pageBudget: 1 });
    const asked = server.asked.length;
    await app.get(Database).transaction((tx) => app.get(Sources).block(tx, by, { host: 'news.example' }));
    expect(await ranAgain(app, test, id)).toMatchObject({ last_outcome: 'blocked', problem: '网站已拉黑' });
    await app.get(Database).transaction((tx) => app.get(Sources).block(tx, by, { sourceId: id }));
    await ranAgain(app, test, id);
    expect(server.asked).toHaveLength(asked);
  });

  it('is done in working hours where it says so', async () => {
    stories(1);
    feed(['/a/1.html']);
    const { next_at } = await run({ workingHours: true, everyMinutes: 15 });
    const hour = (next_at.getUTCHours() + 8) % 24;
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThanOrEqual(18);
  });
});
