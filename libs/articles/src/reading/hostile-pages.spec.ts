import fc from 'fast-check';
import { BUSY } from '../../../../test/support/busy.js';
import { readArticle } from './read-article.js';

const SOUP = [
  '<div>', '</div>', '<p>', '</p>', '<table><tr><td>', '</td></tr></table>', '<br>', '<a href="x">', '</a>', '<h1>', '</h1>',
  '<script>', '</script>', '<style>', '</style>', '<!--', '-->', '<![CDATA[', ']]>', '<title>', '<frameset>', '<body>', '<svg>',
  '<span style="display:none">', '</span>', '<template>', '<meta charset="x">', '<', '>', '&lt;', '&#xD800;', '&', '"', "'", '<p', '<a b=',
  '三家企业今天同日开工，总投资九亿元。', '相关文章', '当前位置：首页 > 某栏目', '来源：某报', '版权声明：', '\u0000', '\ue000', '\ud83d',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":', '<canvas>', '<select><option>', '<ruby>', '<plaintext>', '<xmp>',
]; // prettier-ignore

const soup = fc.array(fc.oneof(fc.constantFrom(...SOUP), fc.string({ maxLength: 8 })), { maxLength: 60 });

const everyText = (html: string): string => {
  const { title, text, related } = readArticle({ html });
  return [title, text, ...related.map((item) => item.title + item.excerpt)].join('\n');
};

const STORY = '浙江某某精密机械有限公司今天在开发区开工建设新厂房，总投资三亿元，用地四十亩，计划明年投产。';
const page = (body: string): string => `<html><head><title>新厂房开工</title></head><body>${body}</body></html>`;

describe('markup that no site would write', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(soup, (parts) => {
        const article = readArticle({ html: parts.join('') });
        expect([typeof article.title, typeof article.text]).toEqual(['string', 'string']);
        expect(article.title + article.text).not.toMatch(/[\u0000-\u0008\ue000]/);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves no tag in the text, and only what was written as text looks like one', () => {
    const tags = fc.constantFrom('p', 'div', 'span', 'b', 'td', 'section', 'font', 'o:p', 'x-y', 'marquee', 'center');
    const element = fc.tuple(tags, fc.constantFrom('', ' class="a>b"', " style='color:red'", ' onclick="x()"'));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 30 }), (elements) => {
        const html = elements.map(([tag, rest]) => `<${tag}${rest}>${STORY}</${tag}>`).join('');
        expect(everyText(page(html))).not.toMatch(/<\/?[a-z]|onclick|color:red/i);
      }),
      { numRuns: 100 },
    );
    expect(readArticle({ html: page(`<p>${STORY}</p><p>${STORY}&lt;b&gt;粗&lt;/b&gt;</p>`) }).text).toContain(
      '<b>粗</b>',
    );
  });

  it('never shows what stands in scripts and styles', () => {
    const where = fc.constantFrom('script', 'style', 'noscript', 'template', 'textarea', 'iframe', 'SCRIPT');
    const end = fc.constantFrom('</NAME>', '</NAME >', '</NAME\n>', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(where, end, fc.boolean()), { maxLength: 6 }), (blocks) => {
        const inner = blocks.map(
          ([name, close, tag]) => `<${name}>密文${tag ? '<p>密文</p>' : ''}${close.replace('NAME', name)}`,
        );
        expect(everyText(page(`<p>${STORY}</p>${inner.join('')}<p>${STORY}</p>`))).not.toContain('密文');
      }),
      { numRuns: 200 },
    );
  });
});

const times = (part: string, count: number): string => part.repeat(count);
const MB = 1024 * 1024;

describe('hostile pages', () => {
  it.each([
    ['nested divs', () => times('<div>', 200_000) + STORY],
    ['nested divs within bounds', () => times('<div>', 98) + times(`<p>${STORY}</p>`, 3000) + times('</div>', 98)],
    ['nested tables', () => times('<table><tr><td>', 100_000) + STORY],
    ['nested inline elements that never end', () => times('<b><i>', 300_000)],
    ['wrong end tags', () => times('<b></i>', 300_000)],
    ['five megabytes of text', () => `<p>${times(STORY, (5 * MB) / 150)}`],
    ['five megabytes of paragraphs', () => times(`<p>${STORY}</p>`, 33_000)],
    ['open brackets', () => times('<', 5 * MB)],
    ['open tags', () => times('<p ', 1_600_000)],
    ['open comments', () => times('<!--', 1_200_000)],
    ['open scripts', () => times('<script>', 600_000)],
    ['open titles', () => times('<title>', 600_000)],
    ['entities', () => `<p>${times('&amp;', MB)}`],
    ['one long line of digits', () => `<p>${times('1', 2 * MB)}</p>`],
    ['line breaks', () => `<p>${STORY}${times('<br>', 11_000)}${STORY}`],
    ['spaces', () => `<p>${STORY}${times(' ', 3 * MB)}${STORY}`],
    ['brackets that look like pinyin', () => `<p>${times('字(a', 400_000)}`],
    ['credit labels', () => `<p>${times('来源:编辑:', 200_000)}`],
    ['attributes', () => `<p ${times('a="b" ', 500_000)}>${STORY}`],
    ['links', () => times('<a href="x">某某</a>', 11_000)],
    ['style attributes', () => times('<i style="display:none">某</i>', 10_000)],
    ['JSON-LD', () => times('<script type="application/ld+json">{"a":[[[[[[</script>', 50_000)],
    ['a story of short lines', () => times('<p>某某</p>', 11_000)],
    ['openings that come again', () => times(`<p>${STORY}</p><p>某某</p>`, 2000)],
  ])('%s hold nobody up', (_, make) => {
    const html = page(make()).slice(0, 5 * MB);
    const from = process.cpuUsage();
    readArticle({ html });
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1000).toBeLessThan(BUSY * 1000);
  });
});
