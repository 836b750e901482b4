/** Characters that Postgres refuses or that belong to no text: NUL, other controls but tab and line ends, lone surrogates. */
const UNSTORABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/**
 * One value of a query or form as clean text: the first of several, controls gone, trimmed, at most `max` characters.
 * Anything that is no text is the empty string: public pages ignore what they do not know.
 */
export function plainText(value: unknown, max = 200): string {
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  if (typeof first !== 'string') return '';
  return first.replace(new RegExp(UNSTORABLE.source, 'g'), '').trim().slice(0, max);
}
