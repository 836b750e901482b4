import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Keyring, KeyringError } from './keyring.js';

const PHONE = '+8613800138000';
const PLACE = 'contact.phone:1';

describe('a keyring', () => {
  let folder: string;
  let path: string;
  let ring: Keyring;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plotline-keyring-'));
    path = join(folder, 'plotline.key');
    ring = Keyring.open(path, { create: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('seals the same text differently every time, over more than one draw of random bytes', () => {
    const sealed = Array.from({ length: 1500 }, () => ring.encrypt(PHONE, PLACE));
    expect(new Set(sealed.map((bytes) => bytes.subarray(5, 17).toString('hex'))).size).toBe(1500);
    expect(sealed.every((bytes) => ring.decrypt(bytes, PLACE) === PHONE)).toBe(true);
  });

  it('opens again what it closed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, place) => {
        expect(ring.decrypt(ring.encrypt(text, place), place)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
      }),
    );
  });

  it('closes the same text differently each time, and shows none of it', () => {
    const [one, other] = [ring.encrypt(PHONE, PLACE), ring.encrypt(PHONE, PLACE)];
    expect(one.equals(other)).toBe(false);
    expect(one.toString('latin1')).not.toContain('138');
  });

  it('does not open what was moved to another place', () => {
    const moved = ring.encrypt(PHONE, PLACE);
    expect(() => ring.decrypt(moved, 'contact.phone:2')).toThrow(KeyringError);
  });

  it('does not open what was changed in any single byte', () => {
    const closed = ring.encrypt(PHONE, PLACE);
    for (let index = 0; index < closed.length; index++) {
      const changed = Buffer.from(closed);
      changed[index]! ^= 1;
      expect(() => ring.decrypt(changed, PLACE)).toThrow(KeyringError);
    }
  });

  it('refuses bytes that were cut short', () => {
    const closed = ring.encrypt(PHONE, PLACE);
    for (const length of [0, 4, 5, 16, 17, 32, closed.length - 1]) {
      expect(() => ring.decrypt(closed.subarray(0, length), PLACE)).toThrow(KeyringError);
    }
  });

  it('finds equal phones by an index that another key does not give', () => {
    const other = Keyring.open(join(folder, 'other.key'), { create: true });
    expect(ring.phoneIndex(PHONE)).toEqual(ring.phoneIndex(PHONE));
    expect(ring.phoneIndex(PHONE)).not.toEqual(ring.phoneIndex('+8613800138001'));
    expect(ring.phoneIndex(PHONE)).not.toEqual(other.phoneIndex(PHONE));
  });

  it('still opens and verifies old things after a rotation, also when read again from its file', () => {
    const closed = ring.encrypt(PHONE, PLACE);
    const signature = ring.sign('link');
    const before = ring.fingerprint;
    ring.addKey();
    ring.save();
    const again = Keyring.open(path, { create: false });
    expect(again.fingerprint).not.toBe(before);
    expect(again.fingerprint).toBe(ring.fingerprint);
    expect(again.decrypt(closed, PLACE)).toBe(PHONE);
    expect(again.verify('link', signature)).toBe(true);
    expect(again.sign('link')).not.toBe(signature);
  });

  it('opens nothing of a key that was dropped', () => {
    const closed = ring.encrypt(PHONE, PLACE);
    const signature = ring.sign('link');
    ring.addKey();
    ring.dropOldKeys();
    expect(() => ring.decrypt(closed, PLACE)).toThrow(/No key/);
    expect(ring.verify('link', signature)).toBe(false);
    expect(ring.decrypt(ring.encrypt(PHONE, PLACE), PLACE)).toBe(PHONE);
  });

  it('verifies its own signature of exactly this text and nothing else', () => {
    const signature = ring.sign('inquiry:PL-1');
    expect(signature).toMatch(/^[\w-]{22}$/);
    expect(ring.verify('inquiry:PL-1', signature)).toBe(true);
    expect(ring.verify('inquiry:PL-2', signature)).toBe(false);
    for (const wrong of ['', 'x', `${signature}x`, signature.slice(1), '签'.repeat(22)]) {
      expect(ring.verify('inquiry:PL-1', wrong)).toBe(false);
    }
    const other = Keyring.open(join(folder, 'other.key'), { create: true });
    expect(other.verify('inquiry:PL-1', signature)).toBe(false);
  });

  it('is a file that only its owner reads', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    ring.addKey();
    ring.save();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('names its key without giving it away', () => {
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: { secret: string }[] };
    expect(ring.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(Buffer.from(keys[0]!.secret, 'base64').toString('hex')).not.toContain(ring.fingerprint);
  });

  it('says what to do when the file is missing, and makes none', () => {
    const missing = join(folder, 'none.key');
    expect(() => Keyring.open(missing, { create: false })).toThrow(/none\.key is missing\..*backup/);
    expect(() => statSync(missing)).toThrow('ENOENT');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'key=1'],
    ['JSON of another kind', '[]'],
    ['null', 'null'],
    ['no current key', '{"current":"aa","keys":[]}'],
  ])('refuses a file that holds %s, naming it', (_, text) => {
    writeFileSync(path, text);
    expect(() => Keyring.open(path, { create: true })).toThrow(KeyringError);
    expect(() => Keyring.open(path, { create: true })).toThrow(/plotline\.key cannot be read/);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
