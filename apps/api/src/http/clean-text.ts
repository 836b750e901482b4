import { Invalid } from '@app/platform';

const DEPTH = 20;

/**
 * Postgres stores no NUL and UTF-8 knows no lone surrogate: a text with either is refused by the name of its field
 * rather than changed or failing later.
 */
export function assertCleanText(value: unknown, field = '', depth = 0): void {
  if (typeof value === 'string') return assertCleanString(value, field);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  if (depth > DEPTH) throw invalid(field, '嵌套层数太多');
  for (const [key, inner] of Object.entries(value)) {
    assertCleanString(key, field || 'body');
    assertCleanText(inner, field ? `${field}.${key}` : key, depth + 1);
  }
}

function assertCleanString(text: string, field: string): void {
  if (text.includes('\0') || !(text as string & { isWellFormed(): boolean }).isWellFormed()) {
    throw invalid(field, '含有无法保存的字符');
  }
}

function invalid(field: string, message: string): Invalid {
  return new Invalid('text_unclean', `${field || '请求'}：${message}`, [{ field, message }]);
}

/** Keys that reach an object's prototype are refused by name where unknown fields are errors: in the JSON API. */
export function assertOwnKeys(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const reaching = Object.keys(body).find((key) => ['__proto__', 'constructor', 'prototype'].includes(key));
  if (reaching) throw invalid(reaching, '不接受这个字段');
}
