const MAX = 90;

/**
 * A short quotation of the text for a page that may not show it whole: somebody's own words if there are any, else a
 * sentence that the summary does not use. At most 90 characters; null when nothing of fair length is there.
 */
export function shortQuote(text: string, summary: string): string | null {
  const said = [...text.matchAll(/“([^“”\n]{16,88}[。！？])”/g)].map((match) => `“${match[1]}”`);
  if (said[0]) return said[0];
  const plain = text
    .split(/(?<=[。！？])|\n/)
    .map((sentence) => sentence.trim())
    .find((sentence) => sentence.length >= 20 && sentence.length <= MAX && !summary.includes(sentence.slice(0, 12)));
  return plain ?? null;
}
