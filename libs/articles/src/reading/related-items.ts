import { lineKind } from './page-furniture.js';

/** A teaser below the story. Its figures and places are not the story's. */
export interface RelatedItem {
  title: string;
  excerpt: string;
}

const MAX_ITEMS = 30;

const isExcerpt = (raw: string, title: string): boolean =>
  /^(?:\s{2,}|\u3000)/.test(raw) ||
  /(?:\.{3}|…)$/.test(raw.trim()) ||
  (raw.trim().length > 60 && /[,，。]/.test(raw) && raw.trim() !== title);

/**
 * The related items that follow their heading: a title (often printed twice, once for its picture) and, where the
 * page has one, a teaser, which is indented, ends in dots or is plainly prose. Stops at the foot of the page.
 */
export function relatedItems(lines: readonly string[]): RelatedItem[] {
  const items: RelatedItem[] = [];
  for (const raw of lines) {
    const kind = lineKind(raw);
    if (['blank', 'related', 'aside', 'contact'].includes(kind)) continue;
    if (kind === 'notice' || kind === 'end' || kind === 'share') break;
    const text = raw.trim().replace(/\s+/g, ' ');
    const last = items.at(-1);
    if (last && last.title === text) continue;
    if (last && isExcerpt(raw, last.title)) {
      if (last.excerpt === '') last.excerpt = text;
      continue;
    }
    if (items.length === MAX_ITEMS) break;
    items.push({ title: text.replace(/^(?:[·•◆>»]\s*|\d{1,2}[、.]\s+)/, ''), excerpt: '' });
  }
  return items;
}
