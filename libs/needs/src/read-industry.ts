import { findIndustries, type IndustryMention } from '@app/reference';
import { isNegated } from './negation.js';
import type { Reading } from './reading.js';

/** Said of what is bought in, let out or lies near, not of what is made here. */
const NOT_OURS_BEFORE = /(?:外协|外包|委外|委托|靠近|离|附近有?|周边有?|旁边是|隔壁|上下游|供应|客户是做?|以前是做?|原来是做?|远离|给)$/;
const NOT_OURS_AFTER = /^(?:园区?|产业园|集中区|小镇)?(?:附近|周边|旁|外协|外包|委外|城附近)/;
const STORED_BEFORE = /(?:放|存放|存|储存|堆放|堆|囤|摆)(?:点|些|一些|的是)?$/;
/** 电池 in 不做电芯, 仓储 as the kind of building; words that are the building rather than the trade. */
const STORAGE_PROPERTY = new Set(['warehouse', 'cold_storage', 'hazmat_warehouse', 'yard']);

/** The division of what is made or done; storing goods in a warehouse is storage (59), whatever the goods. */
export function readIndustry(reading: Reading): void {
  const { text, need } = reading;
  const mentions = findIndustries(text).filter((mention) => isOurs(text, mention));
  const isStorage = need.property?.every((property) => STORAGE_PROPERTY.has(property)) ?? false;
  const stored = /(?:用来|用于|主要)?(?:放|存放|堆放|囤|储存|存)(?:点|些)?(?!心|量|在|款)[\u4e00-\u9fa5]{1,10}/.exec(text);
  if (isStorage && !mentions.some(({ section }) => section === 'G')) {
    if (!stored) return void (reading.field === 'usage' || mentions.length > 0 ? putStorage(reading, mentions) : undefined);
    put(reading, { text: '仓储', section: 'G', division: '59' }, stored.index, stored.index + stored[0].length);
    return;
  }
  const product = pickMain(mentions);
  if (product) put(reading, describe(mentions, product), product.start, product.end);
}

/** Goods named beside a warehouse: the trade is storage, the goods a fair alternative. */
function putStorage(reading: Reading, mentions: readonly IndustryMention[]): void {
  const first = mentions[0];
  if (!first) return;
  const alt = [...new Set(mentions.map(({ division }) => division))];
  put(reading, { text: `${first.text}仓储`, section: 'G', division: '59', alt }, first.start, first.end);
}

function isOurs(text: string, { start, end, text: word }: IndustryMention): boolean {
  if (isNegated(text, start, end) || NOT_OURS_BEFORE.test(text.slice(Math.max(0, start - 6), start)) || NOT_OURS_AFTER.test(text.slice(end, end + 6))) return false;
  if (/^(?:变压器|仪表|检测|装修公司|设备维修|发电机|空调|电梯)$/.test(word) && !/[做生产加工制造维修]|厂/.test(text.slice(Math.max(0, start - 4), start) + text.slice(end, end + 4)) && /要|有|带|配|装|\d/.test(text.slice(Math.max(0, start - 4), start) + text.slice(end, end + 1))) return false;
  if (word === '变压器' && /^\d|^[^,。]{0,4}\d/.test(text.slice(end, end + 6))) return false;
  if (/^(?:餐饮|食堂承包|数据中心)$/.test(word) && /带|配套/.test(text.slice(Math.max(0, start - 3), start))) return false;
  if (word === '手机' && /^(?:号|:|电话|微信|同|联系|\d)/.test(text.slice(end, end + 2))) return false;
  if (word === '照明' && /带|有/.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (word === '电池' && /充/.test(text[start - 1] ?? '')) return false;
  return true;
}

/** Products outweigh processes; among products the first, unless a later one says what the first is for. */
function pickMain(mentions: readonly IndustryMention[]): IndustryMention | undefined {
  const made = mentions.filter(({ weight }) => weight === 2);
  const concrete = made.filter(({ division }) => !['51', '52', '73', '59', '58', '64', '65'].includes(division));
  return concrete[0] ?? made[0] ?? mentions[0];
}

function describe(mentions: readonly IndustryMention[], main: IndustryMention) {
  const others = mentions.filter(({ division, weight }) => division !== main.division && weight === 2).map(({ division }) => division);
  const alt = [...new Set([...(main.alt ?? []), ...others])].filter((division) => division !== main.division);
  return { text: main.text, section: main.section, division: main.division, ...(alt.length > 0 ? { alt } : {}) };
}

function put(reading: Reading, industry: NonNullable<Reading['need']['industry']>, start: number, end: number): void {
  const isGoods = STORED_BEFORE.test(reading.near(start, 4));
  if (!isGoods || industry.division === '59') reading.put('industry', industry, start, end);
  else reading.put('industry', { text: '仓储', section: 'G', division: '59' }, start, end);
}
