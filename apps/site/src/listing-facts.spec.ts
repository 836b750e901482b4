import type { Listing } from '@app/listings';
import { listingFacts } from './listing-facts.js';
import { wordsOf } from './site-words.js';

const factsOf = (listing: Partial<Listing>): Record<string, string | null> => {
  const facts = listingFacts(wordsOf('zh-CN'), { ref: 'T-1', title: '测试', region: '330703', ...listing } as Listing);
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]));
};

describe('the facts of a listing', () => {
  it('tell the size of a yard, and nothing about plot ratios', () => {
    const facts = factsOf({ kind: 'yard', area_sqm: 4000 });
    expect(facts['面积']).toContain('4,000');
    expect(Object.keys(facts)).not.toContain('容积率');
  });

  it('tell the 亩 of a parcel, and nothing about storeys', () => {
    const facts = factsOf({ kind: 'land', land_mu: 30 });
    expect(facts['土地面积']).toContain('30');
    expect(Object.keys(facts)).not.toContain('层高');
  });
});
