import { mineArticle } from './index.js';

const mine = (text: string, title = '园区要闻') => mineArticle({ title, text }).prospects;
const firms = (text: string) => mine(text).map(({ company }) => company);
const FIRM = '缙云墨屿包装科技有限公司';

describe('one project of an investor and of who operates it', () => {
  it.each([
    `墨屿包装缙云生产基地3月8日奠基。缙云生产基地由浙江墨屿包装集团有限公司全资子公司——${FIRM}负责建设和运营,用地86亩,计划投资5亿元。`,
    `3月8日,缙云县与浙江墨屿包装集团有限公司签约。纸箱项目总投资5亿元,用地86亩,由其全资子公司${FIRM}负责实施。`,
    `3月8日,由浙江墨屿控股集团投资5亿元的${FIRM}纸箱项目在缙云县开工,用地86亩。`,
    `3月8日,墨屿纸箱项目落户缙云县,由浙江云帆资本投资集团有限公司投资5亿元,${FIRM}负责运营,用地86亩。`,
  ])('is a prospect of the operator: %s', (text) => {
    expect(firms(text)).toEqual([FIRM]);
    expect(mine(text)[0]).toMatchObject({ amount_cny: 500_000_000, area_mu: 86 });
  });
  it('stays that of the firm when its foreign owner pays', () => {
    const text = `3月8日,墨屿精工(缙云)有限公司三期工厂在缙云县动工。三期工厂由日本墨屿株式会社追加投资4800万美元,新增用地39亩。`;
    expect(mine(text)).toMatchObject([{ company: '墨屿精工(缙云)有限公司', project: '三期工厂', area_mu: 39 }]);
    expect(mine(text)[0]!.amount_foreign).toEqual({ value: 48_000_000, currency: 'USD' });
  });
  it('is that of the firm the site has for it', () => {
    const text = `3月8日,宁波墨屿机电有限公司整体搬到缙云县,买下厂房6400平方米。公司在缙云的主体为缙云墨屿机电有限公司。`;
    expect(firms(text)).toEqual(['缙云墨屿机电有限公司']);
  });
  it.each([
    `3月8日,缙云县。筹建期的${FIRM}只有七个人。去年,宁波墨屿控股集团有限公司决定在缙云县设立子公司,建设纸箱项目,总投资5亿元,用地86亩,上月开工。`,
    `缙云县。${FIRM}的车间很忙。公司隶属于宁波墨屿包装集团。今年1月,墨屿包装集团投资5亿元在此建设纸箱项目,用地86亩,上月开工。`,
    `3月8日,缙云县纸箱项目通过评审。该项目业主单位是${FIRM},总投资5亿元,用地86亩,上月开工。`,
  ])('is that of the firm named before it or after it: %s', (text) => {
    expect(mine(text)).toMatchObject([{ company: FIRM, amount_cny: 500_000_000, area_mu: 86, stage: '开工' }]);
  });
  it('is one, although its stages have money and halls of their own', () => {
    const text = `3月8日,${FIRM}纸箱生产基地项目在缙云县签约,总投资12亿元。一期投资5亿元,建设制版车间;二期投资7亿元,建设瓦楞纸板生产线。`;
    expect(mine(text)).toMatchObject([{ company: FIRM, amount_cny: 1_200_000_000, stage: '签约' }]);
  });
  it('is not what the opening only hints at', () => {
    const text = `昨天,缙云县又一个装备制造项目投产。在壶镇工业园,${FIRM}纸箱项目正式投产,总投资2亿元。`;
    expect(mine(text).map(({ project }) => project)).toEqual(['纸箱项目']);
  });
});

describe('the items of a list', () => {
  const FORM = (head: (number: number) => string) =>
    `${head(1)}高性能磁材智能制造基地\n建设单位:${FIRM}\n用地:42亩\n总投资:36500万元\n进展情况:已于10月开工\n` +
    `${head(2)}年产800万套轴承生产线项目\n建设单位:缙云云澜轴承有限公司\n总投资:24000万元\n进展情况:厂房已封顶`;
  it.each([
    ['一、', FORM((number) => `${'一二'[number - 1]}、`)],
    ['■', FORM(() => '■ ')],
    ['(1)', FORM((number) => `(${number})`)],
    ['项目名称:', FORM((number) => `${number}.项目名称:`)],
  ])('begin with their heading: %s', (_head, text) => {
    const found = mine(text).map(({ company, project, amount_cny, stage }) => [company, project, amount_cny, stage]);
    expect(found).toEqual([
      [FIRM, '高性能磁材智能制造基地', 365_000_000, '开工'],
      ['缙云云澜轴承有限公司', '年产800万套轴承生产线项目', 240_000_000, '封顶'],
    ]);
  });
  it('have their firms without the number before it', () => {
    const text = `缙云县集中开工的有:\n(1)${FIRM}纸箱项目,总投资2亿元;\n(2)缙云云澜轴承有限公司轴承项目,总投资近3亿元。`;
    expect(firms(text)).toEqual([FIRM, '缙云云澜轴承有限公司']);
  });
  it('are at what the closing line says of all', () => {
    const text = `缙云县公布一批重点项目:\n纸箱项目,业主为${FIRM},总投资2亿元;\n轴承项目,业主为缙云云澜轴承有限公司,总投资3亿元。\n上述项目均已开工。`;
    expect(mine(text).map(({ stage }) => stage)).toEqual(['开工', '开工']);
  });
});

describe('the people of the firm', () => {
  const OPENED = `昨天,${FIRM}纸箱项目在缙云县开工,总投资2亿元。`;
  it.each([
    ['董事长兼首席科学家蒲怀安说,样机已送检。', ['蒲怀安']],
    ['董事长屠立言先生、总裁鲍菁女士携团队出席。', ['屠立言', '鲍菁']],
    ['丁绍钧担任董事长,儿子丁宇任总经理。', ['丁绍钧', '丁宇']],
    ['当家人俞香菊说,明年再添一条线。', ['俞香菊']],
    ['县长代表区政府与企业代表签约。', []],
  ])('%s', (said, names) => {
    expect(mine(`${OPENED}${said}`)[0]!.persons.map(({ name }) => name)).toEqual(names);
  });
  it('are told of before the firm is: 他是…的负责人', () => {
    const text = `那天,池建文在新厂房门口拍照。他是${FIRM}的负责人,公司上月买下壶镇工业园4300平方米厂房,已经搬进来。`;
    expect(mine(text)[0]!.persons.map(({ name }) => name)).toEqual(['池建文']);
  });
});
