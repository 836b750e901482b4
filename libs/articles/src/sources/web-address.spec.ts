import fc from 'fast-check';
import { addressProblem, hostFrom, hostOf, pageAddress } from './web-address.js';

describe('the address of a page', () => {
  it('has one spelling, whatever a reader came from', () => {
    const base = 'https://News.Example.cn/list/index.html';
    expect(pageAddress('../a/1.html?utm_source=wx&id=3#top', base)).toBe('https://news.example.cn/a/1.html?id=3');
    expect(pageAddress('//other.example/a', base)).toBe('https://other.example/a');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', 'http://u:p@a.example/', 'ftp://a.example/', `http://a.example/${'x'.repeat(2001)}`, 'http://'])(
    'is never %s',
    (link) => {
      expect(pageAddress(link, 'http://a.example/')).toBeNull();
      expect(addressProblem(link)).not.toBeNull();
    },
  ); // prettier-ignore

  it('is safe to follow for any link', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (link) => {
        const address = pageAddress(link, 'https://news.example.cn/list/');
        if (address === null) return;
        expect(addressProblem(address)).toBeNull();
        expect(pageAddress(address)).toBe(address);
        expect(address).not.toContain('#');
      }),
    );
  });
});

describe('a host', () => {
  it('is the same with a dot behind it, in capitals, on any port', () => {
    expect(['http://A.Example/', 'https://a.example.:8443/x'].map(hostOf)).toEqual(['a.example', 'a.example']);
  });

  it('is read out of what people paste, and not out of what is none', () => {
    expect(hostFrom(' https://www.a.example/b?c ')).toBe('www.a.example');
    expect(hostFrom('a.example')).toBe('a.example');
    expect(['', 'a b', 'localhost', 'x:y@a.example'].map(hostFrom)).toEqual([null, null, null, null]);
  });
});
