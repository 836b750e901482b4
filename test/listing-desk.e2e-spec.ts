import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { browserOrSkip } from './support/needs.js';

const WORDS =
  '丽水莲都碧澜路3号楼一楼厂房出租，面积2600平，层高8米，承重2.5吨，现有400kVA可增到800，丙类消防，面价18元/平/月，底价15，1200平起租可分割，产证齐全可注册，联系王总13800138000';
/** What must never leave the house: planted floor price, owner, phone. */
const SECRET = /floor_price|owner_|王总|13800138000|138\*\*\*\*8000/;

describe('the listing desk', () => {
  let database: TestDatabase;
  let edges: Edges;
  let browser: Browser | undefined;
  let manager: AUser;
  let advisor: AUser;

  beforeAll(async () => {
    database = await createTestDatabase();
    const team = await aTeam(database);
    manager = await aUser(database, { role: 'manager', teamId: team.id });
    advisor = await aUser(database, { teamId: team.id });
    edges = await bootEdges(database);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await edges?.stop();
    await database?.drop();
  });

  async function signedIn(): Promise<Page> {
    browser ??= await openBrowser();
    const context = await advisorDesk(browser);
    const data = { email: manager.email, password: PASSWORD };
    expect((await context.request.post(`${edges.url}/api/v1/session`, { data })).status()).toBe(200);
    return context.newPage();
  }

  browserOrSkip(
    'turns an owner’s words into a public page, and says on it when the site is let',
    async () => {
      const page = await signedIn();
      await page.goto(`${edges.url}/app/listings/new`);
      await page.locator('textarea[name=paste]').fill(WORDS);
      await page.getByRole('button', { name: '读成字段' }).click();
      await page.locator('.paste-text mark', { hasText: '2600平' }).first().waitFor();
      const value = (name: string) => page.locator(`.listing-form [name="${name}"]`).inputValue();
      expect(await value('area_sqm')).toBe('2600');
      expect(await value('area_sqm_min')).toBe('1200');
      expect(await value('power_expand_kva')).toBe('800');
      expect(await value('offer-floor-0')).toBe('15');
      expect(await value('title')).toBe('莲都3号楼1层2600㎡厂房，层高8米');
      await page.frameLocator('.phone iframe').locator('h1', { hasText: '莲都3号楼' }).waitFor();

      await page.locator('[name=height_m]').fill('700');
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.locator('.field-error', { hasText: '最多 60 m' }).waitFor();
      await page.locator('[name=height_m]').fill('8.5');
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.waitForURL('**/edit');
      const id = /listings\/([0-9a-f-]{36})\/edit/.exec(page.url())![1]!;

      const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#88a' } })
        .jpeg()
        .toBuffer();
      await page
        .locator('input[name=photos]')
        .setInputFiles({ name: '门.jpg', mimeType: 'image/jpeg', buffer: picture });
      await page.locator('.photo-grid img').waitFor();
      await page.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByText('已发布，公开页可见').waitFor();

      const visitor = new Client(edges.url);
      const path = (await page.locator('a', { hasText: '看公开页' }).getAttribute('href'))!;
      const open = await visitor.get(path);
      expect(open.status).toBe(200);
      expect(open.text).toContain('8.5');
      expect(open.text).not.toMatch(SECRET);
      const { body } = await (await Client.signedIn(edges.url, manager.email, PASSWORD)).get<{ items: { id: string }[] }>(`/api/v1/listings/${id}/photos`); // prettier-ignore
      const photo = await fetch(`${edges.url}${path}/photos/${body.items[0]!.id}-480.webp`);
      expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(photo.headers.get('cache-control')).toContain('immutable');

      await page.goto(`${edges.url}/app/listings`);
      await page.getByRole('button', { name: /^核实：/ }).click();
      await page.getByRole('menuitem', { name: '今天实地核实' }).click();
      await page.locator('.verified-word', { hasText: '实地核实' }).waitFor();
      await page.getByRole('button', { name: /^状态：/ }).click();
      await page.getByRole('menuitem', { name: '已出租' }).click();
      await page.getByRole('button', { name: '由我们成交' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.locator('.listing-status', { hasText: '已出租' }).waitFor();
      const gone = await visitor.get(path);
      expect(gone.status).toBe(200);
      expect(gone.text).toMatch(/已经?租出|已出租/);
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'keeps what was typed when one leaves, and filters by the address',
    async () => {
      const page = await signedIn();
      await page.goto(`${edges.url}/app/listings/new`);
      await page.locator('[name=title]').fill('没写完的厂房');
      await page.waitForFunction(() => localStorage.getItem('plotline.listing.new')?.includes('没写完'));
      await page.getByRole('link', { name: '返回' }).click();
      await page.getByText('还没有保存').waitFor();
      await page.getByRole('button', { name: '继续填写' }).click();
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByRole('button', { name: '接着填' }).click();
      expect(await page.locator('[name=title]').inputValue()).toBe('没写完的厂房');
      await page.context().close();
      const second = await signedIn();
      await second.goto(`${edges.url}/app/listings?areaMin=99999`);
      await second.getByText('没有符合条件的房源').waitFor();
      await second.getByRole('button', { name: /面积 ≥ 99999/ }).click();
      await second.waitForURL((url) => !url.search.includes('areaMin'));
      await second.context().close();
    },
    180_000,
  );

  it('gives advisors and visitors nothing internal, in any answer', async () => {
    const boss = await Client.signedIn(edges.url, manager.email, PASSWORD);
    const listing = {
      ref: 'S-1',
      kind: 'factory',
      title: '保密厂房',
      region: '331102',
      area_sqm: 900,
      offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 20 }, floor_price: 17.77 }],
      owner_name: '王总',
      owner_phone: '13800138000',
    };
    const made = await boss.post<{ id: string }>('/api/v1/listings', { json: { listing } });
    expect(made.status).toBe(201);
    expect(made.text).not.toContain('13800138000');
    expect((await boss.post(`/api/v1/listings/${made.body.id}/publish`)).status).toBe(200);
    const who = { advisor: await Client.signedIn(edges.url, advisor.email, PASSWORD), visitor: new Client(edges.url) };
    const api = ['', '?q=保密', `/${made.body.id}`, '/S-1', `/${made.body.id}/leads`, `/${made.body.id}/photos`];
    for (const path of [
      ...api.map((rest) => `/api/v1/listings${rest}`),
      '/api/v1/parks',
      '/listings',
      '/listings/S-1',
      '/sitemap.xml',
      '/',
    ]) {
      for (const [name, client] of Object.entries(who)) {
        const { text } = await client.get(path);
        expect(`${name} ${path} ${SECRET.test(text) || text.includes('17.77')}`).toBe(`${name} ${path} false`);
      }
    }
  });
});
