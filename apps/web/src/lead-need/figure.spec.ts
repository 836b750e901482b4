import { figure, typed } from './figure';

it('reads figures as people type them', () => {
  expect(['3000', '3,000', '1.2万', '３千', ' 5w ', '2亿', ''].map(figure)).toEqual([
    3000,
    3000,
    12000,
    3000,
    50000,
    200000000,
    undefined,
  ]);
  expect(['三千', '12-15', '-3', 'abc'].map((text) => figure(text))).toEqual([NaN, NaN, NaN, NaN]);
  expect([typed(2_000_000, 10_000), typed(8.5), typed(null)]).toEqual(['200', '8.5', '']);
});
