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
