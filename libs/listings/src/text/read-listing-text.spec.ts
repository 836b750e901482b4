import fc from 'fast-check';
import { readListing } from '../read-listing.js';
import { ownerTexts } from './fixtures/owner-texts.js';
import { readListingText } from './read-listing-text.js';

const asOf = '2026-11-23';

describe('readListingText', () => {
  it.each(ownerTexts)('reads all that is said: $text', ({ text, listing }) => {
    expect(readListingText(text, { asOf }).listing).toEqual(listing);
  });

  it('points at the words that a field was read from', () => {
    const text = ownerTexts[0]!.text;
    const { spans } = readListingText(text, { asOf });
    const words = Object.fromEntries(Object.entries(spans).map(([key, [start, end]]) => [key, text.slice(start, end)]));
    expect(words).toMatchObject({
      area_sqm: '2600平',
      area_sqm_min: '1200平起',
      power_kva: '400kVA',
      power_expand_kva: '800',
      'offers.price': '18元',
      'offers.floor_price': '底价15',
      owner_phone: '13800138000',
    });
  });

  it('makes a title of the facts, and none of nothing', () => {
    expect(readListingText(ownerTexts[6]!.text, { asOf }).title).toBe('永康五金科技园5号楼3层1200㎡厂房');
    expect(readListingText('   ', { asOf })).toEqual({ listing: {}, spans: {}, title: '' });
  });

  it('takes a lone floor price for what it is: the asking stays open', () => {
    const { listing } = readListingText('厂房出租2000平，底价15元/平/月', { asOf });
    expect(listing.offers).toEqual([{ transaction: 'rent', floor_price: 15 }]);
  });

  const bits = fc.constantFrom(
    '3号楼', '一楼', '厂房', '出租', '2600平', '起租', '底价', '18元/平/月', '可增到', '800', 'kVA', '层高8米', '10吨行车2台',
    '容积率', '1.2-2.5', '准入', '丙类', '不接受', '电镀', '\n', '，', '。', '😀', '\u0000', '亩', '现空', '2027年3月', '13800138000', '占地', '²', '每',
  ); // prettier-ignore
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('never throws; what it reads is a listing by the contract and its spans lie in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { listing, spans } = readListingText(text, { asOf });
        const { area_sqm_min: least, ...rest } = listing;
        readListing({ ref: 'x', kind: 'factory', ...rest, ...(least !== undefined && { area_sqm_min: least }) });
        for (const [start, end] of Object.values(spans)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
