import { mineArticle } from '../mining/index.js';
import { regionCodeOf, storedProspect } from './prospect-facts.js';

const place = (province: string | null, city: string | null, district: string | null) => ({ province, city, district });
const stored = (text: string) => {
  const [mined] = mineArticle({ title: '园区要闻', text }).prospects;
  return storedProspect(mined!, text);
};

describe('the place of a project as a code', () => {
  it('is the innermost that is named', () => {
    expect(regionCodeOf(place('浙江省', '丽水市', '缙云县'))).toBe('331122');
    expect(regionCodeOf(place('浙江省', '丽水市', null))).toBe('3311');
    expect(regionCodeOf(place('浙江省', null, null))).toBe('33');
    expect(regionCodeOf(place(null, null, null))).toBeNull();
  });
  it('tells places of one name apart by what they lie in', () => {
    expect(regionCodeOf(place('北京市', '北京市', '朝阳区'))).toBe('110105');
    expect(regionCodeOf(place('吉林省', '长春市', '朝阳区'))).toBe('220104');
  });
  it('keeps to what is known when a name is not', () => {
    expect(regionCodeOf(place('浙江省', '丽水市', '不存在区'))).toBe('3311');
  });
});

describe('a prospect as it is stored', () => {
  it('says how the floor area is come by, with the words', () => {
    const text = '近日，浙江云澜医疗器械有限公司微创器械项目签约落户柯城区，总投资2亿元，租赁厂房2.4万平方米。';
    const { facts, evidence } = stored(text);
    expect(facts).toMatchObject({ area_sqm: 24_000, tenure: 'rent', region: '330802' });
    expect(text.slice(...evidence.tenure!)).toBe('租');
  });
  it('does not take a rent level for a lease', () => {
    const text =
      '近日，浙江云澜医疗器械有限公司微创器械项目签约落户柯城区，总投资2亿元，新建厂房2.4万平方米，不收租金。';
    expect(stored(text).facts.tenure).toBe('build');
  });
  it('holds no person, only where one is named', () => {
    const text =
      '近日，浙江云澜医疗器械有限公司微创器械项目签约落户柯城区，总投资2亿元。公司董事长闵怀瑾说，年内投产。';
    const { facts, evidence } = stored(text);
    expect(JSON.stringify(facts)).not.toContain('闵怀瑾');
    expect(text.slice(...evidence.persons!)).toContain('闵怀瑾');
  });
});
