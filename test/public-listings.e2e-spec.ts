import { create } from 'qrcode';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { aLead } from './factories/a-lead.js';
import { aListing } from './factories/a-listing.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { insertRow } from './factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { openBrowser, visitorPhone } from './support/browser.js';
import { Client } from './support/client.js';
import { formIn } from './support/form-in.js';
import { browserOrSkip } from './support/needs.js';

/** What stays in the house: floor prices, the owner, and numbers of units in a park that hides them. */
const PLANTED = ['87.31', '8731.4', '金不换', '13900139000', '139****9000', '隐9幢', '909室', 'floor_price', 'owner_'];

/** Whether each cell of a code's picture is what its text asks for. */
async function showsText(picture: Buffer, text: string): Promise<boolean> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { modules } = create(text);
  const quiet = 2;
  const cell = info.width / (modules.size + quiet * 2);
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      const [px, py] = [x, y].map((at) => Math.floor((at + quiet + 0.5) * cell)) as [number, number];
      const isDark = data[(py * info.width + px) * info.channels]! < 128;
      if (isDark !== Boolean(modules.get(y, x))) return false;
    }
  }
  return true;
}

describe('the public listings', () => {
  let database: TestDatabase;
  let edges: Edges;
  let browser: Browser | undefined;
  let visitor: Client;
  let advisor: AUser;
  let secretId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const team = await aTeam(database);
    advisor = await aUser(database, { teamId: team.id });
    edges = await bootEdges(database);
    visitor = new Client(edges.url);
    const park = await insertRow<{ id: string }>(database, 'park', { name: '隐园', region: '331102', hideUnits: true });
    const facts = {
      ref: 'S-1',
      kind: 'factory',
      title: '碧湖高层厂房',
      region: '331102',
      building: '隐9幢',
      floor_no: '909室',
      offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_day', min: 0.6 } }],
      area_sqm: 2400,
      height_m: 8,
      verified: 'site',
      verified_on: '2020-01-02',
      status: 'available',
    };
    const secret = await insertRow<{ id: string }>(database, 'listing', {
      ref: 'S-1', kind: 'factory', title: '碧湖高层厂房', region: '331102', transactions: ['rent'], areaSqm: 2400,
      parkId: park.id, facts, verified: 'site', verifiedOn: '2020-01-02', publishedAt: new Date(),
      internal: { floor_prices: [87.31], floor_price: 8731.4, owner_name: '金不换', owner_hints: { owner_phone: '139****9000' }, owner_phone: '13900139000' },
    }); // prettier-ignore
    secretId = secret.id;
    for (const [index, areaSqm] of [2300, 2500, 5000].entries())
      await aListing(database, { ref: `N-${index}`, title: `莲都近邻${index}号`, region: '331102', areaSqm });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await edges?.stop();
    await database?.drop();
  });

  const status = (ref: string, value: string) =>
    database.query(`update listing set status = $2 where ref = $1`, [ref, value]);

  it('show a site whole: both units, what is unknown, how sure, and the slip with its number', async () => {
    const { status: code, text } = await visitor.get('/listings/S-1');
    expect(code).toBe(200);
    expect(text).toContain('<b>0.6</b> 元/㎡/天');
    expect(text).toContain('约 18.25 元/㎡/月');
    expect(text).toMatch(/<dt>产权证<\/dt><dd class="unknown">未知<\/dd>/);
    expect(text).toContain('2020年1月2日 现场核实（已过期）');
    expect(text).toContain('看房时由顾问告知');
    const { hidden, values } = formIn(text, '/inquiries');
    expect(hidden.listing).toBe('S-1');
    expect(values.need).toContain('S-1');
    // Same county, nearest in size first.
    const near = [...text.matchAll(/<h3><a href="\/listings\/(N-\d)"/g)].map(([, ref]) => ref);
    expect(near).toEqual(['N-1', 'N-0', 'N-2']);
  });

  it('put nothing into the data block that the page does not show', async () => {
    const { text } = await visitor.get('/listings/S-1');
    const [block] = [...text.matchAll(/ld\+json">(.*?)<\/script>/g)].map(([, json]) => JSON.parse(json!) as object);
    const shown = text.replace(/<script.*?<\/script>/g, '');
    const leaves = (value: unknown, key = ''): unknown[] =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([name, part]) => leaves(part, name))
        : ['@type', '@context', 'availability', 'priceCurrency'].includes(key) ? [] : [value]; // prettier-ignore
    const missing = leaves(block).filter((leaf) => !shown.includes(String(leaf)));
    expect(missing).toEqual([]);
  });

  it('draw a code of the page’s own address', async () => {
    const answer = await fetch(`${edges.url}/listings/S-1/qr.png`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    const picture = Buffer.from(await answer.arrayBuffer());
    expect(await showsText(picture, `${edges.url}/listings/S-1`)).toBe(true);
    expect(await showsText(picture, `${edges.url}/listings/S-2`)).toBe(false);
  });

  it.each(['/listings', '/listings/S-1', '/news', '/'])('are not sent again to who has them: %s', async (path) => {
    const first = await fetch(edges.url + path);
    const validator = first.headers.get('etag')!;
    expect([first.headers.get('cache-control'), first.headers.get('set-cookie')]).toEqual(['private, no-cache', null]);
    // Asked by somebody signed in it is the same page: the validator knows nothing of who asks.
    const headers = { 'if-none-match': validator, cookie: 'plotline_session=somebody' };
    const again = await fetch(edges.url + path, { headers });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', validator]);
    const other = await fetch(`${edges.url}${path}?lang=en`, { headers });
    expect(other.status).toBe(200);
  });

  it('are sent anew once they changed', async () => {
    const { headers } = await fetch(`${edges.url}/listings/N-1`);
    const known = { headers: { 'if-none-match': headers.get('etag')! } };
    expect((await fetch(`${edges.url}/listings/N-1`, known)).status).toBe(304);
    await status('N-1', 'reserved');
    const changed = await fetch(`${edges.url}/listings/N-1`, known);
    expect([changed.status, (await changed.text()).includes('这处已有客户预订')]).toEqual([200, true]);
    await status('N-1', 'available');
  });

  it.each([
    ['let', '这处已经租出'],
    ['sold', '这处已经售出'],
    ['reserved', '这处已有客户预订'],
  ])('say of a site that it is %s, and offer others', async (value, words) => {
    await status('N-2', value);
    const { status: code, text } = await visitor.get('/listings/N-2');
    expect(code).toBe(200);
    expect(text).toContain(words);
    expect(text).toContain('href="/listings/N-1"');
    expect(text).toContain('noindex');
    await status('N-2', 'available');
  });

  it('answer 410 with others for what was taken down, 404 for what is not published or never was', async () => {
    await status('N-2', 'withdrawn');
    const gone = await visitor.get('/listings/N-2');
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('这处房源已经下架');
    expect(gone.text).toContain('href="/listings/N-1"');
    expect((await visitor.get('/listings/N-2/qr.png')).status).toBe(404);
    await status('N-2', 'available');
    await database.query(`update listing set published_at = null where ref = 'N-2'`);
    const draft = await visitor.get('/listings/N-2');
    const never = await visitor.get('/listings/nowhere');
    await database.query(`update listing set published_at = now() where ref = 'N-2'`);
    expect([draft.status, never.status]).toEqual([404, 404]);
    expect(draft.text).not.toContain('莲都近邻2号');
    expect(draft.text).toContain('href="/listings/N-1"');
  });

  it('tell neither visitors nor advisors a floor price, an owner, or a hidden unit number', async () => {
    const lead = await aLead(database, { owner: advisor });
    const inside = await Client.signedIn(edges.url, advisor.email, PASSWORD);
    const leadId = (lead as { id: string }).id;
    await database.query(
      `insert into match (lead_id, listing_id, verdict, score, criteria) values ($1, $2, 'fit', 90, '[]')`,
      [leadId, secretId],
    );
    const given = (route: string) => route.includes('leads') ? leadId : route.includes('users') ? advisor.id : secretId; // prettier-ignore
    const paths = edges.routes
      .filter((route) => route.startsWith('GET ') && !/stream|events|docs|assets|\*/.test(route))
      .map((route) => route.slice(4))
      .map((path) =>
        path.replace(':ref', path.startsWith('/listings') ? 'S-1' : secretId).replace(/:\w+/g, given(path)),
      );
    paths.push('/listings?q=S-1', '/api/v1/listings?q=S-1', `/api/v1/listings/S-1`, '/listings/S-1?lang=en');
    const told: string[] = [];
    let answered = 0;
    for (const client of [visitor, inside]) {
      for (const path of paths) {
        const { status: code, text } = await client.get(path);
        if (code === 200) answered++;
        for (const word of PLANTED) if (text.includes(word)) told.push(`${path}: ${word}`);
      }
    }
    expect(told).toEqual([]);
    expect(answered).toBeGreaterThan(30);
  });

  const refsIn = (html: string): string[] =>
    [...html.matchAll(/<h3>(?:<span[^>]*>[^<]*<\/span>)?<a href="\/listings\/([^"?]+)"/g)].map(([, ref]) => ref!);

  it('page both ways in every order without losing or doubling one', async () => {
    const many = Array.from({ length: 45 }, (_, index) => index);
    for (const index of many)
      await aListing(database, { ref: `P-${index}`, region: '330702', areaSqm: 1000 + (index % 7) * 100 });
    for (const sort of ['verified', 'price', 'area', 'area_desc']) {
      const seen: string[][] = [];
      let path: string | undefined = `/listings?city=3307&sort=${sort}`;
      let last = '';
      while (path) {
        const { text }: { text: string } = await visitor.get(path);
        seen.push(refsIn(text));
        last = text;
        path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(seen.map(({ length }) => length)).toEqual([20, 20, 5]);
      expect(new Set(seen.flat()).size).toBe(45);
      const back = /href="([^"]+)" rel="prev"/.exec(last)![1]!.replaceAll('&amp;', '&');
      expect(refsIn((await visitor.get(back)).text)).toEqual(seen[1]);
    }
    await database.query(`delete from listing where ref like 'P-%'`);
  }, 180_000);

  it.each([
    ['price_min=0.6&price_unit=day&city=331102', ['S-1']],
    ['price_min=18.2&price_max=18.3', ['S-1']],
    ['area_min=2350&area_max=2450', ['S-1']],
    ['height=8.5&city=331102&area_min=4000', ['N-2']],
    ['q=S-1', ['S-1']],
    ['city=331102&sort=area&area_max=2450', ['N-0', 'S-1']],
  ])('answer %s with just those', async (search, refs) => {
    expect(refsIn((await visitor.get(`/listings?${search}`)).text)).toEqual(refs);
  });

  it.each([
    'city=9999',
    'height=%00',
    'area_min=abc&cursor=zzz',
    'sort=;drop',
    'kind[]=x',
    'price_min=1e999',
    'cursor=PjAwMDA',
  ])('answer %s with a page that says what was left out', async (search) => {
    const { status: code, text } = await visitor.get(`/listings?${search}`);
    expect([200, 400, 422]).toContain(code);
    if (code === 200 && !search.startsWith('kind')) expect(text).toContain('class="noted"');
  });

  it('at no result hand the filters to the slip, say what would help, and the lead carries the words', async () => {
    const { text } = await visitor.get(
      '/listings?city=331102&kind=factory&transaction=rent&area_min=2000&area_max=3000&height=12',
    );
    const words = '在丽水莲都租2000–3000㎡厂房，层高12米以上';
    expect(text).toContain('没有完全符合的房源');
    expect(text).toMatch(/不限 层高 ≥ 12 m：3 处/);
    const { hidden, values } = formIn(text, '/inquiries');
    expect(values.need).toBe(words);
    const sent = await visitor.post('/inquiries', {
      form: { ...hidden, ...values, phone: '13700137000', consent: '1' },
    });
    expect(sent.status).toBe(303);
    const rows = await database.query<{ need: string }>(`select need from inquiry order by created_at desc limit 1`);
    expect(rows[0]!.need).toBe(words);
  });

  browserOrSkip('filter without script into an address that shows another visitor the same', async () => {
    browser ??= await openBrowser();
    const phone = await visitorPhone(browser);
    const page = await phone.newPage();
    await page.goto(`${edges.url}/listings`);
    await page.locator('select[name=city]').selectOption('331102');
    await page.locator('select[name=transaction]').selectOption('rent');
    await page.locator('input[name=area_max]').fill('2600');
    await page.getByRole('button', { name: '筛选' }).click();
    const address = page.url();
    expect(address).toBe(`${edges.url}/listings?city=331102&transaction=rent&area_max=2600`);
    const refs = refsIn(await page.content());
    expect(refs.length).toBe(3);
    const fresh = await (await browser.newContext()).newPage();
    await fresh.goto(address);
    expect(refsIn(await fresh.content())).toEqual(refs);
    await fresh.context().close();
    await phone.close();
  });

  browserOrSkip('fit a small phone without script and without sideways scroll', async () => {
    browser ??= await openBrowser();
    const context = await visitorPhone(browser);
    const page = await context.newPage();
    for (const path of ['/listings/S-1', '/listings']) {
      expect((await page.goto(edges.url + path))!.status()).toBe(200);
      const box = await page.locator('.foot').boundingBox();
      expect(box!.width).toBeLessThanOrEqual(360);
      expect(await page.locator('h1').count()).toBe(1);
    }
    await context.close();
  });
});
