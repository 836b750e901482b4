import { searchIndustries } from './search-industries.js';
import { searchRegions } from './search-regions.js';

const names = (q: string) => searchRegions(q).map(({ name }) => name);

describe('finding places by name', () => {
  it('puts the very name first, then what begins with it', () => {
    expect(names('丽水')[0]).toBe('丽水市');
    expect(names('丽水')).toContain('丽水经济技术开发区');
    expect(searchRegions('莲都')[0]).toMatchObject({ code: '331102', full: '浙江省丽水市莲都区' });
    expect(searchRegions('朝阳区').map(({ full }) => full)).toEqual(
      expect.arrayContaining(['北京市朝阳区', '吉林省长春市朝阳区']),
    );
  });

  it('finds zones by their short forms, macro regions and codes', () => {
    expect(names('金义')[0]).toBe('金义新区');
    expect(names('长三角')[0]).toBe('长三角');
    expect(names('3311')[0]).toBe('丽水市');
    expect(searchRegions('衢州经开区')[0]).toMatchObject({ level: 'devzone', host_code: '3308' });
  });

  it('finds nothing for nothing', () => {
    expect([searchRegions(''), searchRegions('   '), searchRegions('qqqq')]).toEqual([[], [], []]);
  });
});

it('finds industries by name, number and what factories call themselves', () => {
  const divisions = (q: string) => searchIndustries(q).map(({ division }) => division);
  expect([divisions('金属制品')[0], divisions('33')[0], divisions('五金')[0]]).toEqual(['33', '33', '33']);
  expect(divisions('')).toHaveLength(12);
});
