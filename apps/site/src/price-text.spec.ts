import type { Listing, Offer } from '@app/listings';
import { priceTexts, yuanText } from './price-text.js';
import { wordsOf } from './site-words.js';

const t = wordsOf('zh-CN');
const priced = (offer: Offer, facts: Partial<Listing> = {}) =>
  priceTexts(t, { ref: 'a', kind: 'factory', offers: [offer], ...facts })[0];

describe('prices as people read them', () => {
  it.each([
    [18, '18'],
    [0.85, '0.85'],
    [3800, '3,800'],
    [250_000, '25万'],
    [11_500_000, '1,150万'],
    [230_000_000, '2.3亿'],
  ])('%d yuan is %s', (yuan, text) => expect(yuanText(t, yuan)).toBe(text));

  it('give rent by the month and by the day, 365/12 days a month', () => {
    expect(priced({ transaction: 'rent', price: { basis: 'rent_sqm_day', min: 0.8 } })).toEqual({
      transaction: '出租', main: '0.8', unit: '元/㎡/天', other: '约 24.33 元/㎡/月',
    }); // prettier-ignore
  });
  it('give land by 亩 and by ㎡', () => {
    expect(priced({ transaction: 'land', price: { basis: 'price_mu', min: 250_000 } })?.other).toBe('约 375 元/㎡');
  });
  it('divide a total only where the area is known', () => {
    const offer: Offer = { transaction: 'rent', price: { basis: 'rent_month_total', min: 32_000 } };
    expect(priced(offer)?.other).toBeNull();
    expect(priced(offer, { area_sqm: 2000 })?.other).toBe('约 16 元/㎡/月');
  });
  it('say 面议 without a price and never show a floor price', () => {
    expect(priced({ transaction: 'buy', floor_price: 999 })).toEqual({
      transaction: '出售',
      main: '面议',
      unit: '',
      other: null,
    });
  });
});
