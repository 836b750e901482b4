import { createHash, randomBytes } from 'node:crypto';
import type { Keyring } from '@app/platform';

/** Faster than this nobody reads and fills the form. */
const MIN_FILL_MS = 3000;

export interface ReadKey {
  /** The idempotency key of the rendered form. */
  key: string;
  /** Sent faster than a person can, or without a key of ours, so that nobody knows how fast. */
  tooFast: boolean;
}

/** The key inside a rendered form: a random id and the time of rendering, signed. */
export function newFormKey(keyring: Keyring, now: Date): string {
  const body = `${randomBytes(12).toString('base64url')}.${now.getTime().toString(36)}`;
  return `${body}.${keyring.sign(`form:${body}`)}`;
}

/** Reads a key back. One that is not ours still makes a repeated post one inquiry: the key is then the words' hash. */
export function readFormKey(keyring: Keyring, given: string, values: object, now: Date): ReadKey {
  const [id, time, signature, ...rest] = given.split('.');
  const ours = id && time && signature && rest.length === 0 && keyring.verify(`form:${id}.${time}`, signature);
  if (!ours) return { key: `form:${contentKey(`${given}\n`, values)}`, tooFast: true };
  return { key: `form:${id}`, tooFast: now.getTime() - parseInt(time, 36) < MIN_FILL_MS };
}

/** The same form posted again with other words (after Back) is a further inquiry, under a key of its own. */
export const furtherKey = (key: string, values: object): string => `${key}:${contentKey('', values)}`;

const contentKey = (salt: string, values: object): string =>
  createHash('sha256')
    .update(salt + JSON.stringify(values))
    .digest('base64url')
    .slice(0, 22);
