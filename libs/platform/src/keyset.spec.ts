import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Invalid } from './errors.js';
import { decodeCursor, encodeCursor, pageOf } from './keyset.js';

const ID = '3f2b8c1e-0000-4000-8000-0123456789ab';
const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('comes back as it was given, to the microsecond', () => {
    for (const at of ['2026-11-23T07:12:45.123456+00:00', '2026-11-23T07:12:45Z', '2026-11-23T15:12:45.1+08:00']) {
      const place = { at, id: randomUUID() };
      expect(decodeCursor(encodeCursor(place))).toEqual(place);
    }
  });

  it.each([
    '',
    'no cursor',
    cursorOf('2026-11-23T07:12:45Z'),
    cursorOf(`yesterday ${ID}`),
    cursorOf(`2026-11-23T07:12:45Z ${ID} more`),
    cursorOf(`2026-11-23T07:12:45Z ' or true --`),
  ])('that we did not make is refused by its field: %s', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(Invalid);
    expect(() => decodeCursor(cursor)).toThrow(
      expect.objectContaining({ code: 'cursor_invalid', fields: [expect.objectContaining({ field: 'cursor' })] }),
    );
  });

  // JavaScript reads all of these; Postgres would fail on them.
  it.each(['1', '2026', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', 'Mon,23Nov2026'])(
    'holds a time that the database understands, not %s',
    (at) => {
      expect(() => decodeCursor(cursorOf(`${at} ${ID}`))).toThrow(Invalid);
    },
  );

  it.each(['-'.repeat(36), 'a'.repeat(36), `${ID.slice(0, 35)}-`])('holds an id that is one, not %s', (id) => {
    expect(() => decodeCursor(cursorOf(`2026-11-23T07:12:45Z ${id}`))).toThrow(Invalid);
  });

  it('is either understood or refused, whatever text somebody sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(decodeCursor(text)).toEqual({ at: expect.any(String), id: expect.any(String) });
        } catch (error) {
          expect(error).toBeInstanceOf(Invalid);
        }
      }),
    );
  });
});

describe('a page', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ at: `2026-11-23T07:12:0${index}Z`, id: ID }));
  const key = (row: { at: string; id: string }) => row;

  it('points at its last row when one more was read', () => {
    const { items, next } = pageOf(rows(4), 3, key);
    expect(items).toEqual(rows(3));
    expect(decodeCursor(next!)).toEqual(rows(3)[2]);
  });

  it('is the last one when no more was read', () => {
    expect(pageOf(rows(3), 3, key)).toEqual({ items: rows(3), next: null });
    expect(pageOf([], 3, key)).toEqual({ items: [], next: null });
  });
});
