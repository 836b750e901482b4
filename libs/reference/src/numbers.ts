export type Approx = 'about' | 'over' | 'under';

/** A number as written, or the range that its words mean (三五百万 → 3,000,000–5,000,000). Offsets into the text read. */
export interface ReadNumber {
  start: number;
  end: number;
  min: number;
  max: number;
  /** 多, 余 → over; 来, 把 → about; said inside the number. */
  approx?: Approx;
  /** The last multiplier (10,000 for 1.2万), 1 when none: what 3-5千 lends to its left end. */
  multiplier: number;
}

const DIGITS = '〇一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, w: 1e4, k: 1000 };
const NUMERAL = '〇零一二两三四五六七八九十百千万亿';
/** Arabic with separators, or up to 20 Chinese numerals; whole runs, so that a long one is read once. */
const CANDIDATE = new RegExp(
  `(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?|[半${NUMERAL}][${NUMERAL}点]{0,20}`,
  'g',
);
/** 千瓦, 千克, 百度 … are units and words, not multipliers. */
const MULTIPLIER =
  /(余|多|来|几)?(?:个)?(十万|百万|千万|万亿|十亿|百亿|千亿|万|亿|千(?![瓦克米伏牛帕卡])|百(?!度|货)|[wk](?![a-z0-9]))(余|多|来|把)?/y;
/** 6 million, 1.5bn. */
const ENGLISH = /\s?(million|mn|mln|billion|bn|thousand)(?![a-z])/y;
const TAIL = /(余|多|来|把)(?=[^\d])/y;

/**
 * All numbers of a plain text (see `plainText`), left to right: 3500, 1.2万, 三千五 (3500), 两亿五千万, 500w, 3-5千, 百余.
 * A digit glued to a Latin letter (M2, ISO9001) is not a number.
 */
export function readNumbers(text: string): ReadNumber[] {
  const found: ReadNumber[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const atom = readAtom(text, match.index, match[0]);
    if (!atom) continue;
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, atom.end);
    found.push(atom);
  }
  return joinRanges(text, found);
}

function readAtom(text: string, start: number, raw: string): ReadNumber | undefined {
  const first = raw.charCodeAt(0);
  const isArabic = first >= 48 && first <= 57;
  if (isArabic) {
    if (raw.length > 15 || /[a-z_]/.test(text[start - 1] ?? '')) return undefined;
    return withMultiplier(text, start, start + raw.length, Number(raw.replaceAll(',', '')));
  }
  // 大一点八百千伏安: 一点 says a little more, not a decimal.
  if (raw.startsWith('一点') && /[大小高低早晚近多少快好宽长远]/.test(text[start - 1] ?? '')) {
    return raw.length > 2 ? readAtom(text, start + 2, raw.slice(2)) : undefined;
  }
  const numeral = bareNumeral(raw, text[start + raw.length] ?? '');
  const before = text[start - 1] ?? '';
  if (
    before === '几' ||
    before === '数' ||
    before === '第' ||
    (numeral === '千' && /[瓦克米伏]/.test(text[start + 1] ?? ''))
  )
    return undefined;
  const read = parseChineseNumber(numeral);
  if (!read) return undefined;
  const end = start + numeral.length;
  const atom: ReadNumber = { start, end, ...read, ...(before === '上' && read.min >= 100 ? { approx: 'over' } : {}) };
  if (atom.multiplier === 1 && /^个(?:亿|万|[十百千]万)/.test(text.slice(end, end + 3))) {
    const scaled = withMultiplier(text, start, end, 1);
    return { ...scaled, min: read.min * scaled.min, max: read.max * scaled.max };
  }
  TAIL.lastIndex = end;
  const tail = TAIL.exec(text);
  if (!tail) return atom;
  const next = /^[万亿千百](?![瓦克米伏])/.exec(text.slice(end + 1, end + 3));
  const scale = next ? UNITS[next[0]]! : 1;
  const approx = approxOf(tail[1]!);
  return {
    ...atom,
    end: end + 1 + (next ? 1 : 0),
    min: atom.min * scale,
    max: atom.max * scale,
    approx,
    multiplier: next ? scale : atom.multiplier,
  };
}

/** 八百千伏安 is 800 kVA, 二十万一亩 is 200,000 for one 亩: what belongs to the unit is left to it. */
function bareNumeral(raw: string, next: string): string {
  const numeral = raw.replace(/点+$/, '');
  if (numeral.length > 1 && numeral.endsWith('千') && /[瓦伏]/.test(next)) return numeral.slice(0, -1);
  return /[万千百]一$/.test(numeral) && /[亩平方个年月天栋层台套间]/.test(next) ? numeral.slice(0, -1) : numeral;
}

const approxOf = (word: string): Approx => (word === '多' || word === '余' ? 'over' : 'about');

/** 1.2万, 70余万, 2个亿, 1亿5000万, 3万5. */
function withMultiplier(text: string, start: number, end: number, value: number): ReadNumber {
  ENGLISH.lastIndex = end;
  const english = ENGLISH.exec(text);
  if (english) {
    const multiplier = { t: 1000, m: 1e6, b: 1e9 }[english[1]![0] as 't' | 'm' | 'b'];
    const total = round(value * multiplier);
    return { start, end: end + english[0].length, min: total, max: total, multiplier };
  }
  // 每亩 32 万: a space between figure and 万 is typography.
  if (text[end] === ' ' && /^(?:[百千]?万|亿)/.test(text.slice(end + 1, end + 3))) end++;
  MULTIPLIER.lastIndex = end;
  const found = MULTIPLIER.exec(text);
  if (!found) {
    TAIL.lastIndex = end;
    const tail = TAIL.exec(text);
    if (tail) return { start, end: end + 1, min: value, max: value, approx: approxOf(tail[1]!), multiplier: 1 };
    return { start, end, min: value, max: value, multiplier: 1 };
  }
  const multiplier = [...found[2]!].reduce((product, char) => product * UNITS[char]!, 1);
  const word = found[1] ?? found[3];
  let total = round(value * multiplier);
  let stop = end + found[0].length;
  if (!word) {
    const rest =
      /^(?:(\d{1,4}(?:\.\d+)?)(千万|百万|万|千(?![瓦克米伏])|百)|([1-9二三四五六七八九])(?![\d.:/-]|,\d|[期楼层栋十百千万亩]))/.exec(
        text.slice(stop, stop + 12),
      );
    const small = rest ? [...(rest[2] ?? '')].reduce((product, char) => product * UNITS[char]!, 1) : 0;
    if (rest?.[3] && multiplier > 1) total += (Number(rest[3]) || digitOf(rest[3])) * (multiplier / 10);
    else if (rest?.[1] && small < multiplier) total += Number(rest[1]) * small;
    if (rest && (rest[3] || small < multiplier)) stop += rest[0].length;
  }
  return { start, end: stop, min: total, max: total, ...(word ? { approx: approxOf(word) } : {}), multiplier };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** 二到三万, 3-5千, 800~1200: the multiplier of the right end is lent to a smaller left end. */
function joinRanges(text: string, atoms: ReadNumber[]): ReadNumber[] {
  const joined: ReadNumber[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    if (
      last &&
      last.min === last.max &&
      (/^\s*(?:[-~]{1,3}|至|到)\s*$/.test(text.slice(last.end, Math.min(atom.start, last.end + 6))) ||
        isNeighbourPair(text, last, atom))
    ) {
      const lend =
        last.multiplier <= 100 && atom.multiplier > last.multiplier && last.min < atom.max / atom.multiplier
          ? atom.multiplier
          : 1;
      const min = round(last.min * lend);
      if (min <= atom.max) {
        joined[joined.length - 1] = { ...atom, start: last.start, min };
        continue;
      }
    }
    joined.push(atom);
  }
  return joined;
}

/** 七、八千: two digits in a row that share one multiplier. */
function isNeighbourPair(text: string, last: ReadNumber, atom: ReadNumber): boolean {
  const first = atom.max / atom.multiplier;
  return (
    text.slice(last.end, atom.start) === '、' &&
    last.multiplier === 1 &&
    atom.multiplier > 1 &&
    atom.min === atom.max &&
    last.min < 10 &&
    first - last.min === 1
  );
}

type Parsed = Pick<ReadNumber, 'min' | 'max' | 'multiplier'>;

/** 三千五 → 3500, 两亿五千万, 四五百 → 400–500, 一点二万, 半 → 0.5; undefined for what is not a number. */
export function parseChineseNumber(text: string): Parsed | undefined {
  if (text === '半') return { min: 0.5, max: 0.5, multiplier: 1 };
  if (text.startsWith('半') || /^[零〇点]|点.*点|[十百千万亿]{4}/.test(text)) return undefined;
  const point = text.indexOf('点');
  if (point > 0) return parseDecimal(text, point);
  const pair = /([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|$)/.exec(text);
  if (pair && !/^[〇零一二三四五六七八九]{3,}$/.test(text)) {
    const low = valueOf(text.slice(0, pair.index) + pair[1] + text.slice(pair.index + 2));
    const high = valueOf(text.slice(0, pair.index) + text.slice(pair.index + 1));
    const step = digitOf(pair[2]!) - digitOf(pair[1]!);
    if (low === undefined || high === undefined || !(step === 1 || (step === 2 && pair[1] === '三'))) return undefined;
    return { min: low, max: high, multiplier: lastMultiplier(text) };
  }
  const value = valueOf(text);
  return value === undefined ? undefined : { min: value, max: value, multiplier: lastMultiplier(text) };
}

function parseDecimal(text: string, point: number): Parsed | undefined {
  const whole = valueOf(text.slice(0, point));
  const tail = /^([〇零一二三四五六七八九]+)([十百千]?[万亿]|[百千])?$/.exec(text.slice(point + 1));
  if (whole === undefined || !tail) return undefined;
  const fraction = Number(`0.${[...tail[1]!].map(digitOf).join('')}`);
  const multiplier = [...(tail[2] ?? '')].reduce((product, char) => product * UNITS[char]!, 1);
  const value = round((whole + fraction) * multiplier);
  return { min: value, max: value, multiplier };
}

const digitOf = (char: string): number => (char === '两' ? 2 : char === '零' ? 0 : DIGITS.indexOf(char));
/** Only a multiplier that closes the numeral can be lent: 三万 yes, 三千五 no (its value is past the digit already). */
const lastMultiplier = (text: string): number => UNITS[text.at(-1)!] ?? 1;

function valueOf(text: string): number | undefined {
  if (/^[〇零一二三四五六七八九]{3,}$/.test(text)) return Number([...text].map(digitOf).join(''));
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastUnit = 0;
  for (const char of text) {
    const unit = UNITS[char];
    if (unit === undefined) {
      if (digit > 0) return undefined;
      digit = digitOf(char);
      if (digit === 0) lastUnit = 0;
      continue;
    }
    if (unit >= 1e4) {
      section = (section + Math.max(digit, 0) || (total === 0 ? 1 : 0)) * unit;
      if (unit === 1e8) total = total + section || unit;
      else total += section;
      section = 0;
    } else section += (digit === -1 ? 1 : digit) * unit;
    digit = -1;
    lastUnit = unit;
  }
  const ones = digit > 0 ? digit * (lastUnit >= 100 ? lastUnit / 10 : 1) : 0;
  return total + section + ones;
}
