import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { aUser, PASSWORD } from './factories/a-user.js';
import { anArticle, type AnArticle } from './factories/an-article.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { openBrowser, visitorPhone } from './support/browser.js';
import { Client } from './support/client.js';
import { emptyTables } from './support/empty-tables.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const BROWSER = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
const EVIL = `</script><script>alert("x")</script>`;

describe('the news on the public site', () => {
  let database: TestDatabase;
  let edges: Edges;
  let visitor: Client;
  let editor: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    edges = await bootEdges(database);
    const { email } = await aUser(database, { role: 'manager' });
    editor = await Client.signedIn(edges.url, email, PASSWORD);
  }, 180_000);
  afterAll(async () => {
    await edges?.stop();
    await database?.drop();
  });
  beforeEach(async () => {
    await emptyTables(database, 'article');
    visitor = new Client(edges.url);
  });

  const text = async (path: string): Promise<string> => (await visitor.get(path)).text;
  const published = async (columns: Record<string, unknown> = {}): Promise<AnArticle> => {
    const article = await anArticle(database);
    const set = { regions: ['3311', '331125'], industries: ['33'], licence: 'own', ...columns };
    for (const [name, value] of Object.entries(set))
      await database.query(`update article set ${name} = $2 where id = $1`, [article.id, value]);
    return article;
  };

  it('has a page, a title and feeds for every city and trade', async () => {
    const article = await published();
    await published({ regions: ['3307'], industries: ['27'] });
    for (const [path, title] of [
      ['/news/city/3311', '丽水产业资讯'],
      ['/news/city/331125', '云和产业资讯'],
      ['/news/topic/33', '金属制品业产业资讯'],
    ] as const) {
      const html = await text(path);
      expect(html).toContain(`<title>${title}_`);
      expect(html).toContain(`rel="canonical" href="${edges.url}${path}"`);
      expect(html).toContain(`href="${path}/feed.xml"`);
      expect(html.match(/\/news\/yunhe-project-\d+/g)).toEqual([`/news/${article.slug}`]);
      const rss = parseRssFeed(await text(`${path}/feed.xml`)) as { items?: { link?: string; title?: string }[] };
      expect(rss.items).toEqual([expect.objectContaining({ title: article.title, link: `${edges.url}/news/${article.slug}` })]); // prettier-ignore
      const atom = parseAtomFeed(await text(`${path}/atom.xml`)) as { entries?: unknown[] };
      expect(atom.entries).toHaveLength(1);
    }
    expect(await text('/news/topics')).toContain('/news/topic/27');
    expect((await visitor.get('/news?city=3311&q=a')).headers.get('location')).toBe('/news/city/3311?q=a');
    for (const path of [
      '/news/city/9999',
      '/news/city/x',
      '/news/topic/99',
      '/news/topic/33/other.xml',
      '/news/other/33/feed.xml',
    ])
      expect((await visitor.get(path)).status).toBe(404);
  });

  it('tells search engines of indexed articles only, in files by kind, with the day a reader saw a change', async () => {
    const own = await published({ published_at: '2026-03-01T02:00:00Z', changed_at: '2026-03-04T02:00:00Z' });
    const reprint = await published({ licence: 'link_only' });
    const index = await text('/sitemap.xml');
    const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!);
    expect(files.map((file) => new URL(file).pathname)).toEqual(
      expect.arrayContaining(['/sitemap-pages.xml', '/sitemap-columns.xml', '/sitemap-news-1.xml']),
    );
    expect(index).toContain('/sitemap-news-1.xml</loc><lastmod>2026-03-04T02:00:00.000Z</lastmod>');
    const news = await text('/sitemap-news-1.xml');
    expect(news).toContain(`/news/${own.slug}</loc><lastmod>2026-03-04T02:00:00.000Z</lastmod>`);
    expect(news).not.toContain(reprint.slug);
    expect(await text('/sitemap-columns.xml')).toContain('/news/topic/33</loc>');
    for (const file of ['news-2', 'news-0', 'news-1x', 'other']) expect((await visitor.get(`/sitemap-${file}.xml`)).status).toBe(404); // prettier-ignore
    expect(await text(`/news/${reprint.slug}`)).toContain('content="noindex,follow"');
    expect(await text(`/news/${own.slug}`)).toContain('content="index,follow"');
  });

  it('is rid of an article at once when an editor takes it down, and gets it back with a counter-notice', async () => {
    const [gone, stays] = [await published(), await published()];
    const places = ['/', '/news', '/news/city/3311', '/news/topic/33', '/news?q=云和签约', '/news/feed.xml', '/news/atom.xml', '/news/city/3311/feed.xml', '/sitemap-news-1.xml', `/news/${stays.slug}`]; // prettier-ignore
    const naming = async () => {
      const found = [];
      for (const path of places) {
        const { text: page, headers } = await visitor.get(path);
        expect(headers.get('cache-control')).toMatch(/no-cache|no-store|max-age=60$/);
        if (page.includes(gone.slug)) found.push(path);
      }
      return found;
    };
    expect(await naming()).toEqual(places);
    const asked = await visitor.post('/takedown', {
      form: { article: gone.slug, name: '某报社', contact: 'a@example.cn', reason: '未授权转载' },
    });
    expect(asked.status).toBe(303);
    expect((await visitor.get(`/news/${gone.slug}`)).status).toBe(200);
    type Tickets = { items: { id: string; counterPath: string | null; log: { type: string }[] }[] };
    const tickets = async () => (await editor.get<Tickets>('/api/v1/takedowns')).body.items;
    const [ticket] = await tickets();
    expect((await editor.post(`/api/v1/takedowns/${ticket!.id}/hide`)).status).toBe(204);
    const page = await visitor.get(`/news/${gone.slug}`);
    expect([page.status, page.text.includes(gone.title)]).toEqual([410, false]);
    expect((await visitor.get(`/news/${gone.slug}/qr.png`)).status).toBe(404);
    expect(await naming()).toEqual([]);
    const done = { outcome: 'done', note: '已撤下并回复' };
    expect((await editor.post(`/api/v1/takedowns/${ticket!.id}/close`, { json: done })).status).toBe(204);
    expect((await editor.patch(`/api/v1/articles/${gone.id}`, { json: { status: 'published' } })).status).toBe(409);

    const [{ counterPath } = { counterPath: null }] = await tickets();
    expect(await text(counterPath!)).toContain(gone.title);
    expect((await visitor.get(`${counterPath}x`)).status).toBe(404);
    expect((await visitor.post(counterPath!, { form: { name: '', contact: '', statement: '' } })).status).toBe(422);
    const said = { name: '云和日报', contact: '13800000123', statement: `本报原创 ${EVIL}` };
    expect((await visitor.post(counterPath!, { form: said })).text).toContain('反通知已收到');
    expect((await visitor.post(counterPath!, { form: said })).status).toBe(409);
    const decided = { outcome: 'accepted', note: '成立' };
    expect((await editor.post(`/api/v1/takedowns/${ticket!.id}/counter/decide`, { json: decided })).status).toBe(204);
    expect(await naming()).toEqual(places);
    const [{ log } = { log: [] }] = await tickets();
    expect(log.map(({ type }) => type.replace('takedown.', ''))).toEqual(['requested', 'hidden', 'closed', 'countered', 'counter_decided']); // prettier-ignore
  });

  it('shows script in any field as text, in pages, feeds and data blocks', async () => {
    const article = await published({ title: EVIL, publisher: EVIL, summary: EVIL, authors: [EVIL], editors: [EVIL], category: EVIL, key_points: [`项目：${EVIL}`], text: `${EVIL}\n${EVIL}` }); // prettier-ignore
    for (const path of [
      '/',
      '/news',
      `/news?column=${encodeURIComponent(EVIL)}`,
      `/news?q=${encodeURIComponent(EVIL)}`,
      '/news/feed.xml',
      '/news/atom.xml',
      `/news/${article.slug}`,
      `/news/${article.slug}?utm_source=${encodeURIComponent(EVIL)}`,
      `/takedown?article=${article.slug}`,
    ]) {
      const page = await text(path);
      expect(page.toLowerCase().replaceAll('<script type="application/ld+json">', '')).not.toContain('<script');
      expect(page).toContain('alert(');
    }
    const block = /ld\+json">(.*?)<\/script>/.exec(await text(`/news/${article.slug}`))![1]!;
    expect(JSON.parse(block)).toMatchObject({ '@type': 'NewsArticle', headline: EVIL, author: { name: EVIL } });
  });

  browserOrSkip(
    'is passed on by its address and a code, and on paper is the story and where it came from',
    async () => {
      const article = await published({ source_url: 'https://news.example.cn/a/1.html' });
      const code = await fetch(`${edges.url}/news/${article.slug}/qr.png`);
      expect([code.status, code.headers.get('content-type')]).toEqual([200, 'image/png']);
      const browser = await openBrowser();
      try {
        const page = await (await visitorPhone(browser)).newPage();
        await page.goto(`${edges.url}/news/${article.slug}`);
        await page.locator('.pass-on summary').click();
        expect(await page.locator('#page-address').inputValue()).toBe(`${edges.url}/news/${article.slug}`);
        await page.emulateMedia({ media: 'print' });
        for (const left of ['.head', '.foot', '.pass-on', '.slip', '.crumbs'])
          expect(`${left} ${await page.locator(left).first().isVisible()}`).toBe(`${left} false`);
        expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
        expect(await page.locator('.story').innerText()).toContain('建设智能零部件生产线');
        const source = page.locator('.source a').first();
        expect(await source.evaluate((link) => getComputedStyle(link, '::after').content)).toContain('news.example.cn');
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  it('counts readers by article and day and keeps nothing of them; robots and staff do not count', async () => {
    const { slug, id } = await published();
    const open = (userAgent: string, who = visitor) =>
      who.get(`/news/${slug}`, { headers: { 'user-agent': userAgent } });
    for (let time = 0; time < 3; time++) await open(BROWSER);
    await open('Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)');
    await open('curl/8.0');
    await open(BROWSER, editor);
    const counted = () =>
      database.query<{ reads: number }>(`select reads from article_read where article_id = $1`, [id]);
    await until(async () => ((await counted())[0]?.reads ?? 0) >= 3, { for: 'the readers to be counted' });
    expect(await counted()).toEqual([{ reads: 3 }]);
    const columns = await database.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'article_read' order by 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['article_id', 'day', 'reads']);
    expect((await editor.get<{ reads: number }>(`/api/v1/articles/${slug}`)).body.reads).toBe(3);
  }, 120_000);

  it('remembers nothing before a yes, no more after a no, and sends nobody elsewhere', async () => {
    const { slug } = await published();
    const plain = await visitor.get(`/news/${slug}`, { headers: { 'user-agent': BROWSER } });
    expect(plain.headers.getSetCookie()).toEqual([]);
    const choose = (choice: string, back: string, headers = {}) =>
      visitor.post('/consent', { form: { choice, back }, headers });
    const forced = await choose('yes', '/news', { 'sec-fetch-site': 'cross-site' });
    expect(forced.headers.getSetCookie()).toEqual([]);
    const yes = await choose('yes', `/news/${slug}?lang=en`);
    expect(yes.headers.get('location')).toBe(`/news/${slug}?lang=en`);
    expect(yes.headers.getSetCookie()[0]).toMatch(/^plotline_stats=yes;.*HttpOnly;.*SameSite=Lax/);
    for (const back of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '\t//evil.example',
    ])
      expect((await choose('yes', back)).headers.get('location')).toMatch(/^\/(?!\/|\\)/);
    const cookies = async (cookie: string) =>
      (await visitor.get(`/news/${slug}`, { headers: { cookie } })).headers.getSetCookie();
    const [trail] = await cookies('plotline_stats=yes');
    expect(trail).toMatch(/^plotline_trail=[\w-]+\.[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await cookies('plotline_stats=no')).toEqual([]);
    const no = await choose('no', '/news');
    expect(no.headers.getSetCookie().join('\n')).toMatch(/plotline_trail=;/);
    for (const forged of [
      `plotline_trail=${'A'.repeat(6000)}`,
      'plotline_trail=e30.xxxxxxxxxxxxxxxxxxxxxx',
      'plotline_trail=%00',
    ])
      expect(
        (await visitor.get(`/news/${slug}`, { headers: { cookie: `plotline_stats=yes; ${forged}` } })).status,
      ).toBe(200);
  });
});
