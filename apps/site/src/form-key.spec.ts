import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '@app/platform';
import { furtherKey, newFormKey, readFormKey } from './form-key.js';

describe('the key of a rendered form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plotline-key-'));
  const keyring = Keyring.open(join(folder, 'key'), { create: true });
  const rendered = new Date('2026-11-23T02:00:00Z');
  const after = (ms: number) => new Date(rendered.getTime() + ms);
  const key = newFormKey(keyring, rendered);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the same however often the form is sent, and another for another rendering', () => {
    expect(readFormKey(keyring, key, ['a'], after(5000))).toEqual(readFormKey(keyring, key, ['b'], after(9000)));
    const other = newFormKey(keyring, rendered);
    expect(readFormKey(keyring, other, [], after(5000)).key).not.toBe(readFormKey(keyring, key, [], after(5000)).key);
  });
  it('knows a machine by its speed', () => {
    expect(readFormKey(keyring, key, [], after(2900)).tooFast).toBe(true);
    expect(readFormKey(keyring, key, [], after(3000)).tooFast).toBe(false);
  });
  it.each(['', 'x', 'a.b.c', 'a.b.c.d', '....', key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')])(
    'takes %j for no key of ours',
    (given) => {
      const read = readFormKey(keyring, given, ['租厂房'], after(60_000));
      expect(read.tooFast).toBe(true);
      expect(readFormKey(keyring, given, ['租厂房'], after(90_000)).key).toBe(read.key);
      expect(readFormKey(keyring, given, ['买地'], after(90_000)).key).not.toBe(read.key);
    },
  );
  it('has a further key for other words, the same for the same words', () => {
    expect(furtherKey('form:a', ['x'])).toBe(furtherKey('form:a', ['x']));
    expect(furtherKey('form:a', ['x'])).not.toBe(furtherKey('form:a', ['y']));
  });
});
