import { findIndustries, mainIndustry } from './find-industries.js';
import { INDUSTRY_DIVISIONS, INDUSTRY_SECTIONS, industryName, industrySection } from './industries.js';

it('has all 97 divisions of the 20 sections', () => {
  expect(INDUSTRY_DIVISIONS.map(({ division }) => division)).toEqual(
    Array.from({ length: 97 }, (_, at) => String(at + 1).padStart(2, '0')),
  );
  expect(new Set(INDUSTRY_DIVISIONS.map(({ section }) => section))).toEqual(new Set(Object.keys(INDUSTRY_SECTIONS)));
  expect(industryName('33')).toBe('金属制品业');
  expect(industryName('33', 'en')).toBe('Metal products');
  expect(industrySection('59')).toBe('G');
  expect(industryName('98')).toBeUndefined();
});
it.each([
  ['汽车零部件CNC加工', '36'],
  ['五金冲压、压铸', '33'],
  ['锂电池PACK组装', '38'],
  ['半导体封装测试', '39'],
  ['电梯配件钣金+激光切割', '34'],
  ['焊接为主', '33'],
  ['做保温杯的', '33'],
  ['injection molding workshop', '29'],
])('%s belongs to %s', (text, division) => {
  expect(mainIndustry(findIndustries(text.toLowerCase()))?.division).toBe(division);
});
