import fc from 'fast-check';
import { CellProblem, type SheetRow } from './cell.js';
import { guarded } from './csv-text.js';
import { headerRow, headerUnit, matchHeaders } from './match-headers.js';
import { readMeasure } from './read-measure.js';
import { readFloorPrice, readPrice } from './read-price.js';
import { RowReader } from './read-row.js';
import { readAdmitted, readCrane, readDay, readRange, readRegion } from './read-values.js';
import {
  readDivisions,
  readEnum,
  readFireClass,
  readLandClass,
  readTags,
  readTransactions,
  readYesNo,
} from './read-words.js';

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof CellProblem ? error.code : error;
  }
};

describe('headers', () => {
  it.each([
    ['编号', 'ref'],
    ['房源编号*', 'ref'],
    ['REF', 'ref'],
    ['面积（㎡）', 'area_sqm'],
    ['可租面积', 'area_sqm'],
    ['面积(亩)', 'land_mu'],
    ['起租面积㎡', 'area_sqm_min'],
    ['一楼承重(t/㎡)', 'load_t_sqm'],
    ['楼上承重', 'upper_load_t_sqm'],
    ['檐高(m)', 'height_m'],
    ['现有kVA', 'power_kva'],
    ['可增kVA', 'power_expand_kva'],
    ['消防等级', 'fire_class'],
    ['租金(元/㎡/月)', 'rent'],
    ['底价', 'rent_floor'],
    ['亩均税收(34)', 'land.tax_per_mu_min@34'],
    ['通用设备亩均税收(万元)', 'land.tax_per_mu_min@34'],
    ['投资强度(万元/亩)', 'land.invest_per_mu_min'],
    ['用地性质', 'land.class'],
    ['area_sqm', 'area_sqm'],
    ['天气', null],
  ])('%s is %s', (header, field) => expect(matchHeaders([header])[0]!.field).toBe(field));

  it('gives a field to the surest column only, and what a person chose before all', () => {
    expect(matchHeaders(['建筑面积', '可租面积']).map(({ field }) => field)).toEqual([null, 'area_sqm']);
    expect(matchHeaders(['甲', '面积'], { 甲: 'area_sqm', 面积: null }).map(({ field }) => field)).toEqual([
      'area_sqm',
      null,
    ]);
  });
  it('finds the unit of a header', () => {
    expect(headerUnit('面积(万㎡)')).toMatchObject({ unit: 'sqm', scale: 10_000 });
    expect(headerUnit('投资强度(万元/亩)')).toMatchObject({ unit: 'cny', scale: 10_000 });
    expect(headerUnit('层高')).toBeUndefined();
  });
  it('finds the header under a title', () => {
    expect(headerRow([['2026年房源表'], ['编号', '类型', '面积'], ['A', '厂房', '1']])).toBe(1);
    expect(headerRow([['今天', '天气']])).toBe(-1);
  });
});

describe('cells', () => {
  it.each<[string, Parameters<typeof readMeasure>[1], unknown]>([
    ['2,600㎡', 'sqm', 2600],
    ['0.26万平', 'sqm', 2600],
    ['3亩', 'sqm', 2000],
    ['20000㎡', 'mu', 30],
    ['30亩(20000㎡)', 'mu', 30],
    ['800kg/㎡', 't_sqm', 0.8],
    ['8米', 'm', 8],
    ['７．５', 'm', 7.5],
    ['630 kVA', 'kva', 630],
    ['约2000', 'sqm', 2000],
    ['未知', 'm', undefined],
  ])('%s in %s is %s', (text, unit, value) => expect(readMeasure(text, unit)?.low).toBe(value));
  it.each<[string, Parameters<typeof readMeasure>[1], string]>([
    ['400kW', 'kva', 'wrong_unit'],
    ['8亩', 'm', 'wrong_unit'],
    ['30亩(30000㎡)', 'mu', 'sizes_disagree'],
    ['很大', 'sqm', 'not_a_number'],
    ['-5', 'm', 'negative'],
    ['3000-2000㎡', 'sqm', 'min_above_max'],
    ['8-6米', 'm', 'min_above_max'],
  ])('%s in %s is refused as %s', (text, unit, code) => expect(codeOf(() => readMeasure(text, unit))).toBe(code));

  it.each<[string, 'rent' | 'sale' | 'land_price', string, unknown]>([
    ['0.8元/平/天', 'rent', '租金', { basis: 'rent_sqm_day', min: 0.8, max: 0.8 }],
    ['15-17元/㎡/月', 'rent', '租金', { basis: 'rent_sqm_month', min: 15, max: 17 }],
    ['24万/年', 'rent', '租金', { basis: 'rent_year_total', min: 240_000, max: 240_000 }],
    ['1.2万元/月', 'rent', '租金', { basis: 'rent_month_total', min: 12_000, max: 12_000 }],
    ['240元/㎡/年', 'rent', '租金', { basis: 'rent_sqm_month', min: 20, max: 20 }],
    ['0.5', 'rent', '租金', { basis: 'rent_sqm_day', min: 0.5, max: 0.5 }],
    ['18', 'rent', '租金', { basis: 'rent_sqm_month', min: 18, max: 18 }],
    ['3', 'rent', '租金(元/㎡/月)', { basis: 'rent_sqm_month', min: 3, max: 3 }],
    ['3500元/㎡', 'sale', '售价', { basis: 'price_sqm', min: 3500, max: 3500 }],
    ['1200', 'sale', '总价(万元)', { basis: 'price_total', min: 12_000_000, max: 12_000_000 }],
    ['25万/亩', 'land_price', '地价', { basis: 'price_mu', min: 250_000, max: 250_000 }],
    ['25', 'land_price', '地价(万元/亩)', { basis: 'price_mu', min: 250_000, max: 250_000 }],
    ['面议', 'rent', '租金', undefined],
    ['3', 'rent', '租金', 'price_unit'],
    ['便宜', 'rent', '租金', 'price'],
    ['17-15元/㎡/月', 'rent', '租金', 'min_above_max'],
  ])('%s as %s under %s', (text, column, header, price) => {
    const read = codeOf(() => readPrice(text, column, header, headerUnit(header)));
    if (typeof price === 'object') expect(read).toEqual(price);
    else expect(read).toBe(price);
  });

  it.each([
    ['10t*2;5t', [{ t: 10, count: 2 }, { t: 5 }]],
    ['10吨2台', [{ t: 10, count: 2 }]],
    ['2部10t', [{ t: 10, count: 2 }]],
    ['无', []],
    ['大的', 'crane'],
  ])('crane %s', (text, cranes) => expect(codeOf(() => readCrane(text))).toEqual(cranes));
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026年3月', '2026-03-01'],
    ['2026/3/5', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['2026-02-30', 'date'],
    ['即可入驻', 'now'],
    ['快了', 'date'],
  ])('day %s', (text, day) => expect(codeOf(() => readDay(text))).toBe(day));
  it.each([
    ['331102', { region: '331102' }],
    ['丽水市莲都区', { region: '331102' }],
    ['东莞', { region: '441900' }],
    ['331199', 'unknown_region'],
    ['3311', 'unknown_region'],
    ['丽水市', 'unknown_region'],
    ['鼓楼区', 'unknown_region'],
    ['火星', 'unknown_region'],
  ])('region %s', (text, region) => expect(codeOf(() => readRegion(text))).toEqual(region));

  it('reads the words of the trade', () => {
    expect(readEnum('单层厂房', 'kind')).toBe('factory');
    expect(readEnum('已租', 'status')).toBe('let');
    expect(readTransactions('租售皆可')).toEqual(['rent', 'buy']);
    expect(readTransactions('土地出让')).toEqual(['land']);
    expect(readFireClass('丙二类')).toBe('丙2');
    expect(readYesNo('没有')).toBe(false);
    expect(readTags('产权证、消防验收', 'permits')).toEqual(['title_certificate', 'fire_acceptance']);
    expect(readDivisions('34、金属制品')).toEqual(['34', '33']);
    expect(readLandClass('二类工业用地')).toBe('M2');
    expect(readRange('1.5-2.5')).toEqual({ min: 1.5, max: 2.5 });
    expect(codeOf(() => readRange('2.5-1.5'))).toBe('min_above_max');
    expect(readAdmitted('34:投资300万/亩,税20万/亩;33:投资250万/亩')).toEqual([
      { division: '34', invest_per_mu_min: 3_000_000, tax_per_mu_min: 200_000 },
      { division: '33', invest_per_mu_min: 2_500_000 },
    ]);
    expect(codeOf(() => readEnum('商铺', 'kind'))).toBe('unknown_word');
  });

  it('never fails otherwise than by saying what is wrong, whatever stands there', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[\d.,~\-*/万亿千百元平㎡亩米吨天月年kvat;:年月日]{0,20}$/),
    );
    const readers: ((text: string) => unknown)[] = [
      (text) => readMeasure(text, 'sqm'),
      (text) => readMeasure(text, 't_sqm', headerUnit('承重(kg/㎡)')),
      (text) => readPrice(text, 'rent', '租金'),
      (text) => readPrice(text, 'land_price', '地价(万元/亩)', headerUnit('地价(万元/亩)')),
      (text) => readFloorPrice(text),
      readCrane,
      readDay,
      readRegion,
      readRange,
      readAdmitted,
      readDivisions,
      readFireClass,
      readLandClass,
      readYesNo,
      readTransactions,
      (text) => readTags(text, 'facilities'),
    ];
    fc.assert(
      fc.property(cell, (text) => {
        for (const read of readers) {
          const result = codeOf(() => read(text));
          expect(result).not.toBeInstanceOf(Error);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('gives numbers back as they were written', () => {
    const figure = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(figure, fc.constantFrom('', '㎡', ' 平方米', '平'), (value, unit) => {
        expect(readMeasure(`${value}${unit}`, 'sqm')).toEqual({ low: value, high: value });
        expect(readMeasure(`${value.toLocaleString('en-US')}${unit}`, 'sqm')).toEqual({ low: value, high: value });
      }),
    );
  });
});

describe('rows', () => {
  const read = (headers: string[], cells: SheetRow['cells'], formulas?: number[]) =>
    new RowReader(matchHeaders(headers)).read({ number: 7, cells, ...(formulas && { formulas }) });

  it('makes a listing of the contract', () => {
    const headers = [
      '编号',
      '类型',
      '区县',
      '可租面积',
      '起租面积',
      '租金(元/㎡/月)',
      '底价',
      '行车',
      '产权证',
      '净高(米)',
    ];
    expect(read(headers, ['A-1', '厂房', '莲都区', 2600, '800', 16, 14, '10t*2', '有', 8])).toMatchObject({
      number: 7,
      listing: {
        ref: 'A-1',
        kind: 'factory',
        region: '331102',
        area_sqm: 2600,
        area_sqm_min: 800,
        offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 16, max: 16 }, floor_price: 14 }],
        crane: [{ t: 10, count: 2 }],
        permits: ['title_certificate'],
        height_m: 8,
        height_kind: 'clear',
      },
    });
  });
  it('makes a parcel with a row of figures for each industry', () => {
    const headers = ['编号', '类型', '区县', '面积(亩)', '容积率', '亩均税收(34)', '亩均税收(33)（万元）'];
    expect(read(headers, ['L-1', '土地', '缙云县', 32, '1.2-2', '20万', 18])).toMatchObject({
      listing: {
        land_mu: 32,
        land: {
          plot_ratio: { min: 1.2, max: 2 },
          admitted: [
            { division: '34', tax_per_mu_min: 200_000 },
            { division: '33', tax_per_mu_min: 180_000 },
          ],
        },
      },
    });
  });
  it.each<[string, string[], SheetRow['cells'], string]>([
    ['height', ['层高'], [700], '层高'],
    ['load', ['一楼承重'], [300], '一楼承重'],
    ['area', ['面积'], [1e9], '面积'],
    ['start of rent', ['面积', '起租面积'], [100, 200], '起租面积'],
    ['floor price', ['租金(元/㎡/月)', '底价'], [10, 20], '底价'],
    ['formula as text', ['层高'], ['=1+1'], '层高'],
    ['day', ['交付日期'], ['2026-02-30'], '交付日期'],
  ])('names the column of an impossible %s', (_, headers, cells, column) => {
    const result = read(['编号', '类型', '区县', ...headers], ['A', '厂房', '莲都区', ...cells]);
    expect(result).toMatchObject({ problems: [{ column }] });
  });
  it('refuses a formula of a workbook by its column, and a parcel whose 亩 and ㎡ disagree', () => {
    expect(read(['编号', '类型', '区县', '层高'], ['A', '厂房', '莲都区', 8], [3])).toMatchObject({
      problems: [{ code: 'formula', column: '层高' }],
    });
    const parcel = read(
      ['编号', '类型', '区县', '面积(亩)', '面积(㎡)', '容积率'],
      ['L', '土地', '莲都区', 30, 30_000, 40],
    );
    expect(parcel).toMatchObject({ problems: [{ column: '面积(亩)' }] });
    expect(read(['编号', '类型', '区县', '容积率'], ['L', '土地', '莲都区', 40])).toMatchObject({
      problems: [{ column: '容积率' }],
    });
  });
});

describe('guarded', () => {
  it('keeps a spreadsheet from calculating what we write', () => {
    for (const text of ['=1+1', '+cmd', '-x', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1+1', '＠SUM(A1)'])
      expect(guarded(text)).toBe(`'${text}`);
    for (const plain of ['-5', '+8613800138000', '厂房', 5, null]) expect(guarded(plain)).toBe(plain);
  });
});
