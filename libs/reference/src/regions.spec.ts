import { childrenOf, fullRegionName, parentOf, regionByCode, regionName, regionsOf } from './regions.js';
import { citiesBorder, neighbourCities, neighbourCounties, regionCentre } from './neighbours.js';

describe('regions', () => {
  it('names a county with its city and province', () => {
    expect(fullRegionName('331102')).toBe('浙江省丽水市莲都区');
    expect(fullRegionName('330782')).toBe('浙江省金华市义乌市');
  });
  it('leaves grouping rows out of names and parents', () => {
    expect(fullRegionName('110105')).toBe('北京市朝阳区');
    expect(parentOf('110105')).toBe('11');
    expect(regionName('3101')).toBe('上海市');
    expect(fullRegionName('429004')).toBe('湖北省仙桃市');
    expect(fullRegionName('441900')).toBe('广东省东莞市');
  });
  it('answers nothing for a code that is not there', () => {
    expect(regionByCode('999999')).toBeUndefined();
    expect(fullRegionName('999999')).toBe('999999');
  });
  it('lists the children of a city and of a municipality', () => {
    expect(childrenOf('3311').map((r) => r.name)).toEqual([
      '莲都区',
      '青田县',
      '缙云县',
      '遂昌县',
      '松阳县',
      '云和县',
      '庆元县',
      '景宁畲族自治县',
      '龙泉市',
    ]);
    expect(childrenOf('31')).toHaveLength(16);
    expect(regionsOf('province')).toHaveLength(34);
  });
});

describe('neighbours', () => {
  it('knows that borders go both ways', () => {
    for (const next of neighbourCounties('331102')) expect(neighbourCounties(next)).toContain('331102');
  });
  it('says which cities border', () => {
    expect(citiesBorder('3311', '3307')).toBe(true);
    expect(citiesBorder('331102', '330702')).toBe(true);
    expect(citiesBorder('3311', '3301')).toBe(false);
    expect(citiesBorder('3311', '3311')).toBe(false);
    expect(neighbourCities('31')).toContain('3205');
  });
  it('gives a rough centre', () => {
    const [lon, lat] = regionCentre('3311')!;
    expect(lon).toBeGreaterThan(118);
    expect(lat).toBeLessThan(29.5);
  });
});
