import fc from 'fast-check';
import { isSelector, listPage, MAX_LINKS } from './list-links.js';

const at = 'https://news.example/list/index.html';
const none = { linkSelector: null, nextSelector: null };

describe('a list page', () => {
  it('gives the links that a selector names, or that stand within what it names', () => {
    const html = `<base href="/zs/"><ul class="n"><li><a href="1.html" title="云岭项目签约">云岭…</a> 03-02</li><li>x</li></ul><a class="p" href="/about">关于</a>`;
    expect(listPage(html, at, { ...none, linkSelector: '.n li' })!.links).toEqual([
      { url: 'https://news.example/zs/1.html', title: '云岭项目签约', content: null, publishedAt: null },
    ]);
  });

  it('gives what reads like headlines where there is no selector, and its own next page', () => {
    const html = `<a href="/">首页</a><a href="/a/1.html">云和县签约一个精密轴承项目</a><a href="javascript:go()">云和县签约一个精密轴承项目</a>
      <div class="pages"><a href="?page=2">下一页</a></div>`;
    const { links, next } = listPage(html, at, { ...none, nextSelector: '.pages' })!;
    expect(links.map(({ url }) => url)).toEqual(['https://news.example/a/1.html']);
    expect(next).toBe('https://news.example/list/index.html?page=2');
  });

  it('gives so many links at most, and none of markup that is no page', () => {
    const many = Array.from({ length: 900 }, (_, n) => `<a class="x" href="/a/${n}">t</a>`).join('');
    expect(listPage(many, at, { ...none, linkSelector: 'a.x' })!.links).toHaveLength(MAX_LINKS);
    expect(listPage('<div>'.repeat(5000), at, none)).toBeNull();
  });

  it('knows what is a selector', () => {
    expect(['.a > li a', 'ul li:nth-child(2) a[href]', '#x'].every(isSelector)).toBe(true);
    expect(['', 'a[[', '>>>', 'a{}', `a${'.b'.repeat(300)}`].some(isSelector)).toBe(false);
  });

  it('never fails on a selector that was accepted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (linkSelector) => {
        if (isSelector(linkSelector)) listPage('<p class="a"><a href="/b">c</a></p>', at, { ...none, linkSelector });
      }),
    );
  });
});
