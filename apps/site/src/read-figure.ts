/** A figure as people type it into a filter, with the unit where they wrote one. */
export interface Figure {
  value: number;
  unit?: 'sqm' | 'mu' | 'day' | 'month';
}

const UNITS: [RegExp, NonNullable<Figure['unit']>][] = [
  [/天|日|day/i, 'day'],
  [/月|month/i, 'month'],
  [/亩|mu/i, 'mu'],
  [/㎡|平|方|m2|sqm/i, 'sqm'],
];

/**
 * Reads `3,000㎡`, `２０００平`, `1.2万`, `20亩`, `0.6元/㎡/天`.
 * @param most larger figures are no figures
 * @returns undefined for what is no positive figure
 */
export function readFigure(text: string, most: number): Figure | undefined {
  const plain = text.normalize('NFKC').replace(/[,，\s]/g, '');
  const [, digits, rest = ''] = /^[≥>约]?(\d{1,12}(?:\.\d{1,6})?)([^\d]*)\d?$/.exec(plain.replace(/m2/gi, '㎡')) ?? [];
  if (!digits) return undefined;
  const times = rest.startsWith('万') ? 10_000 : rest.startsWith('千') ? 1000 : 1;
  const value = Number((Number(digits) * times).toFixed(6));
  if (
    !(value > 0 && value < most) ||
    !/^[万千]?(元|吨|米|t|m|kva|kw|㎡|平|方|米|亩|公顷|天|日|月|\/|以上|以内|左右)*$/i.test(rest)
  )
    return undefined;
  const unit = UNITS.find(([pattern]) => pattern.test(rest))?.[1];
  return { value, ...(unit && { unit }) };
}
