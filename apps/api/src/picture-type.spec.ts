import { pictureType } from './picture-type.js';

describe('the type of a picture', () => {
  it('is told by its first bytes', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
    expect(pictureType(png)).toBe('image/png');
    expect(pictureType(jpeg)).toBe('image/jpeg');
  });

  it.each([
    ['nothing', ''],
    ['a beginning of PNG', '89504e47'],
    ['GIF', Buffer.from('GIF89a').toString('hex')],
    ['SVG', Buffer.from('<svg onload="alert(1)"/>').toString('hex')],
    ['a page', Buffer.from('<!doctype html>').toString('hex')],
    ['PNG after other bytes', '0089504e470d0a1a0a'],
  ])('is none for %s', (_, hex) => {
    expect(pictureType(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});
