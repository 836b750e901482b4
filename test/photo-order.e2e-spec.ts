import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { aListing, type AListing } from './factories/a-listing.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const CAPTIONS = ['大门', '车间', '货梯'];

describe('photos of a listing in the order visitors see them', () => {
  let database: TestDatabase;
  let edges: Edges;
  let browser: Browser | undefined;
  let manager: AUser;
  let boss: Client;
  let listing: AListing;

  beforeAll(async () => {
    database = await createTestDatabase();
    manager = await aUser(database, { role: 'manager', teamId: (await aTeam(database)).id });
    edges = await bootEdges(database);
    boss = await Client.signedIn(edges.url, manager.email, PASSWORD);
  }, 120_000);
  beforeEach(async () => {
    listing = await aListing(database);
  });
  afterAll(async () => {
    await browser?.close();
    await edges?.stop();
    await database?.drop();
  });

  const stored = async () =>
    (await boss.get<{ items: { caption: string }[] }>(`/api/v1/listings/${listing.id}/photos`)).body.items.map(
      ({ caption }) => caption,
    );
  async function stands(order: string[]): Promise<void> {
    const same = async () => (await stored()).join() === order.join();
    await until(same, { for: 'the photos in order', every: 100 }).catch(() => undefined);
    expect(await stored()).toEqual(order);
  }

  /** The form of a listing with three photos, each of another colour and caption. */
  async function form({ touch }: { touch: boolean }): Promise<Page> {
    browser ??= await openBrowser();
    const viewport = touch ? { width: 390, height: 844 } : { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, locale: 'zh-CN' });
    const data = { email: manager.email, password: PASSWORD };
    expect((await context.request.post(`${edges.url}/api/v1/session`, { data })).status()).toBe(200);
    const page = await context.newPage();
    await page.goto(`${edges.url}/app/listings/${listing.id}/edit`);
    const files = ['#a33', '#3a3', '#33a'].map(async (background, index) => ({
      name: `${index}.png`,
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 300, height: 200, channels: 3, background } })
        .png()
        .toBuffer(),
    }));
    await page.locator('input[name=photos]').setInputFiles(await Promise.all(files));
    await page.locator('.photo-grid li').nth(2).waitFor();
    for (const [index, caption] of CAPTIONS.entries()) {
      await page.locator('.photo-grid input').nth(index).fill(caption);
      await page.locator('.photo-grid input').nth(index).blur();
      await page.locator(`.photo-grid img[alt="${caption}"]`).waitFor();
    }
    await stands(CAPTIONS);
    return page;
  }

  browserOrSkip(
    'is changed by dragging, and the first is the cover',
    async () => {
      const page = await form({ touch: false });
      const photo = (caption: string) => page.locator('.photo-grid li', { has: page.locator(`img[alt="${caption}"]`) });
      await photo('货梯').locator('img').dragTo(photo('大门').locator('img'));
      await stands(['货梯', '大门', '车间']);
      await photo('货梯').locator('.photo-cover').waitFor();
      await photo('货梯').locator('img').dragTo(photo('车间').locator('img'));
      await stands(CAPTIONS);
      await page.reload();
      await photo('大门').locator('.photo-cover').waitFor();
      const open = (await new Client(edges.url).get(`/listings/${listing.ref}`)).text;
      const places = CAPTIONS.map((caption) => open.indexOf(caption));
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'is changed by 上移 and 下移 with keys and by touch, which the ends do not offer',
    async () => {
      const page = await form({ touch: true });
      const acts = (index: number, word: string) =>
        page.locator('.photo-grid li').nth(index).getByRole('button', { name: word });
      expect(await acts(0, '上移').isDisabled()).toBe(true);
      expect(await acts(2, '下移').isDisabled()).toBe(true);
      await acts(0, '下移').focus();
      await page.keyboard.press('Enter');
      await stands(['车间', '大门', '货梯']);
      await acts(2, '上移').tap();
      await stands(['车间', '货梯', '大门']);
      await page.context().close();
    },
    180_000,
  );
});
