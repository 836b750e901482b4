import { maskPhones } from './pool-mask.js';

describe('maskPhones', () => {
  it.each([
    ['请打13800001234找赵工', '请打13****34找赵工'],
    ['138 0000 1234', '13****34'],
    ['+86 138-0000-1234', '86****34'],
    ['电话１３８００００１２３４', '电话13****34'],
    ['0578-2112345', '05****45'],
  ])('hides a phone however it is written: %s', (text, masked) => {
    expect(maskPhones(text)).toBe(masked);
  });

  it.each(['2000到3000平', '年税收5000000元', '30亩，1.2亿', '2026-12-01前入驻'])(
    'leaves amounts and days alone: %s',
    (text) => {
      expect(maskPhones(text)).toBe(text);
    },
  );
});
