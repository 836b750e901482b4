import { addDays, addMonths, isBefore, iso, parseDay, type Day } from './calendar-days.js';
import { findDates, type DatePhrase } from './date-phrases.js';
import type { NeedMoveIn } from './need.js';
import type { Reading } from './reading.js';

/** When the place is wanted: relative dates start from `asOf`; a lease that ends counts back from its day. */
export function readDates(reading: Reading): void {
  const asOf = parseDay(reading.asOf);
  const phrases =
    reading.field === 'tax'
      ? []
      : findDates(reading.text, asOf).filter((phrase) => isAboutMoving(reading, phrase, asOf));
  const move: NeedMoveIn = {};
  for (const phrase of phrases.slice(0, 2)) apply(reading, phrase, move, phrases.length > 1);
  readLeaseEnd(reading, phrases, move, asOf);
  const urgent = URGENT.exec(reading.text);
  if (urgent && !/不(?:是很|太|怎么|着)?$/.test(reading.near(urgent.index, 3))) {
    move.urgent = true;
    reading.span('move_in', urgent.index, urgent.index + urgent[0].length);
  }
  if (Object.keys(move).length === 0) return;
  if (/投产|量产|开工生产|达产/.test(reading.text) && (move.latest || move.earliest)) move.kind = 'production';
  else if (/开工|动工|开建/.test(reading.text) && (move.latest || move.earliest)) move.kind = 'construction';
  reading.need.move_in = move;
}

const URGENT =
  /急租|急用|急需|急找|急求|急要|急购|加急|很急|比较急|特急|着急|紧急|尽快|尽早|马上|立即|立刻|越快越好|急(?=[!,。\s]|$)|赶紧|asap|urgent(?:ly)?|immediately/;
const PAST_OR_OTHER_BEFORE =
  /(?:成立|注册|创办|始建|建于|成立于|从事|去年|上年|自|截至|经营了?|做了|干了|已经?|等级|用了)[^,。;\n]{0,6}$/;
const OTHER_AFTER =
  /^(?:(?:就|要|想|来|去|能|可以|先|再|过来)*(?:看房|看厂|看场地|看仓|看看|看地|考察|面谈|联系|实地|带看)|成立|注册|创办|的?产值|的?税收|的?纳税|的?营收|销售|累计|合同(?!到期)|租期|纳税|开始做|度电)/;

function isAboutMoving(reading: Reading, { start, end, to }: DatePhrase, asOf: Day): boolean {
  if (
    /(?:[元块毛角钱]|[\d元块毛角钱]\s*(?:一|每|\/)?\s*(?:个)?(?:平|方|平米|平方|平方米|㎡))\s*[\/每]?\s*$/.test(
      reading.near(start, 8),
    ) &&
    /^一?[天日月年]/.test(reading.text.slice(start, end))
  )
    return false;
  if (isBefore(to, asOf) || RENTED_UNTIL.test(reading.near(start, 4))) return false;
  return !PAST_OR_OTHER_BEFORE.test(reading.near(start, 10)) && !OTHER_AFTER.test(reading.text.slice(end, end + 8));
}

/** 打算租到明年年底: how long, not when to begin. */
const RENTED_UNTIL = /[租用]到$|租至$/;

const BEFORE = /^(?:之|以)?前(?!后)|^(?:左右)?(?:之前|以前)|^内/;
const AFTER = /^(?:之|以)?后|^起|^开始|^以来/;
const BY = /(?:最迟|最晚|赶在|争取在?|不晚于|务必在?|截止到?|截止|必须在?|by |before )$/;

function apply(reading: Reading, phrase: DatePhrase, move: NeedMoveIn, isOneOfTwo: boolean): void {
  const after = reading.text.slice(phrase.end, phrase.end + 6);
  if (/^[^,。;]{0,3}(?:到期|期满|满)/.test(after) || LEASE_TO.test(reading.near(phrase.start, 8))) return;
  if (phrase.flag) reading.flag(phrase.flag);
  const isBy = BY.test(reading.near(phrase.start, 5));
  const { earliest, latest } = bounds(phrase, after, isBy, reading);
  if (earliest !== undefined && move.earliest === undefined) move.earliest = iso(earliest);
  if (latest !== undefined && (move.latest === undefined || isOneOfTwo)) move.latest = iso(latest);
  reading.span('move_in', phrase.start, phrase.end);
}

function bounds(phrase: DatePhrase, after: string, isBy: boolean, reading: Reading): { earliest?: Day; latest?: Day } {
  const asOf = parseDay(reading.asOf);
  if (phrase.kind === 'within') return { latest: phrase.to };
  if (phrase.kind === 'after') return { earliest: phrase.from };
  if (BEFORE.test(after)) return { latest: phrase.kind === 'day' ? phrase.to : addDays(phrase.from, -1) };
  if (AFTER.test(after)) return { earliest: afterOf(phrase, after) };
  if (phrase.kind === 'day' || phrase.kind === 'feast' || isBy) return { latest: phrase.to };
  return isBefore(asOf, phrase.from) ? { earliest: phrase.from, latest: phrase.to } : { latest: phrase.to };
}

/** After the day; 起 and 开始 take it in; after 国庆 is after its seven days off. */
function afterOf(phrase: DatePhrase, after: string): Day {
  if (/^起|^开始/.test(after)) return phrase.from;
  if (phrase.kind === 'feast' && phrase.from.month === 10 && phrase.from.day === 1) return addDays(phrase.from, 7);
  return addDays(phrase.to, 1);
}

const LEASE_TO = /(?:合同|租约|租期|租赁期|房租)(?:是)?(?:到|至|截止|签到|只到)$/;
const NOTICE = /提前(?:([一二两三四五六\d]+)个?月|半个月|(\d+|[一二两三十]+)(?:天|周))/;

/** 合同12月15号到期，要提前一个月装修: out by the day, or by so long before it. */
function readLeaseEnd(reading: Reading, phrases: readonly DatePhrase[], move: NeedMoveIn, asOf: Day): void {
  const ending = findEnding(reading, phrases, asOf);
  if (!ending) return;
  const notice = NOTICE.exec(reading.text);
  // 合同到12月底，11月底前要进场: a day that was said stands.
  if (move.latest !== undefined && !notice) return;
  let day = ending.to;
  if (notice?.[1]) day = addMonths(day, -count(notice[1]));
  else if (notice?.[0].includes('半个月')) day = addDays(day, -15);
  else if (notice?.[2]) day = addDays(day, -count(notice[2]) * (notice[0].endsWith('周') ? 7 : 1));
  move.latest = iso(day);
  move.derived = true;
  reading.span('move_in', ending.start, ending.end);
  if (notice) reading.span('move_in', notice.index, notice.index + notice[0].length);
}

const findEnding = (reading: Reading, phrases: readonly DatePhrase[], asOf: Day): DatePhrase | undefined =>
  (phrases.length > 0 ? phrases : findDates(reading.text, asOf)).find(
    (phrase) =>
      /^[^,。;]{0,3}(?:到期|期满|满)/.test(reading.text.slice(phrase.end, phrase.end + 6)) ||
      LEASE_TO.test(reading.near(phrase.start, 8)),
  );

const count = (text: string): number =>
  Number(text) || (text === '两' ? 2 : '一二三四五六七八九十'.indexOf(text[0]!) + 1);
