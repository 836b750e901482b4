import { chipsOf, listingsPath, needFrom, readListingQuery } from './listing-query.js';
import { wordsOf } from './site-words.js';

const zh = wordsOf('zh-CN');

describe('the filters of the listings', () => {
  const query = readListingQuery({
    city: '3311',
    kind: 'factory',
    transaction: 'rent',
    area_min: '3,000㎡',
    area_max: '５０００',
    from: 'wx',
  });

  it('are read from the address and written back to it', () => {
    expect(listingsPath(query)).toBe('/listings?city=3311&kind=factory&transaction=rent&area_min=3000&area_max=5000');
  });
  it.each([
    { city: '9999' },
    { kind: 'castle' },
    { transaction: ['x'] },
    { area_min: '-3' },
    { area_max: 'NaN' },
    { city: { a: 1 } },
  ])('leave out %j', (given) => expect(listingsPath(readListingQuery(given))).toBe('/listings'));
  it('come off one by one', () => {
    expect(chipsOf(zh, query).map(({ name }) => name)).toEqual(['丽水市', '厂房', '出租', '3000–5000 ㎡']);
    expect(chipsOf(zh, query)[3]!.without).toBe('/listings?city=3311&kind=factory&transaction=rent');
  });
  it('make the first words of a need', () => {
    expect(needFrom(zh, query)).toBe('找丽水厂房，租，3000–5000 ㎡');
    expect(needFrom(zh, readListingQuery({}))).toBe('');
  });
});
