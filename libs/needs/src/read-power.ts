import { rangeOf, type PlacedQuantity, type Reading } from './reading.js';

const POWER =
  /变压器|配变|配电|电容量|电力|用电|供电|电量|电容|负荷|容量|电源|(?<![充发机家弱光])电(?![池子商梯动话镀器机路线缆])/;
const POWER_AFTER = /^\s*(?:的)?(?:变压器|配变|配电|电量|电力|电(?![池子商梯动话镀器机路线缆])|变(?=压|[,。\s]|$))/;
const ENOUGH_AFTER = /^\s*(?:的)?(?:变压器|电)?(?:就行|就可以|就够|够了|够用|即可|就好|足够)/;
const EXPAND = /增容|扩容|增到|扩到|增加到|提到|升到|扩到/;

/** kVA, kW and kWh are never turned into one another; a bare figure beside 变压器, 配电 or 电 is kVA. */
export function readPower(reading: Reading): void {
  for (const quantity of reading.quantities) {
    if (quantity.unit === 'kva' || isBareKva(reading, quantity)) placeKva(reading, quantity);
    else if (quantity.unit === 'kw') {
      if (!reading.putFirst('power_kw', rangeOf(quantity), quantity.from, quantity.to)) continue;
      reading.flag('kw_not_kva');
    } else if (quantity.unit === 'kwh') placeEnergy(reading, quantity);
    else if (quantity.unit === 'kv' && quantity.high <= 220)
      reading.putFirst('voltage_kv', quantity.high, quantity.start, quantity.end);
  }
}

function isBareKva(reading: Reading, quantity: PlacedQuantity): boolean {
  if (quantity.unit !== 'none' && !(quantity.unit === 'count' && quantity.unitText === '个')) return false;
  if (quantity.high < 30 || quantity.high > 50_000) return false;
  if (/^\s*(?:伏|v|a\b|安)/.test(reading.text.slice(quantity.end, quantity.end + 2))) return false;
  return (
    POWER.test(reading.before(quantity)) ||
    POWER_AFTER.test(reading.after(quantity)) ||
    EXPAND.test(reading.before(quantity))
  );
}

function placeKva(reading: Reading, quantity: PlacedQuantity): void {
  if (/自带|自备|自有|自己带/.test(reading.before(quantity))) return;
  if (EXPAND.test(reading.before(quantity))) {
    reading.putFirst('power_expand_kva', quantity.high, quantity.from, quantity.to);
    return;
  }
  const range = rangeOf(quantity);
  if (ENOUGH_AFTER.test(reading.after(quantity))) delete range.max;
  reading.putFirst('power_kva', range, quantity.from, quantity.to);
}

function placeEnergy(reading: Reading, quantity: PlacedQuantity): void {
  const words = reading.clauseBefore(quantity) + reading.clauseAfter(quantity, 6);
  if (!/电/.test(words) && quantity.unitText === '度') return;
  reading.flag('kwh_not_kva');
  if (/月/.test(words)) reading.putFirst('power_kwh_month', rangeOf(quantity), quantity.from, quantity.to);
}
