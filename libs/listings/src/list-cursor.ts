import { Invalid } from '@app/platform';

/** A place in an ordered list: the value it is ordered by, the id that breaks ties, and which way to read from there. */
export interface ListCursor {
  value: string;
  id: string;
  back: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};
const READS: Record<string, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !text.startsWith('0000') && isDay(text),
  numeric: (text) => /^(-?\d{1,30}(\.\d{1,30})?|Infinity)$/.test(text),
};

export const encodeListCursor = ({ value, id, back }: ListCursor): string =>
  Buffer.from(`${back ? '<' : '>'}${value} ${id}`).toString('base64url');

/**
 * @param type what the order compares: `date` or `numeric`
 * @throws Invalid `cursor_invalid` for what is no cursor of such an order
 */
export function decodeListCursor(cursor: string, type: string): ListCursor {
  const [, side, value = '', id = ''] = /^([<>])(\S+) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!side || !UUID.test(id) || !READS[type]?.(value))
    throw new Invalid('cursor_invalid', '翻页位置无效，请从第一页开始', [{ field: 'cursor', message: '翻页位置无效' }]);
  return { value, id, back: side === '<' };
}
