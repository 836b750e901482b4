/** Text made plain for reading, one entry of `starts` and `ends` per character of `text`, into the original (UTF-16). */
export interface PlainText {
  text: string;
  starts: readonly number[];
  ends: readonly number[];
}

/** Traditional forms that occur in property inquiries; the rest is left as it is. */
const TRADITIONAL = new Map(
  (
    '廠厂倉仓庫库麗丽買买賣卖畝亩萬万億亿樓楼層层電电業业產产區区縣县鎮镇鄉乡東东門门龍龙灣湾蘇苏廣广慶庆陽阳陰阴無无錫锡興兴義义烏乌衢衢縉缙雲云遂遂' +
    '間间請请您您聯联繫系絡络話话號号號号機机車车裝装貨货運运輸输儲储購购開开發发設设備备製制造造藥药醫医療疗檢检測测資资稅税務务環环評评證证產产權权' +
    '單单獨独棟栋廳厅辦办與与個个為为萬万歲岁這这裡里們们對对應应時时長长寬宽頓吨噸吨載载預预算算約约層层頂顶園园產产園园國国際际貿贸紡纺織织鋼钢鐵铁鋁铝銅铜' +
    '塊块錢钱兩两幾几還还沒没過过來来從从內内遷迁場场車车間间餘余屬属導导體体晶晶測测試试組组裝装熱热蒸蒸氣气燃燃汙污廢废氣气險险質质隨随緊紧處处後后寧宁滬沪紹绍溫温揚扬連连嶺岭壓压辦办華华協协際际術术農农飲饮食食塑塑膠胶線线燈灯電电紙纸箱箱裏里參参觀观鄰邻價价給给'
  )
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!]),
);
/** Characters that NFKC would turn into something harder to read. */
const KEPT = new Map([
  ['㎡', '㎡'],
  ['²', '2'],
  ['³', '3'],
  ['～', '~'],
  ['〜', '~'],
  ['∼', '~'],
  ['－', '-'],
  ['—', '-'],
  ['–', '-'],
  ['―', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['×', '×'],
  ['＊', '*'],
  ['　', ' '],
  [' ', ' '],
  ['\u200b', ' '],
  ['\ufeff', ' '],
  ['〇', '〇'],
]);
/** 叁佰万元: numerals as contracts write them, where they stand as an amount (陆 alone is a surname). */
const FORMAL = new Map([...'壹贰叁肆伍陆柒捌玖拾佰仟'].map((char, at) => [char, '一二三四五六七八九十百千'[at]!]));
const FORMAL_RUNS = /[壹贰叁肆伍陆柒捌玖拾](?=[拾佰仟万亿])[壹贰叁肆伍陆柒捌玖拾佰仟零]*/g;
const FORMAL_RUN = /[壹贰叁肆伍陆柒捌玖拾][拾佰仟万亿]/;
const PLAIN = /^[\x20-\x40\x5b-\x7e\n\u4e00-\u9fa5，。；：！？、（）“”㎡《》【】…·℃]*$/u;

/**
 * Half width, lower case, simplified where it matters, and one kind of dash, with the way back to the original offsets.
 * 《》【】 and Chinese punctuation become their ASCII likes where one exists; 。 、 《 》 stay.
 */
export function plainText(original: string): PlainText {
  if (FORMAL_RUN.test(original))
    return plainText(original.replace(FORMAL_RUNS, (run) => [...run].map((char) => FORMAL.get(char) ?? char).join('')));
  if (PLAIN.test(original) && !/[廠倉庫麗買賣畝萬億樓層電區縣]/.test(original)) return samePlace(original);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of original) {
    const plain = plainCharacter(char);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(at);
      ends.push(at + char.length);
    }
    text += plain;
    at += char.length;
  }
  return { text, starts, ends };
}

function plainCharacter(char: string): string {
  const kept = KEPT.get(char) ?? TRADITIONAL.get(char);
  if (kept !== undefined) return kept;
  if (char >= '\u4e00' && char <= '\u9fff') return char;
  return PUNCTUATION.get(char) ?? char.normalize('NFKC').toLowerCase();
}

const PUNCTUATION = new Map([
  ['，', ','],
  ['；', ';'],
  ['：', ':'],
  ['！', '!'],
  ['？', '?'],
  ['（', '('],
  ['）', ')'],
]);
const TO_ASCII = /[，；：！？（）]/g;

/** The fast way: every character stands for itself. */
function samePlace(original: string): PlainText {
  const length = original.length;
  const starts = identity(length);
  return { text: original.replace(TO_ASCII, (char) => PUNCTUATION.get(char)!), starts, ends: identityEnds(length) };
}

let zeroBased: number[] = [];
let oneBased: number[] = [];
function identity(length: number): readonly number[] {
  if (zeroBased.length < length) zeroBased = Array.from({ length: length * 2 }, (_, at) => at);
  return zeroBased;
}
function identityEnds(length: number): readonly number[] {
  if (oneBased.length < length) oneBased = Array.from({ length: length * 2 }, (_, at) => at + 1);
  return oneBased;
}
