import type { PlacedQuantity, Reading } from './reading.js';

/** 6米，不，8米 · 3000平，说错了，是5000平. */
const TAKES_BACK =
  /^[,。;!…\s.]*(?:[哦啊噢呃额唉哎嗯]?(?:不对|不是|不)|错了|说错了?|打错了?|写错了?|更正(?:一下)?|纠正(?:一下)?|sorry|correction)?[,:。!…\s]*(?:应该是|应该|应为|应是|改成|改为|是|要)?[,:\s]*$/;
const HAS_MARK = /换成|换为|不|错|更正|纠正|应该|应为|应是|改成|改为|sorry|correction/;
const NOT_THIS = /不是$/;
/** 不要2000平了，改成3000平. */
const CHANGED = /^(?:的|了)?[,。;\s]*(?:现在|现|都|要)?(?:改成|改为|改到|换成|换为|变成|调整为|调整到|调到|加到)$/;
/** 不要2000平了，要3200平. */
const INSTEAD = /^(?:的|了)?[,。;\s]*(?:现在)?(?:要|需要|得|改要)$/;
const BUT_THIS = /^[,\s]*(?:而是|是|应该是|要)$/;

/** Drops what the writer took back; the figure that replaces it keeps the words that went before and, if bare, the unit. */
export function applyCorrections(reading: Reading): void {
  const kept: PlacedQuantity[] = [];
  for (const quantity of reading.quantities) {
    const last = kept.at(-1);
    const gap = last ? reading.text.slice(last.to, quantity.from) : '';
    if (
      !last ||
      gap.length > 14 ||
      !isCorrection(reading.text, last, gap) ||
      (last.unit !== quantity.unit && quantity.unit !== 'none' && last.unit !== 'none')
    ) {
      kept.push(quantity);
      continue;
    }
    const scale =
      quantity.unit === 'none' && last.multiplier > 1 && quantity.multiplier === 1 && quantity.high < last.multiplier
        ? last.multiplier
        : 1;
    kept[kept.length - 1] = {
      ...quantity,
      ...(quantity.unit === 'none' ? { unit: last.unit, unitText: last.unitText } : {}),
      ...(scale > 1
        ? {
            low: quantity.low * scale,
            high: quantity.high * scale,
            min: scaled(quantity.min, scale),
            max: scaled(quantity.max, scale),
          }
        : {}),
      contextStart: last.contextStart,
    };
    reading.flag('self_correction');
  }
  reading.quantities = kept.map((quantity, index) => ({ ...quantity, index }));
}

const scaled = (value: number | undefined, scale: number): number | undefined =>
  value === undefined ? undefined : value * scale;

function isCorrection(text: string, last: PlacedQuantity, gap: string): boolean {
  if (HAS_MARK.test(gap) && TAKES_BACK.test(gap)) return true;
  if (CHANGED.test(gap)) return true;
  if (/不[要用]$/.test(text.slice(Math.max(0, last.from - 2), last.from)) && INSTEAD.test(gap)) return true;
  return BUT_THIS.test(gap) && NOT_THIS.test(text.slice(Math.max(0, last.from - 3), last.from));
}
