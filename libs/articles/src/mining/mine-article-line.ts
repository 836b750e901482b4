import { mineArticle } from './mine-article.js';
import type { MinedArticle } from './prospect.js';

/**
 * One JSON line of `plotline articles mine`: `{"id","title","text"}` → what the article tells of projects. Throws an Error
 * whose message says what is wrong with the line.
 */
export function mineArticleLine(line: string): { id: unknown } & MinedArticle {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Error('不是有效的 JSON');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Error('应为一个 JSON 对象');
  const { id = null, title, text } = row as Record<string, unknown>;
  if (typeof title !== 'string') throw new Error('缺少 title');
  if (typeof text !== 'string') throw new Error('缺少 text');
  return { id, ...mineArticle({ title, text }) };
}
