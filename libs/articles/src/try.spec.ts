import { readFileSync } from 'node:fs';
import { readArticle } from './read-article.js';
import { keyPoints } from './key-points.js';
import { articleRegions } from './article-regions.js';
import { articleIndustries } from './article-industries.js';
import { summarise } from './summarise.js';
it('x', () => {
  const a = readArticle({ text: readFileSync('/work/shared/data/news/seed-page.txt', 'utf8') });
  let out: unknown[] = [articleRegions(a.title+'\n'+a.text), articleIndustries(a.title+a.text),keyPoints(a), summarise(a), summarise(a).length];
  for (const l of readFileSync('/work/shared/data/news/news.dev.jsonl', 'utf8').trim().split('\n')) {
    const d = JSON.parse(l);
    const b = readArticle(
      { text: d.id === 'syn-016' ? d.text : d.title + '\n\n' + d.text },
      { fetchedAt: new Date('2025-11-01') },
    );
    out.push(d.title, articleRegions(d.title+'\n'+b.text), articleIndustries(b.title+b.text), keyPoints(b), summarise(b), summarise(b).length);
  }
  process.stdout.write(JSON.stringify(out, null, 1));
});
