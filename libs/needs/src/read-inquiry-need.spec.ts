import { describeNeed } from './describe-need.js';
import { parseNeedLine } from './parse-need-line.js';
import { questionsFor } from './questions-for.js';
import { readInquiryNeed } from './read-inquiry-need.js';
import { readNeed } from './read-need.js';

const asOf = '2026-09-01';
const need = (text: string) => readNeed(text, { formField: 'need', asOf });

describe('readInquiryNeed', () => {
  const texts = { need: '丽水租厂房2000到3000方，一楼', usage: '五金加工，有废水', tax: '亩均20万' };
  const read = readInquiryNeed(texts, asOf);
  it('merges the three texts into one need', () => {
    expect(read).toMatchObject({
      side: 'demand',
      transaction: ['rent'],
      property: ['factory'],
      area_sqm: { min: 2000, max: 3000 },
      storey: 'ground',
      industry: { division: '33' },
      needs: ['wastewater', 'eia'],
      tax_per_mu_cny: { min: 200000, max: 200000 },
    });
    expect(read.flags).toEqual([]);
  });
  it('says which text each value was read from', () => {
    const said = (key: string) => {
      const [start, end, field] = read.spans[key]!;
      return [field, texts[field as keyof typeof texts].slice(start, end)];
    };
    expect(said('area_sqm')).toEqual(['need', '2000到3000方']);
    expect(said('needs.eia')).toEqual(['usage', '废水']);
    expect(said('tax_per_mu_cny')).toEqual(['tax', '20万']);
    expect(said('regions.3311')).toEqual(['need', '丽水']);
  });
  it('takes the trade from 用途 and sums from 税收 when texts differ', () => {
    const mixed = readInquiryNeed(
      { need: '买30亩地，做模具，年税收100万', usage: '汽车零部件', tax: '亩均税收30万' },
      asOf,
    );
    expect(mixed.industry?.division).toBe('36');
    expect(mixed.flags).toContain('conflict_tax');
  });
  it('makes no need of a takedown or a privacy request', () => {
    expect(readInquiryNeed({ need: '请删除你们转载的文章' }, asOf)).toMatchObject({
      side: 'other',
      flags: ['takedown_request'],
    });
    expect(readInquiryNeed({ need: '我有厂房3000平要出租', usage: '', tax: null }, asOf).side).toBe('supply');
  });
  it('finds nothing in nothing', () => {
    expect(readInquiryNeed({}, asOf)).toEqual({
      side: 'demand',
      flags: ['empty_intent', 'transaction_missing', 'area_missing', 'region_missing'],
      spans: {},
    });
  });
});

describe('describeNeed', () => {
  it.each([
    ['租厂房2000到3000方，一楼，丽水，五金加工', '租厂房 2,000–3,000 ㎡ · 丽水 · 一楼 · 五金加工(33)'],
    ['想在义乌找30亩左右的工业用地', '拿地 约 30 亩 · 义乌'],
    ['租仓库5000平以上，租金25以内', '租仓库 ≥ 5,000 ㎡ · ≤ 25 元/㎡/月'],
    ['随便看看', '未读出需求'],
    ['请删除文章', '非招商线索'],
  ])('%s → %s', (text, line) => {
    expect(describeNeed(need(text))).toBe(line);
  });
});

describe('questionsFor', () => {
  it('asks for the way, the size and the place first, three at most', () => {
    expect(questionsFor(need('想找个地方'))).toEqual([
      '请问是想租、想买，还是拿地自建？',
      '大概需要多大面积？',
      '希望在哪个市、哪个区县？',
    ]);
  });
  it('then asks what else would help', () => {
    expect(questionsFor(need('丽水租厂房3000平，租金5块一平'))[1]).toBe('租金预算是按天还是按月算的？');
  });
  it('asks nothing of owners and of other letters', () => {
    expect(questionsFor(need('我有厂房出租3000平'))).toEqual([]);
    expect(questionsFor(need('请删除文章'))).toEqual([]);
  });
});

describe('parseNeedLine', () => {
  it('reads one line', () => {
    expect(parseNeedLine('{"id":"a1","form_field":"tax","as_of":"2026-09-01","text":"五百万"}')).toMatchObject({
      id: 'a1',
      need: { tax_year_cny: { min: 5000000, max: 5000000 }, flags: ['period_assumed_from_field'] },
    });
  });
  it.each([
    ['{', '不是有效的 JSON'],
    ['[]', '应为一个 JSON 对象'],
    ['{"id":1}', '缺少 text'],
    ['{"text":"x","form_field":"what"}', 'form_field 应为 need、usage、tax、free 之一'],
    ['{"text":"x","as_of":"tomorrow"}', 'as_of 应为日期，如 2026-09-01'],
  ])('says what is wrong with %s', (line, message) => {
    expect(() => parseNeedLine(line)).toThrow(message);
  });
});
