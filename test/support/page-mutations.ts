/** A random number generator that gives the same row for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Change = (html: string, random: () => number) => string;

const ADS = [
  '<div class="b1"><a href="/ad">标准厂房出租热线：400-000-0999（微信同号）</a></div>',
  '<div>广告</div>',
  '<ins><a href="/x">点击查看更多园区优惠</a></ins>',
  '<p><a href="/y">厂房土地租售 13800000999 扫一扫加微信</a></p>',
];
const LISTS = [
  '<div><h4>热门文章</h4><ul><li><a href="/1">沿江新增两座变电站</a></li><li><a href="/2">小镇的缝纫机升级记</a></li></ul></div>',
  '<div><a href="/3">招商政策问答</a> <a href="/4">土地出让公告</a> <a href="/5">园区地图</a> <a href="/6">联系我们</a></div>',
];

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** Where a paragraph of the story ends, whatever the page makes its paragraphs of. */
const PARAGRAPH_ENDS = /(?<=。(?:<\/span>)?)<\/(?:p|div)>(?=\s*<(?:p|div)[ >])/gi;

const withAd: Change = (html, random) => {
  const ends = [...html.matchAll(PARAGRAPH_ENDS)];
  if (ends.length < 3) return html;
  const end = ends[1 + Math.floor(random() * (ends.length - 2))]!;
  const at = end.index + end[0].length;
  return `${html.slice(0, at)}${pick(ADS, random)}${html.slice(at)}`;
};
const withList: Change = (html, random) =>
  random() < 0.5
    ? html.replace(/<body[^>]*>/i, (tag) => `${tag}${pick(LISTS, random)}`)
    : html.replace(/<\/body>/i, (tag) => `${pick(LISTS, random)}${tag}`);
const renamed: Change = (html, random) =>
  html.replace(
    /(class|id)="(?!js_name|js_content|jammer|t_f)[^"]+"/g,
    (_, name) => `${name}="c${Math.floor(random() * 1e6)}"`,
  );
const wrapped: Change = (html) =>
  html.replace(/<body([^>]*)>/i, '<body$1><div><div class="w">').replace(/<\/body>/i, '</div></div></body>');
const asDivs: Change = (html) => html.replace(/<p(?=[ >])/g, '<div').replace(/<\/p>/g, '</div>');
const withScripts: Change = (html, random) =>
  html.replace(/<\/p>|<\/div>/gi, (tag) =>
    random() < 0.2 ? `${tag}<script>var a="相关文章 400-123-4567";</script><!-- 广告位 -->` : tag,
  );
const withHidden: Change = (html, random) =>
  html.replace(PARAGRAPH_ENDS, (tag) =>
    random() < 0.4 ? `<span style="font-size:0">本文来自某某网 13900000000</span>${tag}` : tag,
  );
const withZeroWidth: Change = (html, random) =>
  html.replace(/[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff])/g, (pair) =>
    random() < 0.05 ? `${pair[0]}\u200b${pair[1]}` : pair,
  );
const shouting: Change = (html) =>
  html.replace(/<(\/?)(p|div|span|table|tr|td|a)(?=[ >])/g, (_, end, name) => `<${end}${name.toUpperCase()}`);
const spaced: Change = (html) => html.replace(/<\/(p|div|li|tr|td)>/gi, '</$1>\n\n   \t');

const CHANGES: Change[] = [withAd, withAd, withList, withList, renamed, wrapped, asDivs, withScripts, withHidden, withZeroWidth, shouting, spaced]; // prettier-ignore

/**
 * The same page as another site might have built it: other classes, other containers, more advertisements, lists moved
 * about, hidden text. The story stays word for word. The same seed always gives the same page.
 */
export function mutatePage(html: string, seed: number): string {
  const random = seeded(seed);
  return CHANGES.filter(() => random() < 0.45).reduce((page, change) => change(page, random), html);
}
