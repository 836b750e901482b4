import { readNumbers, type Approx, type ReadNumber } from './numbers.js';

/**
 * What a number is counted in. Values come in the base unit: sqm ㎡, mu 亩, m, km, t (公斤 as 0.001), t_sqm (load per ㎡; kN
 * as 1/9.81, kg as 0.001), kva, kw, kwh, kv, cny (yuan; 毛 as 0.1), pct, and counts. `none`: no unit said.
 */
export type Unit =
  | 'sqm'
  | 'mu'
  | 'm'
  | 'km'
  | 'mm'
  | 't'
  | 't_sqm'
  | 'kn'
  | 'kva'
  | 'kw'
  | 'kwh'
  | 'kv'
  | 'cny'
  | 'pct'
  | 'celsius'
  | 'class'
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'person'
  | 'count'
  | 'floor'
  | 'none';

/** 以上 → `least`, 以内 → `most`. A bound is also what `min`/`max` being absent says. */
export interface Quantity {
  /** Span of the number and its unit. */
  start: number;
  end: number;
  /** Where the number stops and the unit starts. */
  unitStart: number;
  unit: Unit;
  /** The unit's own words, plain; '' when none. */
  unitText: string;
  min?: number;
  max?: number;
  approx?: Approx;
  /** The number as said, before 以上 and 以内 took an end away. */
  low: number;
  high: number;
  /** 1.2万 → 10,000; 1 when none. */
  multiplier: number;
  /** Span with the words of the bound (至少, 以内, 左右). */
  from: number;
  to: number;
}

interface UnitRule {
  pattern: RegExp;
  unit: Unit;
  scale?: number;
}
const AREA =
  '平方米|平方公尺|平方|平米|㎡|平(?![台均安顶层房行面整方地板时])|方(?![案便向面式圆])|m2|sqm|sq\\.? ?m(?:eters?|etres?)?|square ?met(?:er|re)s?';
const RULES: UnitRule[] = [
  { pattern: new RegExp(`(?:吨|t)(?:\\/|每|一)?(?:${AREA})`, 'y'), unit: 't_sqm' },
  { pattern: new RegExp(`(?:公斤|千克|kg)(?:\\/|每|一)?(?:${AREA})`, 'y'), unit: 't_sqm', scale: 0.001 },
  { pattern: new RegExp(`(?:kn|千牛)(?:\\/|每)?(?:${AREA})?`, 'y'), unit: 'kn' },
  {
    pattern:
      /(?:元|块(?!(?:大|小)?(?:空|净|工业|土)?(?:用)?地|[\d一二两三四五六七八九十百]+(?:来|多)?亩)|圆)(?:钱)?|rmb|cny|yuan/y,
    unit: 'cny',
  },
  { pattern: /(?:毛|(?<!珠三|长三|金三|闽三)角)(?![坯利重率估落铁钢])(?:钱)?/y, unit: 'cny', scale: 0.1 },
  { pattern: new RegExp(`个?(?:${AREA})`, 'y'), unit: 'sqm' },
  { pattern: /(?:公顷|hectares?|ha(?![a-z]))/y, unit: 'mu', scale: 15 },
  { pattern: /亩|mu(?![a-z])/y, unit: 'mu' },
  { pattern: /平方公里|km2/y, unit: 'mu', scale: 1500 },
  { pattern: /(?:个)?(?:kva|千伏安|kv\.?a|千伏·安)/y, unit: 'kva' },
  { pattern: /(?:kwh|千瓦时|度电|度(?![假角过]))/y, unit: 'kwh' },
  { pattern: /℃|摄氏度/y, unit: 'celsius' },
  { pattern: /kw(?![a-z])|千瓦/y, unit: 'kw' },
  { pattern: /mw(?![a-z])|兆瓦/y, unit: 'kw', scale: 1000 },
  { pattern: /kv(?![a-z])|千伏/y, unit: 'kv' },
  { pattern: /mm(?![a-z])|毫米/y, unit: 'mm' },
  { pattern: /km(?![a-z])|公里|千米/y, unit: 'km' },
  { pattern: /米(?!饭|线|面)|m(?![a-z0-9²³])|公尺|met(?:er|re)s?/y, unit: 'm' },
  { pattern: /吨|t(?![a-z])|tons?(?![a-z])|tonnes?/y, unit: 't' },
  { pattern: /公斤|千克|kg(?![a-z])/y, unit: 't', scale: 0.001 },
  { pattern: /%|个点/y, unit: 'pct' },
  { pattern: /成(?![立品本熟都型])/y, unit: 'pct', scale: 10 },
  { pattern: /级/y, unit: 'class' },
  { pattern: /年|years?/y, unit: 'year' },
  { pattern: /个?月(?!台)|months?/y, unit: 'month' },
  { pattern: /天(?!车)|日|days?/y, unit: 'day' },
  { pattern: /个?(?:小时|钟头)|hours?/y, unit: 'hour' },
  { pattern: /分钟|minutes?/y, unit: 'minute' },
  { pattern: /号人|个人|个工人|名|人|位/y, unit: 'person' },
  { pattern: /层(?![高])|楼|f(?![a-z])/y, unit: 'floor' },
  { pattern: /[台套间部辆栋幢跨座条张只件块家]|个/y, unit: 'count' },
];
/** 9.81 kN is the weight of a tonne. */
const KN_PER_TONNE = 9.81;

const LEAST_BEFORE =
  /(?:不低于|不少于|不小于|不得(?:低|少|小)于|不能(?:低|少|小)于|不要低于|至少(?:要|得|需|有|是|需要|要有)?|最少(?:要|得|有)?|最低(?:要|得|有)?|起码(?:要|得|有)?|(?<!不|不能|不得|不要|别)(?:大于|超过|高于|多于)|(?:>=?|≥)|(?:要|得)?(?:达到|到达|够)|(?<![达到])满|保底|下限|at least|minimum|min\.?|over|above|more than|no less than)[:为是]?\s*$/;
const MOST_BEFORE =
  /(?:不超过|不高于|不大于|不多于|(?:不得|不能|不要|别)(?:超过|高于|大于|多于)|最多|最高|最大|至多|顶多|(?<!不|不能|不得|不要)(?:小于|低于|少于)|不到|不足|上限|控制在|(?:<=?|≤)|up to|at most|max(?:imum)?\.?|under|below|less than|no more than|not exceeding|within)(?:\s*(?:rmb|cny|usd|us\$|[¥$]))?(?:每(?:亩|平方?米?|㎡|个?月|天|年))?[:为是到]?\s*$/;
const ABOUT_BEFORE =
  /(?:大约|大概|约莫|差不多|大致|(?<![节预合条契特制])约|估计|around|about|approx(?:imately)?\.?|~)(?:为|是|在|要|需要?|有|每年|一年|租|买|\s*(?:rmb|cny|¥))?\s*$/;
const UNDER_BEFORE = /(?:将近|接近|(?<![附最就靠邻])近|(?<![尽])快)\s*$/;
const LEAST_AFTER =
  /^(?:\s*(?:左右|上下))?\s*(?:及|或|\/)?(?:以上|之上|往上|朝上|起步|打底|起(?![重来吊飞步])|保底|\+(?!\d)|or more|and above|不封顶|or larger|plus(?![a-z]))/;
const MOST_AFTER =
  /^(?:\s*(?:左右|上下))?\s*(?:及|或|\/)?(?:以内|之内|以下|之下|封顶|为限|内(?![部陆外衣有])|往下|or less|不到|max)/;
const ABOUT_AFTER = /^\s*(?:左右|上下|前后|来往|的样子|or so)/;
const OVER_AFTER = /^(?:多(?!层|功|个)|余|出头|开外)/;

/** All numbers of a plain text with their units, bounds and 左右 taken in; ranges (3000㎡-5000㎡) as one. */
export function readQuantities(text: string): Quantity[] {
  const single: Quantity[] = [];
  for (const number of readNumbers(text))
    if (number.start >= (single.at(-1)?.end ?? 0)) single.push(withUnit(text, number));
  return joinQuantities(text, single);
}

/** What no unit starts with: most bare figures end here. */
const NO_UNIT = /[\s,。;:!?()/\-~×*+以左的]/;

function withUnit(text: string, number: ReadNumber): Quantity {
  const unitStart = /^(?: (?:[a-z㎡平吨米元块毛方]|亩(?!均))|-(?:ton|t\b|met|sqm))/.test(
    text.slice(number.end, number.end + 4),
  )
    ? number.end + 1
    : number.end;
  let rule: UnitRule | undefined;
  let end = number.end;
  let unitText = '';
  const next = text[unitStart];
  for (const candidate of next === undefined || NO_UNIT.test(next) ? [] : RULES) {
    candidate.pattern.lastIndex = unitStart;
    const found = candidate.pattern.exec(text);
    if (!found) continue;
    rule = candidate;
    unitText = found[0];
    end = unitStart + unitText.length;
    break;
  }
  const unit = rule?.unit ?? 'none';
  const scale = unit === 'kn' ? 1 / KN_PER_TONNE : (rule?.scale ?? 1);
  const extra = tailAfterUnit(text, unit, unitText, end);
  end += extra.length;
  const low = tidy(number.min * scale + extra.value);
  const high = tidy(number.max * scale + extra.value);
  return bounded(text, {
    start: number.start,
    end,
    unitStart,
    unit: unit === 'kn' ? 't_sqm' : unit,
    unitText,
    low,
    high,
    multiplier: number.multiplier,
    from: number.start,
    to: end,
    ...(number.approx ? { approx: number.approx } : {}),
  });
}

const tidy = (value: number): number => (Number.isInteger(value) ? value : Math.round(value * 1e4) / 1e4);

/** 六毛五一平, 1块1每天: the rate that follows is no part of the figure. */
const COINS_BEFORE_RATE = /^([一二三四五六七八九1-9])(?=(?:一|每|\/)(?:个)?(?:平|方|㎡|天|月|日))/;
const digitOf = (char: string): number => '一二三四五六七八九'.indexOf(char) + 1 || Number(char);

/** 13米5 → 13.5, 一亩半 → 1.5, 三块五 → 3.5. */
function tailAfterUnit(text: string, unit: Unit, unitText: string, end: number): { length: number; value: number } {
  const next = text[end];
  if (next === undefined) return { length: 0, value: 0 };
  if (next === '半' && /^(?:mu|year|cny|m|t)$/.test(unit)) return { length: 1, value: 0.5 };
  const coins = unit === 'cny' ? COINS_BEFORE_RATE.exec(text.slice(end, end + 5)) : null;
  if (coins) return { length: 1, value: digitOf(coins[1]!) / (/^[毛角]/.test(unitText) ? 100 : 10) };
  if ((unit === 'm' && unitText === '米') || (unit === 'cny' && /^[块毛角]$/.test(unitText))) {
    const digit = '一二三四五六七八九'.indexOf(next) + 1 || (/[1-9]/.test(next) ? Number(next) : 0);
    if (
      digit > 0 &&
      !/^(?:[\d.~一二三四五六七八九十百千万米平亩吨层个天日月年方㎡]|,\d{3})/.test(
        text.slice(end + 1, end + 5).replace(/^,/, /\d/.test(next) ? ',' : '。'),
      )
    )
      return { length: 1, value: digit / (unitText === '毛' || unitText === '角' ? 100 : 10) };
  }
  return { length: 0, value: 0 };
}

type Bare = Omit<Quantity, 'min' | 'max'>;

/** Takes 至少 … 以上, 以内, 左右, 近 around a number into its bounds. */
function bounded(text: string, quantity: Bare): Quantity {
  const before = text.slice(Math.max(0, quantity.start - 12), quantity.start);
  const after = text.slice(quantity.end, quantity.end + 12);
  let { approx, from, to } = quantity;
  let min: number | undefined = quantity.low;
  let max: number | undefined = quantity.high;
  const over = OVER_AFTER.exec(after);
  const about = ABOUT_AFTER.exec(after) ?? ABOUT_BEFORE.exec(before);
  const under = UNDER_BEFORE.exec(before);
  if (over) {
    approx ??= 'over';
    to += over[0].length;
  }
  if (about) {
    approx ??= 'about';
    if (about.input === after) to = Math.max(to, quantity.end + about[0].length);
    else from = quantity.start - about[0].length;
  }
  if (under) {
    approx ??= 'under';
    from = quantity.start - under[0].length;
  }
  const leastAfter = LEAST_AFTER.exec(after.slice(over?.[0].length ?? 0));
  const mostAfter = MOST_AFTER.exec(after.slice(over?.[0].length ?? 0));
  const leastBefore = LEAST_BEFORE.exec(before);
  const mostBefore = MOST_BEFORE.exec(before);
  if (leastAfter || (leastBefore && !mostAfter)) {
    max = quantity.high === quantity.low || leastBefore ? undefined : max;
    if (max !== undefined && leastAfter) max = undefined;
    if (leastAfter) to = quantity.end + (over?.[0].length ?? 0) + leastAfter[0].length;
    else from = quantity.start - leastBefore![0].length;
  } else if (mostAfter || mostBefore) {
    min = quantity.high === quantity.low ? undefined : min;
    if (mostAfter) to = quantity.end + (over?.[0].length ?? 0) + mostAfter[0].length;
    else from = quantity.start - mostBefore![0].length;
  }
  return {
    ...quantity,
    from,
    to,
    ...(approx ? { approx } : {}),
    ...(min !== undefined ? { min } : {}),
    ...(max !== undefined ? { max } : {}),
  };
}

const LINK = /^\s*(?:[-~]{1,3}|至|到|或者?|\/|to|and)\s*$/;
const PAIR = /^[\s,、;]*(?:但|且|到|至)?\s*$/;

/** 3000㎡-5000㎡, 20亩到30亩, 3000以上5000以下. */
function joinQuantities(text: string, quantities: Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const next of quantities) {
    const last = joined.at(-1);
    const merged = last && joinPair(last, next, text);
    if (merged) joined[joined.length - 1] = merged;
    else joined.push(next);
  }
  return joined;
}

function joinPair(last: Quantity, next: Quantity, text: string): Quantity | undefined {
  if (last.unit !== next.unit && last.unit !== 'none') return undefined;
  const isRange =
    last.min === last.max &&
    next.max !== undefined &&
    LINK.test(text.slice(last.end, Math.min(next.start, last.end + 8)));
  const isPair =
    last.max === undefined &&
    next.min === undefined &&
    PAIR.test(text.slice(last.to, Math.min(next.from, last.to + 5)));
  if (!isRange && !isPair) return undefined;
  if (next.unit === 'none' && last.unit === 'none' && isRange && !/[-~至到]/.test(text.slice(last.end, next.start)))
    return undefined;
  if (!(last.low <= next.high) || last.low === next.high) return undefined;
  return {
    ...next,
    start: last.start,
    from: last.from,
    low: last.low,
    min: last.min ?? last.low,
    ...(last.approx && !next.approx ? { approx: last.approx } : {}),
  };
}
