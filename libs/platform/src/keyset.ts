import { Invalid } from './errors.js';

/** Where a page ends: the sort value (ISO time) and the id that breaks ties. */
export interface Keyset {
  at: string;
  id: string;
}

export const encodeCursor = ({ at, id }: Keyset): string => Buffer.from(`${at} ${id}`).toString('base64url');

const TIME = /^(?!0000)(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Postgres fails on a day that no calendar has; Date rolls it over. */
function isTime(text: string): boolean {
  const day = TIME.exec(text)?.[1];
  return day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
}

/** @throws Invalid when the text is not a cursor that `encodeCursor` made */
export function decodeCursor(cursor: string): Keyset {
  const [at, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at && id && rest.length === 0 && isTime(at) && UUID.test(id)) return { at, id };
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
