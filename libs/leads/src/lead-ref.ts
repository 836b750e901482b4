import { randomBytes } from 'node:crypto';

/** Crockford's base 32 without look-alikes, so that a reference survives the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `PL-7K3M-9QXD2`: 45 random bits, shared by an inquiry and the lead it opens. */
export function newRef(): string {
  const letters = Array.from(randomBytes(9), (byte) => alphabet[byte % 32]).join('');
  return `PL-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
