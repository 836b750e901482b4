import fc from 'fast-check';
import { isOwnPhone, isUncallable, maskPhone, normalisePhone } from './phone.js';

describe('normalisePhone', () => {
  it.each([
    ['139 0000 0001', '+8613900000001'],
    ['139-0000-0001', '+8613900000001'],
    ['+86 13900000001', '+8613900000001'],
    ['0086-139 0000 0001', '+8613900000001'],
    ['86-13900000001', '+8613900000001'],
    ['８６１３９０００００００１', '+8613900000001'],
    ['１３９００００００１１', '+8613900000011'],
    ['手机：13900000001（微信同号）', '+8613900000001'],
    ['一三九零零零零零零零一', '+8613900000001'],
  ])('reads a mobile: %s', (raw, e164) => {
    expect(normalisePhone(raw)).toEqual({ e164, kind: 'mobile', warnings: [] });
  });
  it.each([
    ['0769-22000000转8012', '+8676922000000', '8012'],
    ['0769-22000000-8012', '+8676922000000', '8012'],
    ['(0571) 8765 4321 ext. 66', '+8657187654321', '66'],
    ['021-61234567', '+862161234567', undefined],
    ['+86 21 6123 4567', '+862161234567', undefined],
    ['0578-2112345', '+865782112345', undefined],
  ])('reads a landline and splits its extension: %s', (raw, e164, extension) => {
    const phone = normalisePhone(raw);
    expect(phone).toMatchObject({ e164, kind: 'landline' });
    expect(phone.extension).toBe(extension);
  });
  it('never takes a 400 or 95 number for a person', () => {
    expect(normalisePhone('400 0123 021')).toEqual({
      e164: '+864000123021',
      kind: 'service',
      warnings: ['service_number'],
    });
    expect(normalisePhone('400-0123-021转2')).toMatchObject({ kind: 'service', extension: '2' });
    expect(normalisePhone('95588')).toMatchObject({ e164: null, kind: 'service' });
  });
  it('accepts a prefix that is not assigned, with a warning', () => {
    expect(normalisePhone('14900001111')).toEqual({
      e164: '+8614900001111',
      kind: 'mobile',
      warnings: ['unassigned_prefix'],
    });
  });
  it('says what is wrong with the rest', () => {
    expect(normalisePhone('1390000001').warnings).toEqual(['wrong_length']);
    expect(normalisePhone('').warnings).toEqual(['empty']);
    expect(normalisePhone('没有').warnings).toEqual(['not_a_number']);
    expect(normalisePhone('2112345').warnings).toEqual(['area_code_missing']);
    expect(normalisePhone('13900000001/13800000002')).toMatchObject({
      e164: '+8613900000001',
      warnings: ['several_numbers'],
    });
    expect(normalisePhone('+852 5123 4567')).toMatchObject({ e164: '+85251234567', warnings: ['foreign_number'] });
    expect(normalisePhone('+852 5123 4567').country).toBe('HK');
    expect(normalisePhone('13900000001').country).toBeUndefined();
  });
  it('gives the same answer however a mobile is spaced', () => {
    const gap = fc.constantFrom('', ' ', '-', '—', '　');
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        gap,
        fc.constantFrom('', '+86', '0086-', '86 '),
        (mobile, g, prefix) => {
          const raw = `${prefix}${mobile.slice(0, 3)}${g}${mobile.slice(3, 7)}${g}${mobile.slice(7)}`;
          expect(normalisePhone(raw).e164).toBe(`+86${mobile}`);
        },
      ),
    );
  });
  it('never throws, and gives E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const { e164 } = normalisePhone(raw);
        expect(e164 === null || /^\+\d{7,15}$/.test(e164)).toBe(true);
      }),
    );
  });
});

describe('isOwnPhone', () => {
  it('says who calls: a mobile, a landline, a foreign number, never what a whole firm shares', () => {
    for (const own of ['+8613900000001', '+8676922000000', '+85251234567']) expect(isOwnPhone(own)).toBe(true);
    for (const shared of ['+864000123021', '+868008101234', '95588', '2112345', '13900000001', ''])
      expect(isOwnPhone(shared)).toBe(false);
  });
});

describe('isUncallable', () => {
  it('is certain: a service number and one without its area code may be reached', () => {
    for (const raw of ['1380', '没有', '139000000012', '']) expect(isUncallable(raw)).toBe(true);
    for (const raw of ['95588', '2112345', '400 0123 021', '149 0000 1111', '+852 5123 4567', '0578-2112345转8'])
      expect(isUncallable(raw)).toBe(false);
  });
  it('never refuses what can be dialled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        expect(isUncallable(raw) && normalisePhone(raw).e164 !== null).toBe(false);
      }),
    );
  });
});

describe('maskPhone', () => {
  it('keeps three and four digits of a mobile', () => {
    expect(maskPhone('+8613800005678')).toBe('138****5678');
  });
  it('keeps the area code of a landline', () => {
    expect(maskPhone('+8676922000000')).toBe('0769-****00');
    expect(maskPhone('+864000123021')).toBe('****3021');
  });
});
