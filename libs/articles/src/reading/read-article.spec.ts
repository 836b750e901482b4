import fc from 'fast-check';
import { BUSY } from '../../../../test/support/busy.js';
import { readArticle } from './read-article.js';
import { barePage, columnPage, htmlPage, officialPage, portalPage } from './sample-pages.js';

describe('a page of a city column', () => {
  const article = readArticle({ text: columnPage });

  it('gives title, column and the city of the column', () => {
    expect(article).toMatchObject({
      title: '山城新事|一座老茶厂里长出的芯片封测线',
      category: '金华产业信息',
      category_city: '金华',
      posted_on: '2024-05-16',
      published_on: null,
    });
  });
  it('reads publisher, authors and editors off the credit lines and leaves those out of the text', () => {
    expect(article.publisher).toBe('括苍日报');
    expect(article.authors).toEqual(['顾清禾', '方以安', '欧阳一诺']);
    expect(article.editors).toEqual(['陆知秋', '程小满']);
    expect(article.text).not.toMatch(/文章来源|责任编辑/);
  });
  it('ends the text before the contact block, the notice, the share box and the related items', () => {
    expect(article.text.startsWith('走进丽水经开区')).toBe(true);
    expect(article.text.endsWith('也跟着扩产。')).toBe(true);
  });
  it('keeps the numbers of the site apart, each once, as digits', () => {
    expect(article.site_contact).toEqual(['4000000021', '13800000000']);
    expect(article.takedown_notice).toMatch(/^版权声明/);
  });
  it('pairs related titles with their teasers, also when a title is printed twice or starts with an amount', () => {
    expect(article.related.map(({ title }) => title)).toEqual([
      '52个项目集中签约总投资188亿元 某新区举行推介会',
      '1.06亿元!一宗工业用地成交',
    ]);
    expect(article.related[1]!.excerpt).toMatch(/^南阳市宛城区金华镇/);
  });
});

describe('a page of a government site', () => {
  const article = readArticle({ text: officialPage }, { url: 'https://example.gov.cn/a' });

  it('takes the column before the title when the breadcrumb ends in the title itself', () => {
    expect(article).toMatchObject({
      title: '禾湖县两个装备制造项目同日开工',
      category: '项目动态',
      category_city: null,
      posted_on: '2025-03-12',
      publisher: '禾湖发布',
      source_url: 'https://example.gov.cn/a',
    });
  });
  it('puts a name of two characters set with a space together, and takes no reviewer for an editor', () => {
    expect(article.authors).toEqual(['苏念安']);
    expect(article.editors).toEqual(['何苗']);
  });
  it("leaves a story's own telephone number in the story", () => {
    expect(article.text).toMatch(/报名电话：0573-80000000/);
    expect(article.text).toMatch(/用能保障。$/);
    expect(article.site_contact).toEqual([]);
  });
});

describe('a page of a portal', () => {
  const article = readArticle({ text: portalPage });

  it('leaves an advertisement between paragraphs out and reads on', () => {
    expect(article.text).not.toMatch(/热线/);
    expect(article.text).toMatch(/总投资4\.6亿元/);
    expect(article.site_contact).toEqual(['4000000311']);
  });
  it('tells the date of the original from the date it was posted', () => {
    expect(article).toMatchObject({ posted_on: '2025-01-20', published_on: '2025-01-19', category: '园区' });
  });
  it('names the reporters of the opening when no credit line does', () => {
    expect(article.authors).toEqual(['罗以宁', '沈越']);
    expect(article.editors).toEqual(['江小舟']);
  });
  it('lists related items that have no teaser', () => {
    expect(article.related).toEqual([
      { title: '一季度用电量数据公布', excerpt: '' },
      { title: '港区新添两条航线', excerpt: '' },
    ]);
  });
});

describe('other pages', () => {
  it('invents nothing for a bare text', () => {
    const article = readArticle({ text: barePage });
    expect(article).toMatchObject({
      title: '栖岚精密机械二期厂房封顶',
      category: null,
      publisher: null,
      authors: [],
      posted_on: null,
      takedown_notice: null,
    });
  });
  it('takes no question of an interview for a credit', () => {
    expect(readArticle({ text: barePage }).text).toMatch(/记者：二期什么时候投产？\n答：/);
  });
  it('reads saved HTML as its words, never its scripts', () => {
    const article = readArticle({ html: htmlPage });
    expect(article).toMatchObject({
      title: '先租后售的小微园',
      category: '温州园区',
      category_city: '温州',
      publisher: '瓯海晚报',
      posted_on: '2025-01-20',
      editors: ['江小舟'],
    });
    expect(article.text).toContain('平方米——租满三年可买。');
    expect(article.text).toContain('<script>alert(1)</script>');
    expect(article.site_contact).toEqual([]);
    expect(article.related).toEqual([{ title: '港区新添两条航线', excerpt: '' }]);
  });
  it('reads a date without a year from the day it was fetched', () => {
    const text = columnPage.replace('(2024-05-16)', '(11-30)');
    expect(readArticle({ text }).posted_on).toBeNull();
    expect(readArticle({ text }, { fetchedAt: new Date('2025-02-01T00:00:00Z') }).posted_on).toBe('2024-11-30');
  });
  it('answers for any text, without control characters or halves of characters', () => {
    const lines = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...columnPage.split('\n'))), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(lines, (parts) => {
        const article = readArticle({ text: parts.join('\n') });
        expect(article.title + article.text).not.toMatch(/[\u0000-\u0008]/);
        expect(typeof article.text).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
  it('stays quick on a long line', () => {
    const from = performance.now();
    readArticle({ text: `标题在这里\n${'编辑 来源 记者 '.repeat(20_000)}` });
    expect(performance.now() - from).toBeLessThan(BUSY * 2000);
  });
});
