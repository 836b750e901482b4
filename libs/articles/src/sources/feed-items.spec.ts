import fc from 'fast-check';
import { feedItems } from './feed-items.js';
import { FetchTrouble } from './fetch-trouble.js';

const at = 'https://news.example/feeds/rss.xml';
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items}</channel></rss>`;
const atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>1</id><updated>2026-03-01T00:00:00Z</updated>
  <entry><title type="html">&lt;b&gt;云岭&lt;/b&gt;签约</title><id>a</id><link rel="self" href="/self"/><link rel="alternate" href="../a/1.html"/><updated>2026-03-02T08:00:00+08:00</updated><summary>短</summary></entry></feed>`;
const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
  <channel rdf:about="x"><title>x</title><link>https://news.example/</link><description>x</description></channel>
  <item rdf:about="https://news.example/a/2.html"><title>二</title><link>https://news.example/a/2.html</link></item></rdf:RDF>`;
const outcome = (xml: string): string => {
  try {
    return `${feedItems(xml, at).length}`;
  } catch (error) {
    if (!(error instanceof FetchTrouble)) throw error;
    return error.outcome;
  }
};

describe('the items of a feed', () => {
  it('are read from RSS, Atom and RDF, with links made whole and titles made plain', () => {
    const item = '<item><title><![CDATA[<i>一</i>]]></title><link>/a/1.html#x</link><pubDate>Mon, 02 Mar 2026 08:00:00 +0800</pubDate></item>'; // prettier-ignore
    expect(feedItems(rss(item), at)).toEqual([{ url: 'https://news.example/a/1.html', title: '一', content: null, publishedAt: new Date('2026-03-02T00:00:00Z') }]); // prettier-ignore
    expect(feedItems(atom, at)).toMatchObject([
      { url: 'https://news.example/a/1.html', title: '云岭签约', content: '短' },
    ]);
    expect(feedItems(rdf, at)).toMatchObject([{ url: 'https://news.example/a/2.html', title: '二' }]);
  });

  it('are those that lead to a page, each once', () => {
    const items = ['javascript:alert(1)', '/a', '/a', 'http://u:p@x.example/', ''].map(
      (link) => `<item><title>t</title><link>${link}</link></item>`,
    );
    expect(feedItems(rss(items.join('')), at).map(({ url }) => url)).toEqual(['https://news.example/a']);
  });

  it('are not looked for where anything is declared, wherever it stands; a story about DOCTYPE is no declaration', () => {
    for (const bad of ['<!DOCTYPE a []>', '<!doctype a SYSTEM "http://127.0.0.1/x.dtd">', '<!ENTITY x "y">'])
      expect([outcome(`${bad}${rss('')}`), outcome(rss(`<item>${bad}</item>`))]).toEqual(['malformed', 'malformed']);
    expect(
      outcome(rss('<item><link>/a</link><description><![CDATA[<!DOCTYPE html> 是什么]]></description></item>')),
    ).toBe('1');
  });

  it('come to items or to a sentence, whatever stands there', () => {
    const parts = fc.constantFrom('<rss version="2.0">', '<channel>', '</channel>', '<item>', '</item>', '<link>/a</link>', '<![CDATA[', ']]>', '&amp;', '&#0;', '<a b=', '\0', '</rss>'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 30 }), (pieces) => {
        expect(outcome(pieces.join(''))).toMatch(/^(?:\d+|malformed)$/);
      }),
    );
  });
});
