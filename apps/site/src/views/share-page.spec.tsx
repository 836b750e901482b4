import { renderPage } from '../render-page.js';
import { sampleFrame, sampleListing } from './sample-site.js';
import { ShareOverPage, SharePage } from './share-page.js';

const EVIL = '<script>alert("x")</script>';
const row = sampleListing();
const site = (over = {}) => ({
  ...row,
  photo: null,
  said: { reasons: ['面积 3200 ㎡，需 3000 ㎡'], gap: '承重未说明' },
  wantedAt: null,
  ...over,
});
const page = (sites = [site()], note = '') =>
  renderPage(
    <SharePage
      frame={sampleFrame()}
      token="tok"
      share={{ id: '1', state: 'open', advisor: '陈敏', note, expiresAt: new Date('2026-11-30T02:00:00Z'), sites }}
    />,
  );

describe('the page behind a share link', () => {
  it('shows both price units, why it fits, what to note, who chose it and where to call', () => {
    const html = page();
    for (const words of ['15–17', '元/㎡/天', '面积 3200 ㎡', '承重未说明', '陈敏', 'tel:4000000021', '2026年11月30日'])
      expect(html).toContain(words);
    expect(html).toContain('noindex');
    expect(html).toMatch(/<form action="\/s\/tok\/want" method="post">/);
    expect(html).not.toMatch(/>(?:[a-z]+\.)+[a-zA-Z]+</);
  });
  it('escapes what the advisor wrote', () => {
    expect(page([site()], EVIL)).not.toContain('<script>alert');
  });
  it('says when a site is gone and offers no button for it; of one taken off the net no facts', () => {
    const html = page([site({ status: 'let' }), site({ ref: 'X-2', facts: null })]);
    expect(html).toContain('已租');
    expect(html).toContain('已下架');
    expect(html).not.toContain('<form action="/s/');
    expect(html).not.toContain('/listings/X-2');
  });
  it('shows no internal key even if one should come in', () => {
    const facts = { ...row.facts, floor_price: 11.11, owner_name: '王老板' };
    const html = page([site({ facts, score: 93.7 })]);
    for (const inner of ['11.11', '王老板', '93.7']) expect(html).not.toContain(inner);
  });
  it('is kind when it is over, with the phone', () => {
    const html = renderPage(<ShareOverPage frame={sampleFrame()} advisor="陈敏" />);
    expect(html).toContain('这个链接已失效');
    expect(html).toContain('tel:4000000021');
  });
});
