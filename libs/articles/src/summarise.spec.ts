import fc from 'fast-check';
import { readArticle } from './reading/read-article.js';
import { columnPage } from './reading/sample-pages.js';
import { summarise } from './summarise.js';

describe('a summary', () => {
  it('names the outlet and gives facts, not scenery', () => {
    const summary = summarise(readArticle({ text: columnPage }));
    expect(summary).toMatch(/^据括苍日报报道，/);
    expect(summary).toMatch(/12\.8亿元/);
    expect(summary).not.toMatch(/塔吊林立/);
  });
  it('is at most 120 characters whatever the text', () => {
    const words = fc.array(
      fc.constantFrom('总投资12亿元', '项目', '，', '。', '\n', '“', '”', '丽水', '3月1日', '很长的一句话没有标点'),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        expect(summarise({ title: '标题', text: parts.join(''), publisher: '括苍日报' }).length).toBeLessThanOrEqual(
          120,
        );
      }),
    );
  });
  it('is never the whole of a longer story', () => {
    const article = readArticle({ text: columnPage });
    expect(summarise(article).length).toBeLessThan(article.text.length / 2);
  });
  it('falls back to the headline', () => {
    expect(summarise({ title: '只有标题', text: '' })).toBe('只有标题');
  });
});
