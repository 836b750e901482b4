import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Keyring } from '@app/platform';
import { extended, LONGEST, NO_TRAIL, readTrail, type Touch, writeTrail } from './visit-trail.js';

const keyring = Keyring.open(join(tmpdir(), `trail-${randomUUID()}.key`), { create: true });
const touch = (nth: number, kind: Touch['kind'] = 'article'): Touch => ({
  kind,
  id: `0b7f6c1e-0000-4000-8000-${String(nth).padStart(12, '0')}`,
  at: new Date(Date.UTC(2026, 10, 20, 2, nth)),
});
const trailOf = (count: number) => Array.from({ length: count }, (_none, nth) => touch(nth)).reduce(extended, NO_TRAIL);

describe('the trail of a visitor who agreed', () => {
  it('comes back as it was written', () => {
    const trail = { touches: [touch(1), touch(2, 'listing')], utm: { utm_source: '微信' }, referrer: 'https://a.cn/b' };
    expect(readTrail(keyring, writeTrail(keyring, trail))).toEqual(trail);
  });

  it('keeps the first page and the latest, and fits a cookie with the longest words', () => {
    const trail = trailOf(60);
    expect(trail.touches).toHaveLength(20);
    expect(trail.touches[0]).toEqual(touch(0));
    expect(trail.touches.at(-1)).toEqual(touch(59));
    const utm = Object.fromEntries(['source', 'medium', 'campaign', 'term', 'content'].map((key) => [`utm_${key}`, '字'.repeat(40)])); // prettier-ignore
    const cookie = writeTrail(keyring, { ...trail, utm, referrer: `https://a.cn/${'x'.repeat(137)}` });
    expect(cookie.length).toBeLessThanOrEqual(LONGEST);
    expect(readTrail(keyring, cookie).touches).toEqual(trail.touches);
  });

  it('counts the same page read again at once as one', () => {
    expect(extended(trailOf(2), touch(1)).touches).toHaveLength(2);
    expect(extended(trailOf(2), touch(0)).touches).toHaveLength(3);
  });

  it('is nothing when somebody else wrote it, when it is huge, or broken', () => {
    const cookie = writeTrail(keyring, trailOf(3));
    const other = Keyring.open(join(tmpdir(), `trail-${randomUUID()}.key`), { create: true });
    for (const bad of [
      undefined,
      '',
      'x',
      `${cookie}.y`,
      `${cookie.slice(0, -1)}`,
      `a${cookie}`,
      writeTrail(other, trailOf(3)),
      'A'.repeat(100_000),
    ])
      expect(readTrail(keyring, bad)).toEqual(NO_TRAIL);
    fc.assert(fc.property(fc.string(), (text) => expect(readTrail(keyring, text)).toEqual(NO_TRAIL)));
  });
});
