import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutatePage } from '../../../../test/support/page-mutations.js';
import { textScore } from '../../../../test/support/text-score.js';
import { pageSource } from './page-file.js';
import { type ReadArticle, readArticle } from './read-article.js';

const folder = join(__dirname, '../../../../test/fixtures/pages');
const layouts = readdirSync(folder)
  .filter((name) => name.endsWith('.page'))
  .map((name) => name.slice(0, -5));

const sourceOf = (layout: string) => pageSource(readFileSync(join(folder, `${layout}.page`)), layout);
const expected = (layout: string): ReadArticle =>
  JSON.parse(readFileSync(join(folder, `${layout}.json`), 'utf8')) as ReadArticle;

const VARIANTS = 12;
const FOOTER_CONTACT = /1[39]\d{9}|400[- ]\d|@|微信号/;

describe('saved pages of many layouts', () => {
  it('are ten or more', () => expect(layouts.length).toBeGreaterThanOrEqual(10));

  it.each(layouts)('%s is read as a person would', (layout) => {
    expect(readArticle(sourceOf(layout))).toEqual(expected(layout));
  });

  it.each(layouts)('%s is read the same when another site has built it', (layout) => {
    const source = sourceOf(layout) as { html: string };
    const wanted = expected(layout);
    for (let seed = 1; seed <= VARIANTS; seed++) {
      const got = readArticle({ html: mutatePage(source.html, seed) });
      expect({ seed, ...got }).toMatchObject({
        seed,
        title: wanted.title,
        category: wanted.category,
        publisher: wanted.publisher,
        authors: wanted.authors,
        editors: wanted.editors,
        posted_on: wanted.posted_on,
        published_on: wanted.published_on,
      });
      expect(textScore(got.text, wanted.text)).toBeGreaterThanOrEqual(0.96);
      expect(got.text).not.toMatch(FOOTER_CONTACT);
    }
  });
});
