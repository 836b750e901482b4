import type { Keyring } from '@app/platform';

/** A page that a visitor looked at, and when. */
export interface Touch {
  kind: 'article' | 'listing';
  id: string;
  at: Date;
}

/** What a consenting visitor's cookie tells: pages in their order, and how they first came. */
export interface VisitTrail {
  touches: Touch[];
  utm: Record<string, string>;
  referrer: string;
}

/** The first page always stays; of the rest the latest. */
const MOST = 20;
/** Characters of a cookie that is read at all; ours are shorter. */
export const LONGEST = 3000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MINUTE = 60_000;

type Packed = { t: [0 | 1, string, number][]; u?: Record<string, string>; r?: string };

export const NO_TRAIL: VisitTrail = { touches: [], utm: {}, referrer: '' };

/** The trail with one page more; the same page again straight after itself is one. */
export function extended(trail: VisitTrail, touch: Touch): VisitTrail {
  const last = trail.touches.at(-1);
  if (last?.id === touch.id) return trail;
  const all = [...trail.touches, touch];
  return { ...trail, touches: all.length > MOST ? [all[0]!, ...all.slice(1 - MOST)] : all };
}

/** Signed, so that nobody writes a trail but us; it holds pages and times, nothing of the person. */
export function writeTrail(keyring: Keyring, { touches, utm, referrer }: VisitTrail): string {
  const packed: Packed = {
    t: touches.map(({ kind, id, at }) => [kind === 'article' ? 0 : 1, id, Math.floor(at.getTime() / MINUTE)]),
    ...(Object.keys(utm).length > 0 && { u: utm }),
    ...(referrer && { r: referrer }),
  };
  const body = Buffer.from(JSON.stringify(packed)).toString('base64url');
  return `${body}.${keyring.sign(`trail:${body}`)}`;
}

const isTouch = (value: unknown): value is Packed['t'][number] =>
  Array.isArray(value) &&
  (value[0] === 0 || value[0] === 1) &&
  UUID.test(String(value[1])) &&
  Number.isInteger(value[2]);

/** A cookie that is missing, huge, forged or broken is no trail. */
export function readTrail(keyring: Keyring, cookie: string | undefined): VisitTrail {
  if (!cookie || cookie.length > LONGEST) return NO_TRAIL;
  const [body = '', signature = '', ...rest] = cookie.split('.');
  if (rest.length > 0 || !keyring.verify(`trail:${body}`, signature)) return NO_TRAIL;
  try {
    const { t, u = {}, r = '' } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Packed;
    const touches = t.filter(isTouch).map(([kind, id, minute]): Touch => ({
      kind: kind === 0 ? 'article' : 'listing',
      id,
      at: new Date(minute * MINUTE),
    }));
    return { touches, utm: u, referrer: r };
  } catch {
    return NO_TRAIL;
  }
}
