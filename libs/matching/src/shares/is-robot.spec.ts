import { isRobot } from './is-robot.js';

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.48 NetType/4G';

describe('who opens a link', () => {
  it.each([
    WECHAT,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Linux; U; Android 14; zh-cn; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko) UCBrowser/16 Mobile',
  ])('a person: %s', (userAgent) => expect(isRobot({ userAgent })).toBe(false));

  it.each([
    undefined,
    '',
    'Mozilla/4.0',
    'curl/8.5.0',
    'python-requests/2.32',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YisouSpider/5.0)',
    'Sogou web spider/4.0',
    'facebookexternalhit/1.1',
    'Mozilla/5.0 WeChat Link Preview',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36',
  ])('a program: %s', (userAgent) => expect(isRobot({ userAgent })).toBe(true));

  it('a page fetched ahead, and a HEAD, are nobody', () => {
    expect(isRobot({ userAgent: WECHAT, purpose: 'prefetch;prerender' })).toBe(true);
    expect(isRobot({ userAgent: WECHAT, method: 'HEAD' })).toBe(true);
  });
});
