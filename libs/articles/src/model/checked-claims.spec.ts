import fc from 'fast-check';
import { checkedClaims } from './checked-claims.js';
import { claimsIn } from './model-claims.js';

const title = '缙云县集中签约三个项目';
const text = `6月18日，缙云县举行集中签约仪式，3个项目现场签约，总投资42.6亿元。县长康乐山出席。
浙江澜岳新材料有限公司年产3万吨改性塑料项目签约落户缙云县壶镇工业园区，计划总投资12亿元，用地 150 亩，建设厂房5万平方米，达产后年产值30亿元，年税收8000万元。
项目由丽水示例建工集团有限公司承建，预计2027年投产。联系电话13800138000。`;
const claim = (value: string | number, evidence: string) => ({ value, evidence });
const check = (...projects: Parameters<typeof checkedClaims>[1]) => checkedClaims({ title, text }, projects);

describe('what a model says of an article', () => {
  it('is kept where the article says it in these words, width, blanks and quotation marks apart', () => {
    const { kept, dropped } = check({
      company: claim('浙江澜岳新材料有限公司', '浙江澜岳新材料有限公司年产3万吨'),
      amount_cny: claim(1_200_000_000, '计划总投资１２亿元'),
      area_mu: claim(150, '用地150亩'),
      area_sqm: claim(50_000, '建设厂房5万平方米'),
      place: claim('缙云', '落户缙云县'),
      park: claim('壶镇工业园区', '壶镇工业园区'),
      industry: claim('C29', '改性塑料'),
      stage: claim('签约', '项目签约落户'),
    });
    expect(dropped).toBe(0);
    expect(kept[0]!.facts).toEqual({
      company: '浙江澜岳新材料有限公司',
      amount_cny: 1_200_000_000,
      area_mu: 150,
      area_sqm: 50_000,
      province: '浙江省',
      city: '丽水市',
      district: '缙云县',
      park: '壶镇工业园区',
      industry_gb4754_division: 'C29',
      stage: '签约',
    });
    const [start, end] = kept[0]!.evidence.area_mu!;
    expect(text.slice(start, end)).toBe('用地 150 亩');
  });

  it.each([
    ['words that are nowhere in it', { company: claim('浙江某虚构有限公司', '浙江某虚构有限公司签约') }],
    ['a value that its words do not say', { amount_cny: claim(1_300_000_000, '计划总投资12亿元') }],
    ['a name that its words do not say', { company: claim('浙江澜岳集团', '浙江澜岳新材料有限公司') }],
    ['the sum of many projects', { amount_cny: claim(4_260_000_000, '总投资42.6亿元') }],
    ['output', { amount_cny: claim(3_000_000_000, '年产值30亿元') }],
    ['tax', { amount_cny: claim(80_000_000, '年税收8000万元') }],
    ['an official', { company: claim('康乐山', '县长康乐山出席') }],
    ['the authorities', { company: claim('缙云县政府', '缙云县') }],
    ['a builder', { company: claim('丽水示例建工集团有限公司', '丽水示例建工集团有限公司承建') }],
    ['a plan as an event', { stage: claim('投产', '预计2027年投产') }],
    ['a division that the standard does not have', { industry: claim('C99', '改性塑料') }],
    ['a division under another section', { industry: claim('A29', '改性塑料') }],
    ['land as floor', { area_sqm: claim(150, '用地150亩') }],
    ['a phone', { company: claim('13800138000', '联系电话13800138000') }],
  ])('%s is dropped', (_what, claims) => {
    expect(check(claims)).toEqual({ kept: [], dropped: 1 });
  });

  it('never brings a fact whose words are not in the article, whatever is claimed', () => {
    const any = fc.oneof(fc.string(), fc.constantFrom('缙云县', '签约', '12亿元', '150', '总投资'), fc.integer());
    const claims = fc.dictionary(
      fc.constantFrom('company', 'project', 'amount_cny', 'area_mu', 'area_sqm', 'place', 'park', 'industry', 'stage'),
      fc.record({ value: any, evidence: fc.oneof(fc.string(), fc.constantFrom(text, '缙云县', '总投资12亿元')) }),
    );
    fc.assert(
      fc.property(fc.array(claims, { maxLength: 3 }), (projects) => {
        const read = claimsIn(JSON.stringify({ projects }));
        for (const { facts } of checkedClaims({ title, text }, read).kept) {
          if (facts.company) expect(text).toContain(facts.company);
          if (facts.amount_cny) expect(facts.amount_cny).toBe(1_200_000_000);
        }
      }),
    );
  });
});

describe('the answer of a model', () => {
  it('is read also from between other words', () => {
    expect(claimsIn('好的：```json\n{"projects":[{"stage":{"value":"签约","evidence":"签约"}}]}\n```')).toEqual([
      { stage: { value: '签约', evidence: '签约' } },
    ]);
  });
  it.each(['', '抱歉，我不能回答', '{"projects":', '{"projects":{}}', '[]', '{}'])('%s is no answer', (content) => {
    expect(() => claimsIn(content)).toThrow('unreadable');
  });
  it('loses what is no claim', () => {
    const odd = [null, 7, { stage: '签约', company: { value: {}, evidence: 'x' }, park: { value: 'x'.repeat(500), evidence: '' } }]; // prettier-ignore
    expect(claimsIn(JSON.stringify({ projects: odd }))).toEqual([{}, {}, {}]);
  });
});
