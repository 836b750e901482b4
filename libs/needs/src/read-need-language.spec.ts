import type { FormField, Need } from './need.js';
import { readNeed } from './read-need.js';

const read = (text: string, formField: FormField = 'need'): Need => readNeed(text, { formField, asOf: '2026-09-01' });

/** Rules of the language on invented texts: where each applies, and where it must not. */
describe('readNeed on how people write', () => {
  it('ends a price in 毛 or 块 before its rate, and sees no feast and no coin in other words', () => {
    const need = read('昆山租厂房2000平，五毛五一平一天');
    expect(need.budget).toEqual([{ basis: 'rent_sqm_day', min: 0.55, max: 0.55 }]);
    expect(need.move_in).toBeUndefined();
    expect(read('珠三角租仓库5000平').budget).toBeUndefined();
    expect(read('义乌要一块20亩的工业用地').budget).toBeUndefined();
    expect(read('五一前要租1000平厂房').move_in).toEqual({ latest: '2027-04-30' });
  });
  it('keeps what a correction puts in the place of a figure or a place', () => {
    expect(read('面积900，啊不对，1900平，租厂房').area_sqm).toEqual({ min: 1900, max: 1900 });
    expect(read('仓库不要3000平了，改成4000平').area_sqm).toEqual({ min: 4000, max: 4000 });
    expect(read('租厂房，在萧山，不对，是柯桥').regions?.map(({ name }) => name)).toEqual(['柯桥区']);
  });
  it('reads English months, sums and places', () => {
    expect(read('Factory for rent wanted in Wujin, Changzhou, before end of March').regions).toEqual([
      { name: '武进区', level: 'county', code: '320412' },
    ]);
    const need = read('We need a warehouse for rent, 4,000 sqm, by end of December');
    expect([need.side, need.move_in]).toEqual(['demand', { latest: '2026-12-31' }]);
    expect(read('annual tax about RMB 3.5 million', 'tax').tax_year_cny).toMatchObject({ min: 3_500_000 });
    expect(read('Warehouse for rent, 4,000 sqm, loading docks').side).toBe('supply');
  });
  it('reads 仓 alone as a warehouse, but not in a place or a verb', () => {
    expect(read('求租 仓 3000平').property).toEqual(['warehouse']);
    expect(read('厂房4000平，太仓，租').property).toEqual(['factory']);
    expect(read('库存要清仓，租厂房800平').property).toEqual(['factory']);
  });
  it('reads a fire class without 类, and no chemical as one', () => {
    expect(read('求租仓库 丙二 3000平').fire_class).toEqual({ only: ['丙2'] });
    expect(read('生产丙二醇', 'usage').fire_class).toBeUndefined();
  });
  it('takes a name beside its telephone number, and no place for a name', () => {
    expect(read('租厂房2000平 王静 13900000001', 'free').contact?.name).toBe('王静');
    expect(read('厂房出租，电话 13900000001 黄生', 'free').contact?.name).toBe('黄生');
    expect(read('租厂房2000平 金华 13900000001', 'free').contact?.name).toBeUndefined();
    expect(read('租厂房2000平 高度 13900000001', 'free').contact?.name).toBeUndefined();
  });
  it('sees an owner in who has a plant to sell, whatever it is called', () => {
    expect(read('手上有个厂子要卖，海盐，占地25亩').side).toBe('supply');
    expect(read('想找个厂子，海盐，带院子').side).toBe('demand');
  });
  it('takes a bare figure straight before the hall for its size, and no other', () => {
    expect(read('余姚有没有1200-1800的单层厂房').area_sqm).toEqual({ min: 1200, max: 1800 });
    expect(read('有没有150的注塑机厂房').area_sqm).toBeUndefined();
  });
  it('drops a height that is not enough for the one that would be', () => {
    expect(read('层高5米太低，至少8米').height_m).toEqual({ min: 8 });
    expect(read('层高8米，跨度至少24米').height_m).toEqual({ min: 8, max: 8 });
  });
  it('sees no date in a rent for a day, no trade in a lorry that comes in or a telephone', () => {
    expect(read('厂房1500平，8毛一平一天以内').move_in).toBeUndefined();
    expect(read('找堆场10亩，挂车能进出').industry).toBeUndefined();
    expect(read('租厂房900平，手机13900001', 'free').industry).toBeUndefined();
  });
  it('knows a bay from its city, and where a firm comes from', () => {
    expect(read('杭州湾沿线找2000平厂房').regions).toBeUndefined();
    expect(read('芜湖湾沚租2000平厂房').regions).toEqual([{ name: '湾沚区', level: 'county', code: '340210' }]);
    const need = read('宁波搬出来的模具公司，要厂房2500平');
    expect([need.origin?.name, need.regions]).toEqual(['宁波市', undefined]);
  });
  it('tells waste water into the sewer from waste water to be approved, dust that they collect themselves from dust', () => {
    expect(read('污水要能进管网').needs).toEqual(['discharge']);
    expect(read('有清洗污水，1000平厂房').needs).toEqual(['wastewater', 'eia']);
    expect(read('打磨粉尘处理我们自己装').needs).toBeUndefined();
  });
  it('wants land for a plant, not the plant', () => {
    expect(read('Looking for 2 hectares of industrial land for a valve plant').property).toEqual(['land']);
    expect(read('Looking for a plant of 3,000 sqm').property).toEqual(['factory']);
  });
  it('takes a price that may not be higher a mu for its upper end', () => {
    expect(read('要60亩地，地价不高于每亩28万').budget).toEqual([{ basis: 'price_mu', max: 280_000 }]);
    expect(read('要60亩地，地价每亩28万').budget).toEqual([{ basis: 'price_mu', min: 280_000, max: 280_000 }]);
  });
  it('turns down a row of waste at once', () => {
    expect(read('塑料盒吹塑，没有废水废气', 'usage').needs).toBeUndefined();
    expect(read('喷塑，有废水废气', 'usage').needs).toContain('eia');
  });
  it('wants the same again, only larger', () => {
    expect(read('我们做小家电的厂房不够用了想换个大的租，5000平').property).toEqual(['factory']);
    expect(read('现在厂房不够用了，想拿地30亩').property).toEqual(['land']);
  });
  it('counts with circled numbers, and not with any figure', () => {
    expect(read('两件事：①海盐拿地30亩；②先租1200平厂房过渡').requests).toHaveLength(2);
    expect(read('①楼厂房1200平，海盐').requests).toBeUndefined();
  });
  it('takes an English name beside its number, and no trade words', () => {
    expect(
      read('We lease a workshop of 2,000 sqm in Taicang. Nora Lind, +86 139 0000 0011', 'free').contact?.name,
    ).toBe('Nora Lind');
    expect(read('workshop in Taicang 2,000 sqm, +86 139 0000 0011', 'free').contact?.name).toBeUndefined();
  });
  it('carries goods for others whatever the goods are', () => {
    expect(read('药品第三方物流，仓库2000平', 'usage').industry?.division).toBe('59');
    expect(read('药品生产，带物流，厂房2000平', 'usage').industry?.division).toBe('27');
  });
  it('wants no ground that is turned down, and no lease that is only where they sit now', () => {
    expect(read('不拿地，买现成厂房3000平').transaction).toEqual(['buy']);
    expect(read('老厂在宁海是租的，想买地30亩').transaction).toEqual(['land']);
    expect(read('名下有20亩工业用地闲着，想租出去')).toMatchObject({ side: 'supply', transaction: ['land_lease'] });
  });
  it('lends a crane to the tonnes in the clause after it', () => {
    expect(read('厂房要带行车，20吨的，跨度24米').crane).toEqual([{ t: 20 }]);
    expect(read('厂房要带行车，年产20吨').crane).toBeUndefined();
  });
});
