import type { TestingModule } from '@nestjs/testing';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { newsApp } from '../../../../test/support/news-app.js';
import { answer, type NewsServer, startNewsServer, storyPage } from '../../../../test/support/news-server.js';
import { localPolicy } from '../../../../test/support/test-fetch-policy.js';
import { FetchPolicy } from './fetch-policy.js';
import { PageFetcher } from './page-fetcher.js';

const GAP = 400;

describe('the turn of a host', () => {
  let test: TestDatabase;
  let apps: TestingModule[];
  let server: NewsServer;

  beforeAll(async () => {
    test = await createTestDatabase();
    const policy = localPolicy({ gap: GAP });
    apps = [await newsApp(test, policy), await newsApp(test, policy)];
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.query('truncate crawl_host, robots_file, page_fetch');
    server = await startNewsServer();
  });
  afterEach(() => server.stop());

  const get = (app: TestingModule, path: string, host = 'news.example') =>
    app.get(PageFetcher).get(`http://${host}:${server.port}${path}`, { patience: 20_000 });

  it('is five seconds long unless a test says otherwise', () => {
    expect(new FetchPolicy().gap).toBeGreaterThanOrEqual(5000);
  });

  it('comes to one process at a time, with the pause between, through redirects as well', async () => {
    for (let n = 0; n < 3; n++) server.pages.set(`/${n}`, answer(storyPage(n)));
    server.pages.set('/old', answer('', { location: '/2' }, 301));
    await Promise.all([get(apps[0]!, '/0'), get(apps[1]!, '/1'), get(apps[1]!, '/old')]);
    const times = server.asked.map(({ at }) => at);
    const gaps = times.slice(1).map((at, n) => at - times[n]!);
    expect(gaps.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP - 5);
  });

  it('is longer where robots.txt asks for it, and other hosts do not wait', async () => {
    server.pages.set('/robots.txt', answer('User-agent: *\nCrawl-delay: 3\n'));
    server.pages.set('/1', answer(storyPage(1)));
    await get(apps[0]!, '/1');
    await Promise.all([get(apps[0]!, '/1'), get(apps[1]!, '/1', 'other.example')]);
    const [mine, theirs] = ['news', 'other'].map((name) => server.asked.filter(({ host }) => host.startsWith(name)));
    expect(mine!.at(-1)!.at - mine!.at(-2)!.at).toBeGreaterThanOrEqual(2995);
    expect(theirs![0]!.at).toBeLessThan(mine!.at(-1)!.at);
  });

  it('passes on when its holder died, and is not waited for longer than one has time', async () => {
    server.pages.set('/1', answer(storyPage(1)));
    await get(apps[0]!, '/1');
    await test.query(`update crawl_host set busy_until = now() + interval '2 seconds', free_at = now()`);
    await expect(apps[0]!.get(PageFetcher).get(`http://news.example:${server.port}/1`, { patience: 200 })).rejects.toMatchObject({ outcome: 'waiting' }); // prettier-ignore
    await get(apps[1]!, '/1');
    expect(server.paths()).toEqual(['/1', '/1']);
  });
});
