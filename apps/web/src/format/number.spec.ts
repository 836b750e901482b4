import { money, percent, range, yuan } from './number';

describe('numbers as the trade writes them', () => {
  it('uses 万 and 亿', () => {
    expect([yuan(8500), yuan(1_200_000), yuan(120_000_000)]).toEqual(['8,500', '120 万', '1.2 亿']);
  });

  it('says both ends of a range, one end, or the one number', () => {
    expect(range({ min: 3000, max: 5000 })).toBe('3,000–5,000');
    expect(range({ min: 5000, max: 5000, approx: 'about' })).toBe('约 5,000');
    expect(range({ min: 20 })).toBe('≥ 20');
    expect(range({ max: 20 })).toBe('≤ 20');
    expect(range({})).toBe('');
  });

  it('gives both ends of a price in one size, right before the unit', () => {
    expect(money({ min: 280_000, max: 300_000 }, '元/亩')).toBe('28–30 万元/亩');
    expect(money({ min: 0.85, max: 0.95 }, '元/㎡/天')).toBe('0.85–0.95 元/㎡/天');
    expect(money({ min: 80_000_000, max: 120_000_000 }, '元')).toBe('0.8–1.2 亿元');
    expect(money({}, '元')).toBe('');
  });

  it('never calls something nothing', () => {
    expect([percent(0), percent(0.004), percent(0.375), percent(1)]).toEqual(['0%', '<1%', '38%', '100%']);
  });
});
