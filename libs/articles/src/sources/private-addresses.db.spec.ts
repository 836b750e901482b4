import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestingModule } from '@nestjs/testing';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { newsApp } from '../../../../test/support/news-app.js';
import { answer, type NewsServer, startNewsServer } from '../../../../test/support/news-server.js';
import { localPolicy, lookupIn } from '../../../../test/support/test-fetch-policy.js';
import { PageFetcher } from './page-fetcher.js';

/** Every way to write 127.0.0.1 and its like that a parser of addresses may know. */
const SPELLINGS = [
  '127.0.0.1', 'localhost', 'LOCALHOST', 'localhost.', '127.1', '127.0.1', '127.255.255.254', '0.0.0.0', '0', '2130706433',
  '0x7f000001', '0x7f.0x0.0x0.0x1', '0x7f.1', '017700000001', '0177.0.0.1', '0177.0.0.01', '127.0.0.1.', '①②⑦.⓪.⓪.①',
  '127。0。0。1', '[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]', '[::7f00:1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]',
  '[2002:7f00:1::1]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[fec0::1]', '[ff02::1]', '[100::1]',
  '[::ffff:0:127.0.0.1]', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1',
  '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255',
  '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '[::ffff:169.254.169.254]', '[::ffff:10.0.0.1]', '[64:ff9b::a00:1]',
]; // prettier-ignore

const ANSWERS = [
  '127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.100.100.200', '::1',
  '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', 'fe80::1',
  'fc00::1', 'fd00::1', 'fec0::1', '::7f00:1', '4000::1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
]; // prettier-ignore

describe('private addresses', () => {
  let test: TestDatabase;
  let canaries: Server[];
  let arrived: number;
  let port: number;

  /** Listens on every address of this machine, so that whatever reaches it is seen. */
  beforeAll(async () => {
    test = await createTestDatabase();
    const count = () => void arrived++;
    const canary = createServer((_request, response) => void response.end('canary'));
    canary.on('connection', count);
    canary.listen(0, '0.0.0.0');
    await once(canary, 'listening');
    port = (canary.address() as AddressInfo).port;
    const sixth = createServer((_request, response) => void response.end('canary'));
    sixth.on('connection', count);
    const here = new Promise<boolean>((done) => {
      sixth.once('listening', () => done(true));
      sixth.once('error', () => done(false));
    });
    sixth.listen({ port, host: '::', ipv6Only: true });
    canaries = (await here) ? [canary, sixth] : [canary];
  });
  afterAll(async () => {
    for (const canary of canaries) await new Promise((done) => canary.close(done));
    await test.drop();
  });
  beforeEach(async () => {
    arrived = 0;
    await test.query('truncate crawl_host, robots_file, page_fetch');
  });

  /** As in production, but for the port: so that nothing but the address stands in the way. */
  const strict = (more: object = {}) => localPolicy({ allowed: [], lookup: lookupIn({}).lookup, ...more });
  async function refusal(app: TestingModule, url: string): Promise<string> {
    await test.query('truncate crawl_host, robots_file');
    return app
      .get(PageFetcher)
      .get(url, { patience: 2000 })
      .then(
        () => 'came',
        (error: { outcome?: string; message: string }) => error.outcome ?? error.message,
      );
  }

  it('are reached in no spelling, on no scheme, with no user before them', async () => {
    const { lookup } = lookupIn({ '*': ['127.0.0.1'] });
    const app = await newsApp(test, strict({ lookup }));
    for (const host of SPELLINGS)
      for (const url of [`http://${host}:${port}/`, `https://${host}:${port}/`, `http://news.example@${host}:${port}/`])
        expect([url, await refusal(app, url)]).toEqual([url, 'address']);
    for (const url of [
      `ftp://127.0.0.1:${port}/`,
      'file:///etc/passwd',
      `gopher://127.0.0.1:${port}/`,
      'http://',
      'http:127.0.0.1',
      '',
    ])
      expect(['address', 'network']).toContain(await refusal(app, url));
    expect(arrived).toBe(0);
    await app.close();
  }, 60_000);

  it('are reached through no name, whatever it is looked up as', async () => {
    for (const address of ANSWERS) {
      const app = await newsApp(test, strict({ lookup: lookupIn({ '*': [address] }).lookup }));
      expect([address, await refusal(app, `http://inside.example:${port}/`)]).toEqual([address, 'address']);
      await app.close();
    }
    expect(arrived).toBe(0);
  }, 60_000);

  it('are reached by no redirect, neither of a page nor of robots.txt', async () => {
    const news: NewsServer = await startNewsServer();
    // The news site is the one address that is let through; the canary stands on another of this machine.
    const table = () => lookupIn({ 'news.example': ['127.0.0.1'], '*': ['127.0.0.2'] }).lookup;
    const app = await newsApp(test, localPolicy({ lookup: table() }));
    const to = [`http://127.0.0.2:${port}/`, `http://[::1]:${port}/`, `http://0x7f000002:${port}/`, `//127.2:${port}/`, `http://inside.example:${port}/`, `http://[::ffff:127.0.0.2]:${port}/`, `http://a:b@127.0.0.2:${port}/`]; // prettier-ignore
    for (const location of to) {
      news.pages.set('/page', answer('', { location }, 302));
      news.pages.delete('/robots.txt');
      expect([location, await refusal(app, `http://news.example:${news.port}/page`)]).toEqual([location, 'address']);
      news.pages.set('/robots.txt', answer('', { location }, 302));
      expect([location, await refusal(app, `http://news.example:${news.port}/page`)]).toEqual([location, 'address']);
    }
    expect(arrived).toBe(0);
    await app.close();
    await news.stop();
  }, 60_000);

  it('are not reached when a name means another address the next time', async () => {
    const news = await startNewsServer();
    news.pages.set('/page', answer('ok'));
    const { lookup, asked } = lookupIn({ 'rebind.example': ['127.0.0.1', '127.0.0.2'] });
    const app = await newsApp(test, localPolicy({ lookup }));
    // robots.txt comes from the address that is let through; the page would come from the other.
    expect(await refusal(app, `http://rebind.example:${news.port}/page`)).toBe('address');
    expect(asked).toEqual(['rebind.example', 'rebind.example']);
    expect(news.paths()).toEqual([]);
    expect(arrived).toBe(0);
    await app.close();
    await news.stop();
  });

  it('are not reached on other ports than those of the web', async () => {
    const app = await newsApp(
      test,
      strict({ ports: new Set(['', '80', '443']), lookup: lookupIn({ '*': ['93.184.216.34'] }).lookup }),
    );
    expect(await refusal(app, `http://news.example:${port}/`)).toBe('address');
    expect(await refusal(app, 'http://news.example:22/')).toBe('address');
    await app.close();
  });
});
