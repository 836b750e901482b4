import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { atomFeed, type Feed, rssFeed } from './news-feed.js';
import { sampleItems } from './views/sample-site.js';

const EVIL = `]]><script>alert("x")</script>&amp;\u0008'`;
const feed = (over: Partial<Feed> = {}): Feed => ({
  origin: 'https://example.cn',
  path: '/news/city/3311',
  ownPath: '/news/city/3311/feed.xml',
  title: EVIL,
  description: EVIL,
  items: sampleItems(2).map((item) => ({ ...item, title: EVIL, summary: EVIL, publisher: EVIL })),
  ...over,
});
const said = EVIL.replace('\u0008', '');

describe('feeds', () => {
  it('say any text as it is, in RSS', () => {
    const xml = rssFeed(feed());
    expect(xml).not.toContain('<script');
    const { title, items } = parseRssFeed(xml) as {
      title?: string;
      items?: { title?: string; description?: string; link?: string }[];
    };
    expect(title).toBe(said);
    expect(items).toHaveLength(2);
    expect(items![0]).toMatchObject({
      title: said,
      description: said,
      link: 'https://example.cn/news/2026-11-10-sample',
    });
  });

  it('say any text as it is, in Atom', () => {
    const xml = atomFeed(feed());
    expect(xml).not.toContain('<script');
    const { title, entries } = parseAtomFeed(xml) as { title?: string | { value?: string }; entries?: unknown[] };
    expect(JSON.stringify(title)).toContain(JSON.stringify(said).slice(1, -1));
    expect(entries).toHaveLength(2);
  });

  it('are whole also when there is nothing to tell', () => {
    expect(parseRssFeed(rssFeed(feed({ items: [] })))).toBeDefined();
    expect(parseAtomFeed(atomFeed(feed({ items: [] })))).toBeDefined();
  });
});
