import type { ZoneList } from '@app/reference';
import type { FormField, Need } from './need.js';
import { readNeed } from './read-need.js';

const FIELDS: readonly FormField[] = ['need', 'usage', 'tax', 'free'];

/**
 * One JSON line of `plotline needs parse`: `{"id","form_field","as_of","text"}` → `{id, need}`. `form_field` defaults to
 * free, `as_of` to `today` (ISO day). Throws an Error whose message says what is wrong with the line.
 */
export function parseNeedLine(
  line: string,
  today: string = new Date().toISOString().slice(0, 10),
  zones?: ZoneList,
): { id: unknown; need: Need } {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Error('不是有效的 JSON');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Error('应为一个 JSON 对象');
  const { id = null, form_field: field = 'free', as_of: asOf = today, text } = row as Record<string, unknown>;
  if (typeof text !== 'string') throw new Error('缺少 text');
  if (!FIELDS.includes(field as FormField)) throw new Error(`form_field 应为 ${FIELDS.join('、')} 之一`);
  if (typeof asOf !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(asOf) || Number.isNaN(Date.parse(asOf.slice(0, 10))))
    throw new Error('as_of 应为日期，如 2026-09-01');
  return { id, need: readNeed(text, { formField: field as FormField, asOf, zones }) };
}
