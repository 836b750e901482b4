import { regionName, shortRegionName } from '@app/reference';
import type { ListingQuery } from './listing-query.js';
import type { Words } from './site-words.js';

const VERBS: Record<string, string> = { rent: '租', buy: '买', land: '拿', land_lease: '租', build_to_suit: '定制' };
const PRICES = {
  month: ['租金', '元/㎡/月'],
  day: ['租金', '元/㎡/天'],
  sqm: ['单价', '元/㎡'],
  wan_mu: ['地价', '万元/亩'],
} as const;
const STOREYS = { single: '单层', multi: '多层', ground: '一楼', upper: '楼上' } as const;

const range = (min: number | null, max: number | null, unit: string): string => {
  if (min !== null && max !== null) return min === max ? `${min}${unit}` : `${min}–${max}${unit}`;
  if (min !== null) return `${min}${unit}以上`;
  return max === null ? '' : `${max}${unit}以内`;
};

function placeOf(code: string): string {
  if (code === '') return '';
  const short = (part: string): string => shortRegionName(regionName(part));
  const city = code.length === 6 ? short(code.slice(0, 4)) : '';
  return code.length === 6 && city !== short(code) ? city + short(code) : short(code);
}

/** The filters as one sentence of a need: 在丽水莲都租2000–3000㎡厂房，层高8米以上. Chinese, because the advisor reads it. */
export function needSentence(zh: Words, query: ListingQuery): string {
  const isLand = query.areaUnit === 'mu' || query.transaction === 'land' || query.transaction === 'land_lease';
  const kind = query.kind ? zh(`kind.${query.kind}`) : isLand ? '土地' : '厂房';
  const size = range(query.areaMin, query.areaMax, query.areaUnit === 'mu' ? '亩' : '㎡');
  const place = placeOf(query.city);
  const [price, unit] = PRICES[query.priceUnit];
  const asked = range(query.priceMin, query.priceMax, unit);
  const least = (value: number | null, words: (figure: number) => string) => (value === null ? '' : words(value));
  const clauses = [
    query.storey && STOREYS[query.storey],
    least(query.height, (m) => `层高${m}米以上`),
    least(query.load, (t) => `承重${t}吨以上`),
    least(query.crane, (t) => `要${t}吨行车`),
    least(query.power, (kva) => `配电${kva}kVA以上`),
    query.fire && `${query.fire}类消防`,
    asked && price + asked,
    query.q && `关键词“${query.q}”`,
  ].filter(Boolean);
  const isNarrowed = place || query.kind || query.transaction || size || clauses.length > 0;
  if (!isNarrowed) return '';
  const verb = VERBS[query.transaction] ?? '找';
  return [`${place ? `在${place}` : ''}${verb}${size}${kind}`, ...clauses].join('，');
}
