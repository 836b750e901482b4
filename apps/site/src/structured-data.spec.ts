import { articleData, crumbData } from './structured-data.js';
import { sampleArticle, sampleFrame } from './views/sample-site.js';

describe('what search engines are told of an article', () => {
  const frame = sampleFrame();
  const publishedAt = new Date('2026-11-20T16:30:00Z');

  it('has the day of the original, and the two times in China that Baidu reads', () => {
    const told = articleData(frame, sampleArticle({ publishedAt, changedAt: new Date('2026-11-22T01:05:06Z') }));
    expect(told).toMatchObject({
      '@type': 'NewsArticle',
      datePublished: '2026-11-18T00:00:00+08:00',
      dateModified: '2026-11-22T09:05:06+08:00',
      pubDate: '2026-11-20T00:00:00',
      upDate: '2026-11-22T09:05:06',
      author: { name: '括苍日报' },
      isBasedOn: 'https://news.example.cn/2026/11/18/a.html',
    });
  });
  it('has the time that it went up where no page gives a day', () => {
    const told = articleData(frame, sampleArticle({ publishedAt, changedAt: null, postedOn: null, publishedOn: null }));
    expect(told).toMatchObject({
      datePublished: '2026-11-21T00:30:00+08:00',
      pubDate: '2026-11-21T00:30:00',
      upDate: '2026-11-21T00:30:00',
    });
  });
  it('has the way to the page, its last step without an address', () => {
    expect(crumbData(frame, [{ name: '资讯', path: '/news' }, { name: '丽水', path: '/news/city/3311' }, { name: '正文' }])).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: '资讯', item: 'https://example.cn/news' },
        { position: 2, name: '丽水', item: 'https://example.cn/news/city/3311' },
        { position: 3, name: '正文' },
      ],
    }); // prettier-ignore
  });
});
