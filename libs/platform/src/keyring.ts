import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Key {
  id: string;
  /** 32 random bytes, base64; the parts below are derived from it. */
  secret: string;
  createdAt: string;
}

interface KeyFile {
  current: string;
  keys: Key[];
}

/** The phone key is missing, unreadable or not the one that the database was written with. */
export class KeyringError extends Error {}

const VERSION = 1;
const derive = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `plotline ${use}`, 32));

const IV = 12;
let ivs: Buffer = Buffer.alloc(0);
/** Each 12 bytes of a larger draw are used once: a draw of their own costs more than the sealing of a phone. */
function freshIv(): Buffer {
  if (ivs.length === 0) ivs = randomBytes(IV * 512);
  const iv = ivs.subarray(0, IV);
  ivs = ivs.subarray(IV);
  return iv;
}

/**
 * Keys for personal data: AES-256-GCM for phones at rest, a keyed hash (blind index) to look them up, a signature for
 * links and form keys. Three keys derived from one secret (HKDF, RFC 5869). Lost key = phones unreadable for ever.
 */
export class Keyring {
  private readonly derived = new Map<string, Buffer>();

  private constructor(
    private readonly path: string,
    private file: KeyFile,
  ) {}

  /**
   * @param create make the file (mode 0600) when it is not there; otherwise a missing file is an error
   * @throws KeyringError
   */
  static open(path: string, { create }: { create: boolean }): Keyring {
    if (!existsSync(path)) {
      if (!create) {
        throw new KeyringError(
          `The phone key ${path} is missing. Put it back from your backup (or set PLOTLINE_KEY_FILE); without it phones cannot be read.`,
        );
      }
      const ring = new Keyring(path, { current: '', keys: [] });
      ring.addKey();
      ring.save();
      return ring;
    }
    try {
      const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
      if (!file.keys.some((key) => key.id === file.current)) throw new Error('no current key');
      return new Keyring(path, file);
    } catch (error) {
      throw new KeyringError(`The phone key ${path} cannot be read: ${(error as Error).message}.`);
    }
  }

  /** Names the current key without giving it away; the database remembers it. */
  get fingerprint(): string {
    return createHmac('sha256', this.part(this.file.current, 'fingerprint'))
      .update('plotline')
      .digest('hex')
      .slice(0, 32);
  }

  /** `aad` binds the text to its place (`contact.phone:<id>`): moved elsewhere it does not open. */
  encrypt(text: string, aad: string): Buffer {
    const iv = freshIv();
    const cipher = createCipheriv('aes-256-gcm', this.part(this.file.current, 'encrypt'), iv).setAAD(Buffer.from(aad));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([
      Buffer.from([VERSION]),
      Buffer.from(this.file.current, 'hex'),
      iv,
      cipher.getAuthTag(),
      body,
    ]);
  }

  /** @throws KeyringError when the key is unknown or the bytes were changed or moved */
  decrypt(bytes: Buffer, aad: string): string {
    const id = bytes.subarray(1, 5).toString('hex');
    if (bytes[0] !== VERSION || !this.file.keys.some((key) => key.id === id)) {
      throw new KeyringError(`No key ${id} in the keyring for this phone.`);
    }
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.part(id, 'encrypt'), bytes.subarray(5, 17));
      decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(17, 33));
      return Buffer.concat([decipher.update(bytes.subarray(33)), decipher.final()]).toString('utf8');
    } catch {
      throw new KeyringError('A stored phone was changed or moved: it does not open.');
    }
  }

  /** Keyed hash of the E.164 form: equal phones have equal indexes, and nobody without the key can count through them. */
  phoneIndex(e164: string): Buffer {
    return createHmac('sha256', this.part(this.file.current, 'index')).update(e164).digest();
  }

  /** 22 characters, URL-safe. */
  sign(text: string): string {
    return this.signWith(this.file.current, text);
  }

  verify(text: string, signature: string): boolean {
    return this.file.keys.some((key) => {
      const right = Buffer.from(this.signWith(key.id, text));
      const given = Buffer.from(signature);
      return right.length === given.length && timingSafeEqual(right, given);
    });
  }

  /** Adds a new current key; the old ones still open what they closed. `save` makes it last. */
  addKey(): void {
    const key = {
      id: randomBytes(4).toString('hex'),
      secret: randomBytes(32).toString('base64'),
      createdAt: new Date().toISOString(),
    };
    this.file = { current: key.id, keys: [...this.file.keys, key] };
  }

  /** Forgets all keys but the current one, once nothing is closed with them. */
  dropOldKeys(): void {
    this.file = { ...this.file, keys: this.file.keys.filter((key) => key.id === this.file.current) };
  }

  save(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.part`, JSON.stringify(this.file, null, 2), { mode: 0o600 });
    renameSync(`${this.path}.part`, this.path);
  }

  private signWith(id: string, text: string): string {
    return createHmac('sha256', this.part(id, 'sign')).update(text).digest('base64url').slice(0, 22);
  }

  private part(id: string, use: string): Buffer {
    const name = `${id} ${use}`;
    const known = this.derived.get(name);
    if (known) return known;
    const key = this.file.keys.find((candidate) => candidate.id === id)!;
    const part = derive(key.secret, use);
    this.derived.set(name, part);
    return part;
  }
}
