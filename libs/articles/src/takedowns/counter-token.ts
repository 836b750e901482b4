import type { Keyring } from '@app/platform';

/** Days that the link to a counter-notice's form opens it. */
const DAYS = 30;
const DAY = 24 * 3600_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The address of the form that answers one takedown: signed, and good for thirty days. */
export function counterPath(keyring: Keyring, takedownId: string, now: Date): string {
  const body = `${takedownId}.${(Math.floor(now.getTime() / DAY) + DAYS).toString(36)}`;
  return `/takedown/counter/${body}.${keyring.sign(`counter:${body}`)}`;
}

/** @returns the takedown's id, or undefined for a token that is not ours or too old */
export function readCounterToken(keyring: Keyring, token: string, now: Date): string | undefined {
  const [id = '', until = '', signature = '', ...rest] = token.split('.');
  const ours = rest.length === 0 && UUID.test(id) && keyring.verify(`counter:${id}.${until}`, signature);
  return ours && parseInt(until, 36) * DAY >= now.getTime() ? id : undefined;
}
