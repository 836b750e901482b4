import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mineArticle, type Prospect } from './index.js';

type Gold = Partial<Prospect> & {
  company: string;
  stage_alt?: string[];
  industry_alt?: string[];
  area_mu_alt?: (number | null)[];
  park_alt?: (string | null)[];
};
interface Example {
  id: string;
  title: string;
  text: string;
  gold: Gold[];
  is_lead_source: boolean;
  officials: { name: string }[];
  aggregates?: { count: number; amount_cny: number }[];
  may_also?: string[];
}

const examples = readFileSync(join(process.cwd(), 'libs/articles/src/mining/fixtures/articles.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Example);

const FIELDS = ['company', 'amount_cny', 'area_mu', 'area_sqm', 'city', 'district', 'stage'] as const;

/** What an example says of a prospect and what was mined, where they differ. */
function differences(gold: Gold, mined: Prospect): string[] {
  const wrong = FIELDS.filter((field) => {
    const right = [gold[field] ?? null, ...((gold as unknown as Record<string, unknown[]>)[`${field}_alt`] ?? [])];
    return !right.includes(mined[field]);
  }).map((field) => `${field}: ${mined[field]}`);
  const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name).sort().join(); // prettier-ignore
  if (names(gold.persons) !== names(mined.persons)) wrong.push(`persons: ${names(mined.persons)}`);
  const divisions = [gold.industry_gb4754_division, ...(gold.industry_alt ?? [])];
  if (!divisions.includes(mined.industry_gb4754_division)) wrong.push(`industry: ${mined.industry_gb4754_division}`);
  return wrong;
}

describe('articles of many voices', () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    const mined = mineArticle(example);
    expect(mined.is_lead_source).toBe(example.is_lead_source);
    expect(mined.prospects.map(({ company }) => company)).toEqual(example.gold.map(({ company }) => company));
    expect(example.gold.flatMap((gold, at) => differences(gold, mined.prospects[at]!))).toEqual([]);
    for (const { name } of example.officials) expect(mined.officials.map((one) => one.name)).toContain(name);
    if (example.aggregates) expect(mined.aggregates).toEqual(example.aggregates);
  });
});

const one = (text: string, title = '园区要闻') => mineArticle({ title, text }).prospects[0];

describe('a prospect', () => {
  it.each([
    '苏溪产业城',
    '庐江软件园',
    '城西产业功能区',
    '南岭循环化工基地',
    '龙游医药健康园',
    '滨江科技港',
    '临港经济区',
    '青龙智慧谷',
  ])('goes to a park by any of the names that parks have: %s', (park) => {
    expect(
      one(`3月8日,浙江澜岳新材料有限公司年产3万吨塑料项目签约落户${park},计划总投资12亿元,用地150亩。`)!.park,
    ).toBe(park);
  });
  it.each([
    ['C30', '一个是云岭硅塔光电材料有限公司,做单晶石英坩埚的,总投资5.6亿元,用地103亩,9月28日开工。'],
    ['C29', '做药材气调袋的云岭封泽科技有限公司租下隔壁三千六百平方米厂房,投资两千二百万元,上月投产。'],
    ['C20', '云岭竹韵新材料有限公司竹纤维餐具项目开工,总投资1.2亿元,用地20亩。'],
    ['C13', '云岭牧源科技有限公司年产10万吨预混料项目开工,总投资1.2亿元,用地20亩。'],
  ])('is of the trade that its product is of: %s', (division, text) => {
    expect(one(text)!.industry_gb4754_division).toBe(division);
  });
  it('keeps the words of each fact', () => {
    const text = '昨天,浙江云澜精工有限公司数控磨床项目在缙云县壶镇工业园开工,总投资２．５亿元,占地４０亩。';
    const { evidence } = one(text)!;
    const words = Object.fromEntries(Object.entries(evidence).map(([key, [from, to]]) => [key, text.slice(from, to)]));
    expect(words).toMatchObject({
      company: '浙江云澜精工有限公司',
      project: '数控磨床项目',
      amount_cny: '２．５亿元',
      area_mu: '４０亩',
      district: '缙云县',
      park: '壶镇工业园',
      stage: '开工',
    });
  });
  it('has no evidence for what the headline alone says', () => {
    const prospect = one('浙江云澜精工有限公司数控磨床项目总投资2亿元。', '缙云:磨床项目开工');
    expect(prospect).toMatchObject({ district: '缙云县', stage: '开工' });
    expect(prospect!.evidence.stage).toBeUndefined();
    expect(prospect!.evidence.district).toBeUndefined();
  });
  it('turns hectares and land in square metres into 亩', () => {
    const text = (area: string) => `浙江云澜精工有限公司数控磨床项目昨天开工,用地面积${area}。`;
    expect(one(text('3.4公顷'))!.area_mu).toBe(51);
    expect(one(text('20000平方米'))!.area_mu).toBe(30);
  });
  it('leaves output, tax, capital and land price alone', () => {
    const text =
      '浙江云澜精工有限公司数控磨床项目昨天开工,公司注册资本5000万元,地价1200万元,达产后年产值8亿元,年税收3000万元。';
    expect(one(text)!.amount_cny).toBeNull();
  });
  it('of a renamed company keeps the old name', () => {
    const text = '浙江云澜精工有限公司(原缙云云澜磨床有限公司)磨床项目昨天开工,总投资2亿元。';
    expect(one(text)).toMatchObject({ company: '浙江云澜精工有限公司', former_names: ['缙云云澜磨床有限公司'] });
  });
});
