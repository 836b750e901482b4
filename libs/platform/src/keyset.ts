import { Invalid } from './errors.js';

/** Where a page ends: the sort value (ISO time) and the id that breaks ties. */
export interface Keyset {
  at: string;
  id: string;
}

export const encodeCursor = ({ at, id }: Keyset): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** @throws Invalid when the text is not a cursor that `encodeCursor` made */
export function decodeCursor(cursor: string): Keyset {
  const [at, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at && id && rest.length === 0 && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  throw new Invalid('cursor_invalid', '翻页标记无效', [{ field: 'cursor', message: '请从第一页重新开始' }]);
}

/** One row more than asked was read: cut it off and say where the next page starts. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  key: (row: Row) => Keyset,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
