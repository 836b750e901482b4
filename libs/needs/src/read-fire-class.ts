import type { FireClass } from './need.js';
import { isNegated } from './negation.js';
import type { Reading } from './reading.js';

/** 丙类, 丙二类, 丙类二项, 丁戊类, 消防丙级. */
const CLASS =
  /([甲乙丙丁戊][一二12]?)(?:[、\/和或及\-~至到]{0,1}([甲乙丙丁戊][一二12]?))?(?:[、\/和或及]?([甲乙丙丁戊]))?(?:(?:类|級)(?:(?:的)?([一二12])项)?|(?:级)?消防|(?<=丙[一二12])(?=[\s,。;、/仓库厂]|$|及?以上)|级(?!写字|资质|办公|景区|医院))/g;

/** `min` with 以上 or 不低于, else `only` the classes named; a class that is turned down is left out. */
export function readFireClass(reading: Reading): void {
  const only: FireClass[] = [];
  for (const match of reading.text.matchAll(CLASS)) {
    const end = match.index + match[0].length;
    const before = reading.near(match.index, 8);
    const after = reading.text.slice(end, end + 12);
    if (/级/.test(match[0]) && !/消防|防火|火灾/.test(before + match[0] + after)) continue;
    if (isNegated(reading.text, match.index, end) || /^(?:[^,。;]{0,4})(?:不要|不行|不考虑|除外)/.test(after)) continue;
    const classes = [match[1], match[2], match[3]]
      .filter((part) => part !== undefined)
      .map((part) => classOf(part, match[4]));
    reading.span('fire_class', match.index, end);
    if (
      /^(?:及|或)?以上|^(?:仓|库|仓库|厂房|消防)?(?:及|或)?以上/.test(after) ||
      /(?:不低于|至少|最低|起码|不得低于)(?:是|要|为)?$/.test(before)
    ) {
      reading.need.fire_class = { min: classes[0]! };
      return;
    }
    for (const found of classes) if (!only.includes(found)) only.push(found);
  }
  if (only.length > 0) reading.need.fire_class = { only };
}

function classOf(part: string, item: string | undefined): FireClass {
  const digit = (part[1] ?? item ?? '').replace('一', '1').replace('二', '2');
  return (part[0] === '丙' && digit ? `丙${digit}` : part[0]) as FireClass;
}
