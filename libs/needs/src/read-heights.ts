import { isUpperFloor, LOWER_FLOOR as LOWER, UPPER_FLOOR as UPPER } from './floor-words.js';
import { rangeOf, type PlacedQuantity, type Reading } from './reading.js';

const HEIGHT =
  /层高|净高|檐高|檐口|滴水|挑高|举高|举架|净空|梁底|梁下|下弦|室内高|高度|高(?![速新铁标低要配品]|于|过|端)/;
const HEIGHT_AFTER = /^\s*(?:的)?(?:层高|净高|檐高|檐口|滴水|挑高|净空|高(?![速新铁标低])|clear|ceiling|eave)/;
const OTHER = /宽|门洞|大门|道路|马路|路|长度|长$|进深|距|离|水深|管径|围墙|直径|深|楼梯|月台|平台高|台高|限高/;
const HALL_AFTER = /^\s*(?:的)?(?:单(?:一)?层|厂房|仓|钢构|标准|车间|一楼|底层|首层|挑空)/;

/** 4米5不够用: what they have, not what they want. */
const NOT_ENOUGH = /^(?:的)?(?:层高)?(?:已经|实在|根本|肯定|都|还是)?(?:不够|太低|太矮|低了|矮了|不行)/;

/** Storey, clear or eave height; rail height, spans, column grids and truck lengths, which share the metre. */
export function readHeights(reading: Reading): void {
  readColumns(reading);
  let carries = false;
  for (const quantity of reading.quantities) {
    if (quantity.unit !== 'm' && !(quantity.unit === 'none' && quantity.high >= 2.5 && quantity.high <= 40)) continue;
    const kind = heightKind(reading, quantity, carries);
    if (quantity.unit === 'm') carries = kind === 'height';
    if (kind === 'height' && NOT_ENOUGH.test(reading.text.slice(quantity.to, quantity.to + 8))) continue;
    if (kind === 'truck') reading.putFirst('truck_m', quantity.high, quantity.start, quantity.end);
    else if (kind === 'rail') reading.putFirst('crane_rail_height_m', rangeOf(quantity), quantity.from, quantity.to);
    else if (kind === 'span') reading.putFirst('span_m', rangeOf(quantity), quantity.from, quantity.to);
    else if (kind === 'height') putHeight(reading, quantity);
  }
}

/** 层高…, 起码6米: only a height is asked for as at least so many metres, alone in its clause. */
const isLowerBound = ({ min, max }: PlacedQuantity): boolean => min !== undefined && max === undefined;

type Kind = 'truck' | 'rail' | 'span' | 'height' | undefined;

function heightKind(reading: Reading, quantity: PlacedQuantity, carries: boolean): Kind {
  const before = reading.before(quantity);
  const after = reading.after(quantity);
  const isMetre = quantity.unit === 'm';
  if (
    !isMetre &&
    !/(?:层高|净高|檐高|滴水|挑高|净空)(?:要求?|需要?|得|在|:|\s|不低于|至少|大于|超过|≥|>)*$/.test(
      before + reading.text.slice(quantity.contextStart, quantity.start),
    )
  )
    return undefined;
  if (!isMetre && quantity.high > 20) return undefined;
  if (
    isMetre &&
    /^\s*(?:长)?(?:的)?(?:大)?(?:车|货车|挂车|板车|平板|集卡|半挂|卡车|高栏|厢)/.test(after) &&
    quantity.high >= 4
  )
    return 'truck';
  if (/(?:车|挂车|货车|集卡|半挂)(?:长)?$/.test(before) && !/行车|天车|吊车/.test(before)) return 'truck';
  if (/轨顶|轨高|轨道|行车梁|吊钩|钩高/.test(before)) return 'rail';
  if (/跨度|单跨|跨(?:距|宽)|每跨|跨$/.test(before) || /^\s*(?:的)?跨/.test(after)) return 'span';
  if (/柱距|柱网|柱间/.test(before)) return undefined;
  if (HEIGHT_AFTER.test(after) && !HEIGHT.test(before)) return 'height';
  if (OTHER.test(before) && !HEIGHT.test(before)) return undefined;
  if (HEIGHT.test(before)) return 'height';
  if (quantity.high < 2.5 || quantity.high > 40) return undefined;
  if (
    carries &&
    (UPPER.test(before) || LOWER.test(before) || (isMetre && before.trim() === '' && isLowerBound(quantity)))
  )
    return 'height';
  return HALL_AFTER.test(after) ||
    /^(?:ceiling|clear|height)/.test(after.trim()) ||
    /(?:ceiling|clear height|height)[^,。;]*$/.test(before)
    ? 'height'
    : undefined;
}

function putHeight(reading: Reading, quantity: PlacedQuantity): void {
  const words = reading.before(quantity) + reading.after(quantity).slice(0, 6);
  const isUpper = isUpperFloor(reading.clauseBefore(quantity));
  const range = rangeOf(quantity);
  if (!reading.putFirst(isUpper ? 'upper_height_m' : 'height_m', range, quantity.from, quantity.to)) return;
  if (isUpper) return;
  const kind = /净高|净空|梁底|梁下|下弦|clear/.test(words)
    ? 'clear'
    : /檐|滴水|eave/.test(words)
      ? 'eave'
      : /层高/.test(words)
        ? 'storey'
        : undefined;
  if (kind) reading.put('height_kind', kind, quantity.from, quantity.to);
}

const GRID = /(?:柱距|柱网|柱间距)[^\d,。;]{0,4}(\d{1,2}(?:\.\d)?)\s*(?:米|m)?\s*[×x*]\s*(\d{1,2}(?:\.\d)?)/;
const SPANS = /([一二两三四五六七八九\d]{1,2})(?:连)?跨(?![度距宽境])/;

function readColumns(reading: Reading): void {
  const grid = GRID.exec(reading.text);
  if (grid) reading.put('column_m', `${grid[1]}x${grid[2]}`, grid.index, grid.index + grid[0].length);
  const spans = SPANS.exec(reading.text);
  if (!spans) return;
  const count = Number(spans[1]) || '一二三四五六七八九'.indexOf(spans[1] === '两' ? '二' : spans[1]!) + 1;
  if (count > 0) reading.put('spans_count', count, spans.index, spans.index + spans[0].length);
}
