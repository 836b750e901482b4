import fc from 'fast-check';
import { parseNeedLine } from '@app/needs';
import { chipsOf } from './listing-chips.js';
import { needSentence } from './listing-need.js';
import { filtersOf, LISTING_KEYS, listingsPath, readListingQuery } from './listing-query.js';
import { wordsOf } from './site-words.js';

const zh = wordsOf('zh-CN');

describe('the filters of the listings', () => {
  const query = readListingQuery({ city: '3311', kind: 'factory', transaction: 'rent', area_min: '3,000㎡', area_max: '５０００', from: 'wx' }); // prettier-ignore

  it('are read from the address and written back to it', () => {
    expect(listingsPath(query)).toBe('/listings?city=3311&kind=factory&transaction=rent&area_min=3000&area_max=5000');
  });
  it.each([
    { city: '9999' },
    { kind: 'castle' },
    { area_min: '-3' },
    { area_max: 'NaN' },
    { height: '700' },
    { fire: '己' },
    { sort: 'x' },
    { price_unit: '元' },
  ])('leave out %j and say so', (given) => {
    const read = readListingQuery(given);
    expect(listingsPath(read)).toBe('/listings');
    expect(read.ignored.map(({ name }) => name)).toEqual(Object.keys(given));
  });
  it('come off one by one', () => {
    expect(chipsOf(zh, query).map(({ name }) => name)).toEqual(['丽水市', '厂房', '出租', '3000–5000 ㎡']);
    expect(chipsOf(zh, query)[3]!.without).toBe('/listings?city=3311&kind=factory&transaction=rent');
  });
  it('take the unit people write, and bounds either way round', () => {
    expect(readListingQuery({ area_min: '50亩', area_max: '20亩' })).toMatchObject({ areaMin: 20, areaMax: 50, areaUnit: 'mu' }); // prettier-ignore
    expect(filtersOf(readListingQuery({ price_max: '0.6元/㎡/天' })).rentMax).toBeCloseTo(18.25);
    expect(filtersOf(readListingQuery({ price_max: '25', transaction: 'land' })).saleMax).toBe(375);
    expect(readListingQuery({ area_min: '1.2万平' }).areaMin).toBe(12_000);
  });
  it('never throw, whatever stands in the address, and their address reads as themselves', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('3311', 'rent', '20亩', '0.5', 'sqm', '丙', 'price', ''), fc.anything()); // prettier-ignore
    fc.assert(
      fc.property(fc.record(Object.fromEntries(LISTING_KEYS.map((key) => [key, value]))), (given) => {
        const read = readListingQuery(given);
        const path = listingsPath(read);
        const again = readListingQuery(Object.fromEntries(new URL(path, 'http://x').searchParams));
        expect(listingsPath(again)).toBe(path);
        needSentence(zh, read);
        chipsOf(zh, read);
      }),
    );
  });
});

describe('the sentence of the filters', () => {
  const said = (given: Record<string, string>) => needSentence(zh, readListingQuery(given));
  it.each([
    [{}, ''],
    [{ city: '331102', kind: 'factory', transaction: 'rent', area_min: '2000', area_max: '3000', height: '8' }, '在丽水莲都租2000–3000㎡厂房，层高8米以上'],
    [{ city: '3311', transaction: 'land', area_min: '20', area_max: '30', area_unit: 'mu' }, '在丽水拿20–30亩土地'],
    [{ transaction: 'rent', price_max: '0.6', price_unit: 'day' }, '租厂房，租金0.6元/㎡/天以内'],
    [{ kind: 'warehouse', area_min: '5000', fire: '丙' }, '找5000㎡以上仓库，丙类消防'],
  ])('%j is %s', (given, words) => expect(said(given as Record<string, string>)).toBe(words)); // prettier-ignore

  it('is understood as it was meant', () => {
    const words = said({ city: '331102', transaction: 'rent', area_min: '2000', area_max: '3000', height: '8', power: '400', load: '3' }); // prettier-ignore
    const parsed = JSON.stringify(parseNeedLine(JSON.stringify({ text: words })));
    for (const part of [
      '331102',
      '"rent"',
      '2000',
      '3000',
      '"height_m":{"min":8',
      '"power_kva":{"min":400',
      '"load_t_sqm":{"min":3',
    ])
      expect(parsed).toContain(part);
  });
});
