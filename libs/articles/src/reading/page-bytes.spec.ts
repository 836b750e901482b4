import fc from 'fast-check';
import { decodePage } from './page-bytes.js';
import { pageSource } from './page-file.js';

/** "园区的厂房和土地由企业在今年开工建设，项目为新材料。" and a line more, in GBK. */
const GBK = Buffer.from(
  'd4b0c7f8b5c4b3a7b7bfbacdcdc1b5d8d3c9c6f3d2b5d4dabdf1c4eabfaab9a4bda8c9e8a3accfeec4bfceaad0c2b2c4c1cfa1a3d5e2b8f6cfeec4bfd3c9c6f3d2b5cdb6d7cabda8c9e8a3acbdf1c4eaced2c3c7d3d0c8cbd4dabfaab9a4b5c4b5d8b7bdb9a4d7f7a1a3',
  'hex',
);
const WORDS =
  '园区的厂房和土地由企业在今年开工建设，项目为新材料。这个项目由企业投资建设，今年我们有人在开工的地方工作。';

const page = (meta: string): Buffer => Buffer.concat([Buffer.from(`<html><head>${meta}</head><p>`, 'latin1'), GBK]);
const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('the text of bytes', () => {
  it.each([
    ['gb2312', 'gb2312'],
    ['GBK', 'gbk'],
    ['x-gbk', 'x-gbk'],
    ['GB18030', 'gb18030'],
    ['no charset', ''],
    ['a charset nobody knows', 'klingon-8'],
    ['a wrong charset', 'big5'],
    ['the default of an English server', 'iso-8859-1'],
    ['UTF-8, wrongly', 'utf-8'],
  ])('is Chinese for GBK that calls itself %s', (_, label) => {
    expect(decodePage(page(`<meta charset="${label}">`))).toContain(WORDS);
    expect(decodePage(GBK, label)).toContain(WORDS);
  });
  it('is UTF-8 where it is valid UTF-8, whatever header and meta say', () => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="gb2312"?><meta charset=gbk><p>${WORDS}`);
    expect(decodePage(bytes, 'gb2312')).toContain(WORDS);
  });
  it('survives a broken character in a page that says UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(`<meta charset="utf-8">${WORDS.repeat(5)}`), Buffer.from([0xe5, 0x9b])]);
    expect(decodePage(bytes)).toContain(WORDS);
  });
  it.each([
    ['little', false],
    ['big', true],
  ])('reads UTF-16, %s end first, with its mark and without', (_, big) => {
    const text = `<html><p>${WORDS}</p></html>`;
    expect(pageSource(utf16(`\ufeff${text}`, big), 'a.html')).toEqual({ html: text });
    expect(pageSource(utf16(text, big), 'a.html')).toEqual({ html: text });
  });
  it('is not asked of a PDF, an image or an archive: those are refused by name', () => {
    for (const head of [
      '255044462d312e37',
      '89504e470d0a1a0a',
      'ffd8ffe000104a46',
      '5249464624000000',
      '504b030414000000',
    ]) {
      const bytes = Buffer.concat([Buffer.from(head, 'hex'), Buffer.from('some more of it')]);
      expect(() => pageSource(bytes, 'file.bin')).toThrow(/^file\.bin is not text/);
    }
  });
  it('never throws for any bytes, and only refuses in a sentence', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.option(fc.string({ maxLength: 12 }), { nil: undefined }),
        (bytes, label) => {
          expect(['string', 'object']).toContain(typeof decodePage(bytes, label));
          try {
            pageSource(bytes, 'some.html', label);
          } catch (error) {
            expect(error).toMatchObject({
              kind: 'invalid',
              message: expect.stringMatching(/^some\.html is .{5,80}\.$/),
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
