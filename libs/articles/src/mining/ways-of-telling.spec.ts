import { mineArticle } from './index.js';

const mine = (text: string, title = '园区要闻') => mineArticle({ title, text }).prospects;
const FIRM = '浙江云澜精工有限公司';
const OPENED = `昨天,${FIRM}数控磨床项目在缙云县开工,总投资2亿元。`;

describe('where a project is told to stand', () => {
  it.each([
    '“我们毗邻温州,出货方便。”董事长丁绍钧说。',
    '“缙云到温州只隔一座山。”董事长丁绍钧说。',
    '董事长丁绍钧在温州打了十二年工。',
    '首批磨床已发往温州。',
  ])('is not the place that is only near, or of another time or way: %s', (more) => {
    expect(mine(`${OPENED}${more}`)[0]).toMatchObject({ city: '丽水市', district: '缙云县' });
  });
  it('is the second of two places that build a park together', () => {
    const text = `昨天,宁波(缙云)产业园开园,${FIRM}年产2万台磨床项目签约,总投资2亿元。宁波园区去年引进项目9个。`;
    expect(mine(text)[0]).toMatchObject({ city: '丽水市', district: '缙云县', park: '宁波(缙云)产业园' });
  });
  it.each(['缙云经济开发区五云园', '壶镇新区产业园', '缙云下洋工业基地', '丽缙经济特别合作区宁波(缙云)产业园'])(
    'has the whole name of its park: %s',
    (park) => {
      expect(mine(`昨天,位于${park}的${FIRM}数控磨床项目开工,总投资2亿元。`)[0]!.park).toBe(park);
    },
  );
  it('is the county that is named, although the zone beside it is hosted by another of the city', () => {
    const text = `台州市路桥区金清镇的台州湾小微园里,${FIRM}租下厂房4200平方米,投资3000万元建设磨床生产线。`;
    expect(mine(text)[0]).toMatchObject({ city: '台州市', district: '路桥区' });
  });
});

describe('the words of a place', () => {
  it('are those of the text, although the headline says them first', () => {
    const text = `${FIRM}将整体搬迁至缙云县,租赁厂房1.2万平方米。`;
    const { evidence } = mine(text, '宁波一企业整体搬迁到缙云')[0]!;
    expect(text.slice(...evidence.district!)).toBe('缙云县');
  });
});

describe('what a list or a notice tells', () => {
  it('belongs to the item whose heading stands before its fields', () => {
    const text =
      '现公布重点项目进展。\n一、年产40万套密封条项目。建设单位:浙江墨屿密封件有限公司。建设地点:壶镇工业园。总投资21000万元。截至10月底,1号车间主体封顶。\n' +
      '二、羊绒围巾染整项目。建设单位:缙云绒屿纺织有限公司。总投资9800万元。截至10月底,进入试生产。\n' +
      '三、污水处理厂提标工程。建设单位:缙云县建设局。总投资6200万元。';
    expect(mine(text).map(({ project, amount_cny, stage }) => [project, amount_cny, stage])).toEqual([
      ['年产40万套密封条项目', 210_000_000, '封顶'],
      ['羊绒围巾染整项目', 98_000_000, '投产'],
    ]);
  });
  it('is no land taken while the outcome of the bidding is open', () => {
    const text = `${FIRM}拟在缙云县投资5亿元建设磨床基地。项目用地须参加公开出让,存在竞拍结果不确定的风险。`;
    expect(mine(text)[0]!.stage).toBe('拟选址');
  });
});

describe('which project a sentence tells of', () => {
  it('is another one where a second new firm has money and a project of its own', () => {
    const text =
      '总部在宁波的浙江墨屿橡塑集团有限公司上周布局两地。\n3月5日,集团全资子公司墨屿橡塑(缙云)有限公司在缙云县拿下150亩工业用地,将投资7亿元建设轮胎项目。\n' +
      '3月8日,集团又与重庆市璧山区签约,投资1.2亿元建设密封件项目,由新设立的重庆墨屿密封科技有限公司运营。\n集团总裁丁绍钧出席。';
    const found = mine(text);
    expect(found.map(({ company, city, amount_cny, stage }) => [company, city, amount_cny, stage])).toEqual([
      ['墨屿橡塑(缙云)有限公司', '丽水市', 700_000_000, '拿地'],
      ['重庆墨屿密封科技有限公司', '重庆市', 120_000_000, '签约'],
    ]);
    for (const { persons } of found) expect(persons.map(({ name }) => name)).toEqual(['丁绍钧']);
  });
  it('is that of the firm that carries the enlargement out, in the money it is told in', () => {
    const text =
      '全球工业空气过滤解决方案供应商瑞典墨维克过滤集团今日宣布,将追加投资2.4亿瑞典克朗(约合人民币1.8亿元)扩建其位于缙云县的生产基地。此次扩建由墨维克过滤技术(缙云)有限公司实施。';
    const found = mine(text);
    expect(found.map(({ company }) => company)).toEqual(['墨维克过滤技术(缙云)有限公司']);
    expect(found[0]).toMatchObject({
      amount_cny: 180_000_000,
      amount_foreign: { value: 240_000_000, currency: 'SEK' },
    });
  });
  it('is none where everything was decades ago', () => {
    const text = `1986年,${FIRM}在缙云投产,占地40亩,总投资180万元。2003年改制,磨床停产。`;
    expect(mine(text, '老厂往事')).toEqual([]);
    expect(mine(`1986年成立的${FIRM}昨天开建新厂,占地40亩。`)).toHaveLength(1);
  });
  it('has no name from what somebody asks', () => {
    const text = `问:公司缙云的磨床工厂何时建好?\n答:${FIRM}的数控磨床产业化项目位于缙云县,总投资2亿元,厂房1月封顶。`;
    expect(mine(text)[0]!.project).toBe('数控磨床产业化项目');
  });
  it.each([
    ['引入自动针车、飞织大底成型产线8条', '增资扩产项目'],
    ['规划磨床、铣床、车床三大产线', '增资扩产项目'],
  ])('keeps its name beside the lines it sets up: %s', (lines, project) => {
    expect(mine(`昨天,${FIRM}增资扩产项目在缙云县动工,总投资2亿元,${lines}。`)[0]!.project).toBe(project);
  });
});

describe('who and what a project is told with', () => {
  it('leaves out the people of who builds it', () => {
    const text = `浙江墨屿建设集团有限公司中标${FIRM}磨床项目厂房工程。该项目位于缙云县,总投资2亿元,已动工。中标后集团成立项目部,由项目经理黄柏年进场。`;
    expect(mine(text)[0]!.persons).toEqual([]);
  });
  it('knows who is called something: 老板叫郭长顺', () => {
    expect(mine(`${OPENED}老板叫郭长顺。`)[0]!.persons.map(({ name }) => name)).toEqual(['郭长顺']);
  });
  it('has the floor of the whole, not of the first stage', () => {
    const text = `${OPENED}一期建筑面积7.2万平方米,规划总建筑面积15万平方米。`;
    expect(mine(text)[0]!.area_sqm).toBe(150_000);
  });
  it.each([
    ['C19', '昨天,浙江云澜体育用品有限公司增资扩产项目动工,总投资2亿元,建成后运动鞋年产能达2000万双。'],
    ['C35', '昨天,浙江云澜机械有限公司租下厂房4200平方米,专做木工砂光机。'],
    ['C37', '昨天,浙江云澜材料有限公司航空复合材料结构件项目开工,总投资2亿元。'],
    ['C74', '昨天,浙江云澜检测有限公司航空零部件检测中心项目开工,总投资2亿元。'],
    ['C40', '昨天,浙江云澜有限公司年产3000万片车载镜头项目开工,总投资2亿元。'],
  ])('is of division %s by what is made: %s', (division, text) => {
    expect(mine(text)[0]!.industry_gb4754_division).toBe(division.replace('C74', 'M74'));
  });
});
