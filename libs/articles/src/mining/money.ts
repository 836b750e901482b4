import { readNumbers } from '@app/reference';
import { ASKED_SUM } from './frame-cues.js';
import type { Span } from './story.js';

/** Money put into a project. */
export interface Investment extends Span {
  value: number;
  currency: string;
  /** 一期, 二期 … when it is told of that phase alone. */
  phase: string | undefined;
  /** 花1680万元: may be what was bought, not what is invested. */
  isPrice?: boolean;
  /** Said to be the whole (总投资). */
  isTotal: boolean;
}

const CURRENCIES: [RegExp, string][] = [
  [/^\s?(?:元(?:人民币)?|人民币|rmb|cny|yuan)/, 'CNY'],
  [/^\s?(?:美元|美金|usd|us dollars?)/, 'USD'],
  [/^\s?(?:欧元|eur(?:os?)?)/, 'EUR'],
  [/^\s?(?:日元|日圆|jpy)/, 'JPY'],
  [/^\s?(?:港元|港币|hkd)/, 'HKD'],
  [/^\s?(?:英镑|gbp)/, 'GBP'],
  [/^\s?(?:新加坡元|新币|sgd)/, 'SGD'],
  [/^\s?(?:韩元|krw)/, 'KRW'],
  [/^\s?(?:瑞士法郎|chf)/, 'CHF'],
  [/^\s?(?:瑞典克朗|sek)/, 'SEK'],
  [/^\s?(?:丹麦克朗|dkk)/, 'DKK'],
  [/^\s?(?:挪威克朗|nok)/, 'NOK'],
  [/^\s?(?:澳元|澳大利亚元|aud)/, 'AUD'],
  [/^\s?(?:加元|加拿大元|cad)/, 'CAD'],
  [/^\s?(?:泰铢|thb)/, 'THB'],
  [/^\s?(?:新台币|台币|twd)/, 'TWD'],
];
const HEDGE =
  '(?:\\s|[约近超逾达为是共计高:]|大约|差不多|大概|总共|一共|接近|将近|超过|不低于|不少于|不超过|不高于|预计|计划|总计|合计|人民币|rmb|到|额|金额|总额|概算|估算|规模|(?<=[:为])“)*';
const INVESTED = new RegExp(
  `(?:(?:项目|基地|工厂|生产线)[(](?:计划|预计)?|总投资额?|(?:计划|拟|预计|协议|固定资产|项目|合同|追加|意向|累计|新增|设备|增加|再|建设|首期|合计|共|将|一?期|已|完成|企业|公司|集团)?(?:总)?投资(?:总额|额|强度|金额)?|投入(?:资金)?|投(?:了|下去?|进去?|出)?|花(?:了|费|去|掉)?|掏(?:了|出)?|拿出|砸(?:了|进去?)|总预算|总造价|(?:预算|造价)(?:一共|总共|总计)|总盘子|预算|斥资|耗资|出资|砸下|注资|增资|invest(?:ment|ing|s)?(?: of)?)${HEDGE}$`,
);
/** 12亿元投资建设, 一个投资…; the figure comes first. */
const INVESTED_AFTER =
  /^(?:的)?(?:总)?投资(?!者|额的|强度|协议|合同|大单)|^(?:[)])?(?:大项目|的?(?:[^,。;、]{0,24})项目(?:签约|落户|落地|开工|投产|封顶|来了|花落|竣工|奠基))|^(?:签下|拿下)[^,。;]{2,24}项目/;
const NOT_TOTAL = /累计|投资强度|设备投资|首期|完成投资|已投|已完成|年内|今年|年度|注资|增资|出资(?!建设)/;
const PHASE = /([一二三四1234])期|(首期|首批)|第([一二三])阶段/g;
export const OTHER_MONEY =
  /产值|税收|营收|销售|利税|注册资|成交|竞得|起始价|保证金|捐|奖补|补助|补贴|兑现|贷款|授信|融资|基金规模|利润|收入|每亩|亩均|租金|地价|楼面价|起拍|利率|缴纳|担保|市值|薪/;

/** How much, in which currency, straight after a number. */
export function currencyAt(plain: string, end: number): { currency: string; end: number } | undefined {
  const after = plain.slice(end, end + 14);
  for (const [pattern, currency] of CURRENCIES) {
    const found = pattern.exec(after);
    if (found) return { currency, end: end + found[0].length };
  }
  return undefined;
}

const SPENT =
  /(?:预算|盘子|造价|投(?:资|入)?|砸|花|掏|拿出)(?:了|下|额|约|近|超|将近|差不多|大概|大约|总共|一共|共|进去)*$/;
/** 投资6500万, as people say it: yuan without the word. */
function bareYuan(text: string, { start, end }: Span): { currency: string; end: number } | undefined {
  const words = text.slice(start, end);
  if (/个亿$/.test(words)) return { currency: 'CNY', end };
  const isSum = /[万亿]$/.test(words) && /^(?:[,。;、)”]|建|买|上了?|办|搞|改|添|购|$)/.test(text.slice(end));
  return isSum && SPENT.test(text.slice(Math.max(0, start - 10), start)) ? { currency: 'CNY', end } : undefined;
}

/** All sums of money of a stretch; offsets count from `offset`. */
export function moneyIn(text: string, offset = 0): (Span & { value: number; currency: string })[] {
  const found: (Span & { value: number; currency: string })[] = [];
  for (const number of readNumbers(text)) {
    const unit = currencyAt(text, number.end) ?? bareYuan(text, number);
    if (!unit || number.min !== number.max || number.min <= 0) continue;
    const isClass = /^(?:以上|以下|级|及以上|\/|每)/.test(text.slice(unit.end, unit.end + 3));
    if (isClass) continue;
    found.push({ start: offset + number.start, end: offset + unit.end, value: Math.round(number.min), currency: unit.currency }); // prettier-ignore
  }
  return found;
}

/** The phase that a sum is told of: said in its own clause, or just before it when the sum is not called the total. */
function phaseBefore(before: string, told: string): string | undefined {
  const clauses = before.split(/[,。]/);
  const near = /总/.test(told) ? clauses.at(-1)! : clauses.slice(-2).join(',');
  const last = [...near.matchAll(PHASE)].at(-1);
  return last && !/分[两二三四]期/.test(near.slice(last.index - 2)) ? (last[1] ?? last[3] ?? '一') : undefined;
}

/** 问:打算投多少?答:土建加设备,三个亿。 */
const ASKED = new RegExp(`${ASKED_SUM.source}[^?。]*$`);

/** 双方签下11亿元投资协议. */
const isSigned = (clause: string, after: string): boolean =>
  /(?:签[下订署了]?|达成|敲定)[^,。;]{0,6}$/.test(clause) && /^的?投资(?:协议|合同|大单)/.test(after);
/** 一期投4亿,二期投3亿,合计7亿元. */
/** 某某项目,2.6亿元,: a column of a list. */
const isColumn = (before: string, clause: string, after: string): boolean =>
  clause === '' && /(?:项目|基地|工厂|生产线),$/.test(before) && /^[,。;]/.test(after);
const isSum = (before: string, clause: string): boolean =>
  /^(?:两期|一共|加起来)?(?:合计|共计|总计|合起来|加起来)约?$/.test(clause) && /期[^。;]{0,8}投/.test(before);

/** The investments a stretch of text tells of, other money (output, tax, land price, capital, donations) left out. */
export function investmentsIn(text: string, offset: number): Investment[] {
  const found: Investment[] = [];
  for (const money of moneyIn(text)) {
    const before = text.slice(Math.max(0, money.start - 40), money.start);
    const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('。')) + 1);
    const told = INVESTED.exec(clause);
    const after = text.slice(money.end, money.end + 34);
    const isConversion = /(?:约合|折合|合|相当于)(?:人民币)?约?$/.test(clause) && found.length > 0;
    if (!told && !INVESTED_AFTER.test(after) && !isConversion && !ASKED.test(before) && !isSigned(clause, after) && !isSum(before, clause) && !isColumn(before, clause, after)) continue; // prettier-ignore
    if (!/总投资/.test(told?.[0] ?? '') && OTHER_MONEY.test(clause.slice(0, told?.index ?? clause.length).slice(-8))) continue; // prettier-ignore
    if (told && /投资强度/.test(told[0])) continue;
    found.push({
      ...money,
      start: offset + money.start,
      end: offset + money.end,
      phase: isConversion || isSum(before, clause) ? undefined : (/^的([一二三四])期/.exec(after)?.[1] ?? phaseBefore(before, told?.[0] ?? '')), // prettier-ignore
      isPrice: told !== null && /^花/.test(told[0]),
      isTotal:
        isSum(before, clause) ||
        (told !== null &&
          /总投资|投资总额|计划投资|拟投资|协议投资|(?:总共|一共|合计|总计)[^,。]{0,4}投/.test(
            clause.slice(Math.max(0, told.index - 6)),
          ) &&
          !NOT_TOTAL.test(clause)),
    });
  }
  return found.length === 0 && ROW.test(text) ? rowMoney(text, offset) : found;
}

/** A row of a table: number, company, project, money in columns without a word beside it. */
const ROW = /^\s*\d{1,3}[\s|.、\t)].{0,40}公司[^,。]*$/;

function rowMoney(text: string, offset: number): Investment[] {
  const [money] = OTHER_MONEY.test(text) ? [] : moneyIn(text);
  if (!money) return [];
  return [{ ...money, start: offset + money.start, end: offset + money.end, phase: undefined, isTotal: true }];
}
