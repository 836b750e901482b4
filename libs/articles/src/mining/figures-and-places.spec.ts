import { investmentsIn } from './money.js';
import { mineArticle } from './index.js';
import { stageEventsIn } from './stages.js';

const FIRM = '缙云墨屿包装科技有限公司';
const OPENED = `3月8日,${FIRM}纸箱项目在缙云县开工。`;
const one = (text: string, title = '园区要闻') => mineArticle({ title, text }).prospects[0];

describe('money as people say it', () => {
  it.each([
    ['公司一共投了三个亿。', 300_000_000],
    ['前后花了两千来万,年底投产。', 20_000_000],
    ['前后投下去三千余万元。', 30_000_000],
    ['他砸进去三千五百万元。', 35_000_000],
    ['双方签下11.5亿元投资协议。', 1_150_000_000],
    ['纸箱项目(8亿元)、模具项目', 800_000_000],
    ['纸箱项目,2.6亿元,壶镇工业园。', 260_000_000],
    ['整个项目预算5.2亿,明年竣工。', 520_000_000],
    ['总共打算投多少?答:土建加设备,两个亿。', 200_000_000],
  ])('%s', (text, value) => {
    expect(investmentsIn(text, 0).map((one) => one.value)).toEqual([value]);
  });
  it('is the sum of two stages', () => {
    expect(one(`${OPENED}一期投4.6亿,二期投3.4亿,合计8亿元。`)!.amount_cny).toBe(800_000_000);
  });
  it('is the price of a hall only where nothing else is told', () => {
    expect(one(`${OPENED}公司花1680万元买下旧厂房,总共要投4500万元。`)!.amount_cny).toBe(45_000_000);
    expect(one(`${OPENED}公司花1680万元买下旧厂房。`)!.amount_cny).toBe(16_800_000);
  });
});

describe('an area', () => {
  it.each([
    `${OPENED}云溪小微园位于壶镇,总占地136亩,建筑面积24万平方米,已有63家企业入园。`,
    `${OPENED}镇长苑某介绍,工业园规划占地136亩,二期用地136亩。`,
    `${OPENED}公司在占地136亩的云溪小微园里租了房。`,
    `${OPENED}现有茶山136亩,年产2亿平方米纸板。`,
  ])('of the park or of goods is not the tenant’s: %s', (text) => {
    expect(one(text)).toMatchObject({ area_mu: null, area_sqm: null });
  });
  it.each([
    ['连地带房60亩、2.9万平方米', 60, 29_000],
    ['新搭建的6000平方米注塑车间已经铺好地坪', null, 6000],
    ['毗邻一期厂区,占地52亩', 52, null],
  ])('%s', (said, mu, sqm) => {
    expect(one(`${OPENED}${said}。`)).toMatchObject({ area_mu: mu, area_sqm: sqm });
  });
});

describe('the name of a park', () => {
  it.each([
    ['吴某当即拍板,租下创业园三层厂房,投资3000万元。', null],
    ['9月份园区举办银企对接会。', null],
    ['他希望开发区早日修好路。', null],
    ['公司搬进柘溪临港产业区。', '柘溪临港产业区'],
  ])('has no verb and no month in it: %s', (said, park) => {
    expect(one(`${OPENED}${said}`)!.park).toBe(park);
  });
});

describe('the place', () => {
  it.each([
    '公司把原来分散在中山小榄、佛山禅城的两条产线搬了过来。',
    '在温州扎根二十六年的这家企业第一次外出。',
    '公司在温州的厂区已经满负荷。',
    '县长赴温州招商。',
  ])('is not where the firm was before: %s', (said) => {
    expect(one(`${said}${OPENED}${said}`)).toMatchObject({ city: '丽水市', district: '缙云县' });
  });
});

describe('what happened', () => {
  it.each([
    ['浙江捷屿电动工具有限公司取得施工许可证并正式开工', ['开工']],
    ['企业视一期达产情况启动二期', []],
    ['拟选址五云工业园,租赁厂房1.1万平方米', ['拟选址']],
    ['第一批玩偶装进了集装箱', ['投产']],
    ['三个车间整体搬了过来', ['搬迁']],
    ['旋挖钻机已经就位', ['开工']],
    ['新车间7月份试的产', ['投产']],
    ['全省一季度新开工项目名单', ['开工']],
    ['量产工厂选在这里', []],
    ['双方在桌前签字', ['签约']],
    ['中秋前已经开工生产', ['投产']],
  ])('%s', (text, stages) => {
    expect(stageEventsIn(text, 0).map(({ stage }) => stage)).toEqual(stages);
  });
  it('has not happened in a month after the story’s own', () => {
    const text = `3月8日,${FIRM}与缙云县签约,投资2亿元建设纸箱项目。项目今年9月动工。`;
    expect(one(text)!.stage).toBe('签约');
    expect(one(text.replace('9月', '2月'))!.stage).toBe('开工');
  });
  it('is no lead when the firm has nothing more in mind or it is taken back', () => {
    expect(one(`${FIRM}2022年在缙云投产,总投资2亿元。企业暂无新的投资安排。`)).toBeUndefined();
    const text = `群里传一条短视频说${FIRM}要来建厂,配着施工现场的图片。该公司回应称,没有在缙云新建工厂的打算。`;
    expect(one(text, '纸箱厂要来?县里:没有这回事')).toBeUndefined();
  });
});
