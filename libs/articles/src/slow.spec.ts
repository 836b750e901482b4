import { readArticle } from './read-article.js';
import { keyPoints } from './key-points.js';
import { summarise } from './summarise.js';
import { articleRegions } from './article-regions.js';
import { articleIndustries } from './article-industries.js';
it('t', () => {
  const M = 1_000_000;
  const cases: Record<string, { text: string } | { html: string }> = {
    labels: { text: '标题在这里很长\n\n' + '编辑 来源 记者 '.repeat(M / 9) },
    colons: { text: '标题在这里很长\n\n' + '编辑:'.repeat(M / 3) },
    han: { text: '标题在这里很长\n\n' + '丽水经济'.repeat(M / 4) },
    sent: { text: '标题在这里很长\n\n' + '丽水经开区项目总投资12亿元。'.repeat(M / 15) },
    lines: { text: '标题在这里很长\n\n' + '丽水经开区项目总投资12亿元。\n'.repeat(M / 16) },
    short: { text: 'a\n'.repeat(M / 2) },
    quotes: { text: '标题在这里很长\n\n' + '“'.repeat(M) },
    spaces: { text: '标题在这里很长\n\n' + ' '.repeat(M) + 'x' },
    digits: { text: '标题在这里很长\n\n' + '1'.repeat(M) },
    contact: { text: '标题在这里很长\n正文这里比较长的一段话，够了。\n' + '电话:13800000000\n'.repeat(M / 16) },
    paren: { text: '标题在这里很长\n\n' + '('.repeat(M) },
    lt: { html: '<html>' + '<'.repeat(M) }, script: { html: '<script>'.repeat(M / 8) }, amp: { html: '<p>' + '&#1'.repeat(M / 3) }, div: { html: '<div '.repeat(M / 5) },
    comment: { html: '<!--'.repeat(M / 4) }, h1: { html: '<h1>'.repeat(M / 4) }, head: { html: '<head>'.repeat(M / 6) },
  };
  const out: string[] = [];
  for (const [name, source] of Object.entries(cases)) {
    const t = [performance.now()]; const a = readArticle(source); t.push(performance.now());
    keyPoints(a); t.push(performance.now()); summarise(a); t.push(performance.now()); articleRegions(a.text); articleIndustries(a.text); t.push(performance.now());
    out.push(name + ' ' + t.slice(1).map((x, i) => Math.round(x - t[i]!)).join(' '));
    process.stdout.write(out.at(-1) + '\n');
  }
}, 600000);
