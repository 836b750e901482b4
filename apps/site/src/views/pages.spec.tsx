import { emptyInquiry } from '../inquiry-form.js';
import { placesOf } from '../listing-places.js';
import { readListingQuery } from '../listing-query.js';
import { ALL_NEWS, cityColumn, topicColumn } from '../news-column.js';
import { renderPage } from '../render-page.js';
import { ArticlePage } from './article-page.js';
import { ErrorPage } from './error-page.js';
import { HomePage } from './home-page.js';
import { ListingPage } from './listing-page.js';
import { ListingsPage } from './listings-page.js';
import { NewsPage } from './news-page.js';
import { PrivacyPage } from './privacy-page.js';
import { sampleArticle, sampleFrame, sampleItems, sampleListing, sampleParcel, sampleSlip } from './sample-site.js';
import { TakedownPage } from './takedown-page.js';
import { ThankYouPage } from './thank-you-page.js';

const EVIL = '<script>alert("x")</script>';
const frame = sampleFrame();
const articlePage = (over = {}, slip = sampleSlip(), as = frame) =>
  renderPage(
    <ArticlePage
      frame={as}
      article={sampleArticle(over)}
      related={sampleItems(2)}
      listings={[sampleListing()]}
      place="丽水"
      columns={[cityColumn('3311')!, topicColumn('29')!]}
      reads={1234}
      slip={slip}
    />,
  );
const listingPage = (over = {}) =>
  renderPage(<ListingPage frame={frame} row={sampleListing(over)} similar={[]} slip={sampleSlip()} />);

describe('any page', () => {
  const pages: [string, string][] = [
    ['article', articlePage()],
    [
      'home',
      renderPage(<HomePage frame={frame} articles={sampleItems()} listings={[sampleParcel()]} slip={sampleSlip()} />),
    ],
    ['listing', listingPage()],
    ['privacy', renderPage(<PrivacyPage frame={frame} />)],
    ['error', renderPage(<ErrorPage frame={frame} status={404} />)],
  ];
  it.each(pages)('%s sends no script, only data blocks, and no style of its own', (_name, html) => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html.replaceAll('<script type="application/ld+json">', '')).not.toMatch(/<script|<style|style="|onclick/);
  });
  it.each(pages)('%s loads nothing from elsewhere', (_name, html) => {
    expect(html).not.toMatch(/(?:src|srcset)="(?:https?:)?\/\//);
  });
  it.each(pages)('%s has words for every key', (_name, html) => {
    expect(html).not.toMatch(/>(?:[a-z]+\.)+[a-zA-Z]+</);
    expect(html).not.toContain('{{');
  });
});

describe('the article page', () => {
  it('escapes a title, a credit and a key point that hold markup, in data blocks too', () => {
    const html = articlePage({ title: EVIL, publisher: EVIL, keyPoints: [`项目：${EVIL}`], authors: [EVIL] });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert');
    const data = /ld\+json">(.*?)<\/script>/.exec(html)![1]!;
    expect((JSON.parse(data) as { headline: string }).headline).toBe(EVIL);
  });
  it('shows both dates, the source and a summary, and of a linked text no more than a short quote', () => {
    const html = articlePage();
    expect(html).toContain('原文日期 2026年11月18日');
    expect(html).toContain('收录日期 2026年11月20日');
    expect(html).toContain('href="https://news.example.cn/2026/11/18/a.html"');
    expect(html).not.toContain('经开区今年已有14个制造业项目开工');
    expect(html).toContain('content="noindex,follow"');
  });
  it('shows the whole text only where the licence says so', () => {
    const whole = '经开区今年已有14个制造业项目开工';
    const html = articlePage({ licence: 'own' });
    expect(html).toContain(whole);
    expect(html).toContain('content="index,follow"');
    const permitted = { licence: 'permitted', licensedBy: '括苍日报社', licensedOn: '2026-11-18' };
    expect(articlePage(permitted)).toContain(whole);
    expect(articlePage({ ...permitted, licensedBy: null })).not.toContain(whole);
  });
  it('is its own address for search engines only where it is more than a reprint', () => {
    expect(articlePage()).not.toContain('rel="canonical"');
    expect(articlePage({ summaryEdited: true })).toContain('rel="canonical" href="https://example.cn/news/2026-11-20-');
    expect(articlePage({ summaryEdited: true, indexing: 'reprint' })).toContain('content="noindex,follow"');
  });
  it('says how often it was read in round figures, and nothing while few did', () => {
    expect(articlePage()).toContain('阅读 1000+');
  });
  it('asks to remember pages in one line that works without a script', () => {
    expect(articlePage()).toMatch(/<form class="consent" method="post" action="\/consent">/);
    expect(articlePage({}, sampleSlip(), sampleFrame({ consent: 'yes' }))).toContain('撤回同意');
    expect(articlePage({}, sampleSlip(), sampleFrame({ consent: null }))).not.toContain('class="consent"');
  });
  it('has the number to dial, a real picture of the WeChat code, and a way to have it taken down', () => {
    const html = articlePage();
    expect(html).toContain('href="tel:4000000021"');
    expect(html).toMatch(/<img src="\/wechat-qr\.png" width="208" height="208"/);
    expect(html).toContain('长按识别');
    expect(html).toContain('/takedown?article=2026-11-20-aa11bb22cc');
  });
  it('shows no picture when there is no code', () => {
    expect(articlePage({}, sampleSlip(), sampleFrame({ hasQr: false }))).not.toContain('wechat-qr.png');
  });
  it('comes back with errors at the top and at the field, focus on the summary, and every value kept', () => {
    const values = emptyInquiry({
      key: 'k',
      company: '澄澜"<b>',
      usage: '第一行\n第二行',
      phone: '138',
      utm: { utm_source: 'wx' },
    });
    const errors = [
      { field: 'need', message: '请写一句需求' },
      { field: 'phone', message: '这个号码打不通' },
    ];
    const html = articlePage({}, { ...sampleSlip(), values, errors });
    expect(html).toContain('<title>出错：');
    expect(html).toMatch(/class="summary" role="alert" tabindex="-1" autofocus/);
    expect(html).toContain('<a href="#f-phone">这个号码打不通</a>');
    expect(html).toMatch(/id="f-phone-error">这个号码打不通/);
    expect(html).toContain('value="澄澜&quot;&lt;b>"');
    expect(html).toContain('name="utm_source" value="wx"');
  });
  it('leaves consent unticked and hides the field for machines from people', () => {
    const html = articlePage();
    expect(html).toMatch(/<input id="f-consent" type="checkbox" name="consent" value="1"\/>/);
    expect(html).toMatch(
      /class="away" aria-hidden="true"><label>[^<]*<input name="website" tabindex="-1" autocomplete="off"/,
    );
  });
  it('keeps the language on every link inside the site', () => {
    const html = articlePage({}, sampleSlip(), sampleFrame({ language: 'en', path: '/news/2026-11-20-aa11bb22cc' }));
    expect(html).toContain('<html lang="en">');
    const inside = [...html.matchAll(/href="(\/[^"#]*)/g)].map((match) => match[1]!);
    const pages = inside.filter(
      (href) => !/\.(?:css|svg|png|xml)$/.test(href) && href !== '/news/2026-11-20-aa11bb22cc',
    );
    expect(pages.filter((href) => !href.includes('lang=en'))).toEqual([]);
  });
});

describe('the listing page', () => {
  it('says 未知 for what is not known and gives rent in both units', () => {
    const html = listingPage();
    expect(html).toMatch(/<dt>跨度<\/dt><dd class="unknown">未知<\/dd>/);
    expect(html).toContain('<b>15–17</b> 元/㎡/月');
    expect(html).toContain('约 0.49–0.56 元/㎡/天');
  });
  it('says that a site is gone and keeps the way to ask', () => {
    const html = listingPage({ status: 'let' });
    expect(html).toContain('这处已经租出');
    expect(html).toContain('id="inquiry"');
  });
  it('shows what a town asks of each industry', () => {
    const html = renderPage(<ListingPage frame={frame} row={sampleParcel()} similar={[]} slip={sampleSlip()} />);
    expect(html).toMatch(/计算机、通信和其他电子设备制造业（39）<\/td><td>≥ 300<\/td><td>≥ 20<\/td>/);
    expect(html).not.toContain('层高');
    expect(html).toContain('不是奖励或返还的承诺');
  });
});

describe('lists', () => {
  const query = readListingQuery({ city: '3311', kind: 'factory', area_min: '3000', height: '高' });
  it('keep their filters in the address, give each a way off, and say what was not understood', () => {
    const html = renderPage(
      <ListingsPage
        frame={frame}
        query={query}
        items={[]}
        covers={new Map()}
        total={0}
        places={placesOf([{ code: '331102', count: 2 }], '3311')}
        next={null}
        prev={null}
        slip={sampleSlip()}
      />,
    );
    expect(html).toContain('<option value="3311" selected>丽水全市（2）</option>');
    expect(html).toContain('href="/listings?city=3311&amp;kind=factory"');
    expect(html).toContain('没有完全符合的房源');
    expect(html).toContain('“层高”里的“高”没看懂，已忽略');
  });
  it('page with real links', () => {
    const html = renderPage(
      <NewsPage
        frame={frame}
        items={sampleItems()}
        total={27}
        q=""
        column={ALL_NEWS}
        topics={[topicColumn('29')!]}
        nextPath="/news?cursor=x"
        firstPath={null}
      />,
    );
    expect(html).toMatch(/href="\/news\?cursor=x" rel="next"/);
  });
});

describe('after sending', () => {
  it('gives the reference, when somebody calls, and the phone masked', () => {
    const receipt = {
      ref: 'PL-7K3M-9QXD2',
      phoneHint: '138****5678',
      createdAt: frame.now,
      need: EVIL,
      usage: '',
      tax: '',
      company: '',
      contact: '',
    };
    const html = renderPage(
      <ThankYouPage
        frame={frame}
        receipt={receipt}
        promise={{ kind: 'lead', when: '今天 11:30 ', late: false, days: 0 }}
        listings={[]}
      />,
    );
    expect(html).toContain('PL-7K3M-9QXD2');
    expect(html).toContain('今天 11:30 前，顾问会打 138****5678 联系您。');
    expect(html).not.toContain('<script>alert');
  });
  it.each([
    ['offer', '已收到您的房源', '核实'],
    ['takedown', '已收到您的申请', '/takedown'],
    ['privacy', '已收到您的请求', '15 个工作日'],
    ['advert', '已收到您的留言', '广告'],
  ] as const)('tells the sender of an %s what happens to it, and promises no call in minutes', (kind, title, words) => {
    const receipt = { ref: 'PL-7K3M-9QXD2', phoneHint: '138****5678', createdAt: frame.now, need: 'x', usage: '', tax: '', company: '', contact: '' }; // prettier-ignore
    const promise = { kind, when: '12月14日（周一）18:00 ', late: false, days: 15 };
    const html = renderPage(<ThankYouPage frame={frame} receipt={receipt} promise={promise} listings={[]} />);
    expect(html).toContain(title);
    expect(html).toContain(words);
    expect(html).not.toContain('顾问会打');
    expect(html).not.toMatch(/thanks\.|\{\{/);
  });
  it('asks for removal with the article named', () => {
    const html = renderPage(
      <TakedownPage
        frame={frame}
        values={{ article: 'a', name: '', contact: '', reason: '' }}
        title={EVIL}
        errors={[]}
      />,
    );
    expect(html).toContain('&lt;script>');
    expect(html).toContain('name="article" value="a"');
  });
});
