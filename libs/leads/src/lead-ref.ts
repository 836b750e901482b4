import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32 without look-alikes, so that a reference survives the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function spell(bytes: Buffer): string {
  const letters = Array.from(bytes.subarray(0, 9), (byte) => alphabet[byte % 32]).join('');
  return `PL-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** `PL-7K3M-9QXD2`: 45 random bits, shared by an inquiry and the lead it opens. */
export const newRef = (): string => spell(randomBytes(9));

/** Always the same for the same key: a form sent twice names the same lead. */
export const refFor = (key: string): string => spell(createHash('sha256').update(key).digest());
