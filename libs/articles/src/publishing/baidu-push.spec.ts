import { baiduPushUrl, readBaiduAnswer } from './baidu-push.js';
import { pageName } from './tombstones.js';

describe('the push to Baidu', () => {
  it('has a door for what is new, changed and gone', () => {
    expect(baiduPushUrl('push', 'https://a.cn', 't').href).toBe(
      'https://data.zz.baidu.com/urls?site=https%3A%2F%2Fa.cn&token=t',
    );
    expect(baiduPushUrl('remove', 'https://a.cn', 't').pathname).toBe('/del');
  });

  it('reads a yes with what is left today, and a no in its own words', () => {
    expect(readBaiduAnswer(200, '{"remain":4999,"success":1}')).toEqual({
      taken: true,
      remain: 4999,
      text: 'success 1',
    });
    expect(readBaiduAnswer(401, '{"error":401,"message":"token is not valid"}')).toEqual({
      taken: false,
      remain: null,
      text: 'HTTP 401 · token is not valid',
    });
    expect(readBaiduAnswer(200, '{"remain":0,"success":0,"not_same_site":["x"]}')).toMatchObject({
      taken: false,
      remain: 0,
    });
    expect(readBaiduAnswer(502, '<html>')).toEqual({ taken: false, remain: null, text: 'HTTP 502' });
  });
});

describe('the name of a page', () => {
  it('is the same however its address is spelt', () => {
    const spelt = ['https://www.a.cn/x/', 'http://m.a.cn/x?utm_source=b#c', 'HTTPS://A.CN/x/index.html'];
    expect(new Set(spelt.map(pageName))).toEqual(new Set(['a.cn/x']));
    expect(pageName('https://a.cn/x?id=1&b=2')).toBe('a.cn/x?b=2&id=1');
  });
});
