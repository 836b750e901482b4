import { readInquiryRoute } from './inquiry-route-reading.js';
import { offerLine } from './offer-line.js';

const line = (need: string) => offerLine(readInquiryRoute({ need, usage: '', tax: '' }, '2026-11-23').need);

describe('the line of an offer', () => {
  it.each([
    ['武义自有单层厂房4200平出租', /^出租厂房 4,200 ㎡ · 武义/],
    ['松阳有一块26亩工业用地转让', /^转让地 26 亩 · 松阳/],
    ['厂房5000平出售', /^出售厂房 5,000 ㎡/],
  ])('%s → %s', (text, expected) => {
    expect(line(text)).toMatch(expected);
  });
});
