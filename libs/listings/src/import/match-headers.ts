import { findIndustries, industryName, plainText, readQuantities, type Unit } from '@app/reference';
import { IMPORT_FIELDS, importField, isImportKey } from './import-fields.js';

/** A column of a file and what it holds. */
export interface ImportColumn {
  header: string;
  /** A key of `IMPORT_FIELDS`; null = not imported. */
  field: string | null;
  /** 1 = the word itself or chosen by a person, 0.5 = one of several readings, 0 = none. */
  confidence: number;
}

/** The unit that a header promises for bare numbers: `1` of it is `scale` of `unit`. `text` is how it is written. */
export interface HeaderUnit {
  text: string;
  unit: Unit;
  scale: number;
}

/** What is compared: no brackets, units, stars, spaces. */
export const headerWord = (header: string): string =>
  plainText(header)
    .text.replace(/\(.*?\)|【.*?】|\[.*?\]/g, '')
    .replace(/[*\s:：_/、.]|必填|选填/g, '')
    .replace(/(?:元.*|万元?|㎡|m2|平方米|平米|亩|kva|t\/?㎡|kg\/?㎡|米|m)$/, (unit, at: number) =>
      at > 1 ? '' : unit,
    );

const words = new Map<string, { field: string; confidence: number }[]>();
const put = (word: string, field: string, confidence: number): void => {
  const key = headerWord(word);
  if (key) words.set(key, [...(words.get(key) ?? []), { field, confidence }]);
};
for (const { key, label, words: synonyms } of IMPORT_FIELDS) {
  put(key, key, 1);
  put(label, key, 1);
  synonyms.forEach((word, index) => put(word, key, 0.95 - index * 0.02));
}

/** The same words in another unit are another thing: 面积(亩) is land. */
function byUnit(field: string, header: string): string {
  const unit = headerUnit(header)?.unit;
  return field === 'area_sqm' && unit === 'mu' ? 'land_mu' : field;
}

/** 亩均税收(34), 通用设备亩均税收: a figure of one industry. */
function ofIndustry(header: string): { field: string; confidence: number } | undefined {
  const text = plainText(header).text;
  const field = /亩均税收|tax_per_mu/.test(text)
    ? 'land.tax_per_mu_min'
    : /投资强度|亩均投资|invest_per_mu/.test(text)
      ? 'land.invest_per_mu_min'
      : undefined;
  if (!field) return undefined;
  const code = /(?<!\d)(\d{2})(?!\d)/.exec(text)?.[1];
  const division = code && industryName(code) ? code : findIndustries(text)[0]?.division;
  return division ? { field: `${field}@${division}`, confidence: 0.9 } : undefined;
}

function guess(header: string): { field: string; confidence: number } | undefined {
  const trimmed = header.trim().toLowerCase();
  if (trimmed !== '' && isImportKey(trimmed)) return { field: trimmed, confidence: 1 };
  const industry = ofIndustry(header);
  if (industry) return industry;
  const word = headerWord(header);
  const exact = words.get(word)?.[0];
  if (exact) return { ...exact, field: byUnit(exact.field, header) };
  if (word.length < 2) return undefined;
  const inside = [...words]
    .filter(([known]) => known.length > 1 && (word.includes(known) || (word.length > 2 && known.includes(word))))
    .sort(([a], [b]) => Math.abs(a.length - word.length) - Math.abs(b.length - word.length))[0];
  return inside && { field: byUnit(inside[1][0]!.field, header), confidence: 0.5 };
}

/**
 * What each header most likely means. A field goes to one column only, the surest; `remembered` is what people chose for
 * files of this source before, by header.
 */
export function matchHeaders(headers: string[], remembered: Record<string, string | null> = {}): ImportColumn[] {
  const columns = headers.map((header): ImportColumn => {
    const known = Object.hasOwn(remembered, header) ? remembered[header] : undefined;
    if (known === null) return { header, field: null, confidence: 1 };
    if (known !== undefined && isImportKey(known)) return { header, field: known, confidence: 1 };
    const found = header.trim() === '' ? undefined : guess(header.slice(0, 60));
    return { header, field: found?.field ?? null, confidence: found?.confidence ?? 0 };
  });
  const surest = new Map<string, number>();
  columns.forEach(({ field, confidence }, index) => {
    const best = field === null ? undefined : surest.get(field);
    if (field !== null && (best === undefined || confidence > columns[best]!.confidence)) surest.set(field, index);
  });
  return columns.map((column, index) =>
    column.field === null || surest.get(column.field) === index ? column : { ...column, field: null, confidence: 0 },
  );
}

/** 面积(万㎡) → ㎡ times 10,000; the words of the field itself are no unit. */
export function headerUnit(header: string): HeaderUnit | undefined {
  const text = plainText(header).text;
  const inBrackets = /[([【]([^)\]】]+)[)\]】]/.exec(text)?.[1];
  const tail = /(?:万|亿)?元.*$|万?(?:㎡|m2|平方米|平米)$|亩$|kva$|mm$|米$|(?:t|kg|kn)\/㎡$/.exec(text)?.[0];
  for (const part of [inBrackets, tail]) {
    const unitText = part?.replace(/^(?:单位)?:?\s*/, '');
    if (!unitText || unitText.length > 20) continue;
    const [found] = readQuantities(`1${unitText}`);
    if (found && (found.unit !== 'none' || found.multiplier > 1))
      return { text: unitText, unit: found.unit, scale: found.low };
  }
  return undefined;
}

/** Which of the first rows holds the headers: the one with most known words. @returns its index, or -1 */
export function headerRow(rows: readonly string[][]): number {
  let best = { index: -1, known: 1 };
  rows.forEach((row, index) => {
    const known = matchHeaders(row.slice(0, 300)).filter(({ confidence }) => confidence > 0.5).length;
    if (known > best.known) best = { index, known };
  });
  return best.index;
}

/** 起租面积（㎡） and its like, for messages: the column as the person headed it, else our word. */
export const columnLabel = (columns: readonly ImportColumn[], field: string): string =>
  columns.find((column) => column.field === field)?.header ?? importField(field)?.label ?? field;
