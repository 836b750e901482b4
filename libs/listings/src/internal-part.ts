import { maskPhone, normalisePhone } from '@app/reference';
import type { Keyring } from '@app/platform';
import type { Listing } from './listing.js';

/**
 * What of a listing stays in the house, as stored in `listing.internal`. Numbers by which an owner can be reached are
 * sealed like a contact's phone: `owner_sealed` is base64 of the ciphertext of `{key: value}`, `owner_hints` what is shown.
 */
export interface InternalPart {
  /** One a offer, in their order. */
  floor_prices: (number | null)[];
  floor_price?: number;
  owner_sealed?: string;
  owner_hints?: Record<string, string>;
  [owner: `owner_${string}`]: unknown;
}

type Ring = Pick<Keyring, 'encrypt' | 'decrypt'>;

/** The place that an owner's numbers are bound to: a listing is known by its source and ref for ever. */
export const ownerPlace = (source: string, ref: string): string => `listing.owner:${source}/${ref}`;

const SECRET = /_(?:phone|mobile|tel|wechat)\d*$/;

/** Most are; they need no reading. */
const PLAIN_MOBILE = /^1[3-9]\d{9}$/;

function hintOf(text: string): string {
  const e164 = PLAIN_MOBILE.test(text) ? `+86${text}` : normalisePhone(text).e164;
  return e164 ? maskPhone(e164) : text.length > 4 ? `${text.slice(0, 2)}****${text.slice(-2)}` : '****';
}

/** Floor prices and owner's data of a contract object: kept beside the public facts, never selected with them. */
export function internalPart(listing: Listing, keyring: Ring, source: string): InternalPart {
  const open: Record<string, string> = {};
  const secret: Record<string, string> = {};
  const hints: Record<string, string> = {};
  let sealed = false;
  for (const key in listing) {
    if (!key.startsWith('owner_')) continue;
    const value = listing[key as keyof Listing] as string;
    if (SECRET.test(key)) {
      sealed = true;
      secret[key] = value;
      hints[key] = hintOf(value);
    } else open[key] = value;
  }
  const part: InternalPart = { ...open, floor_prices: listing.offers?.map((offer) => offer.floor_price ?? null) ?? [] };
  if (listing.floor_price !== undefined) part.floor_price = listing.floor_price;
  if (sealed) {
    part.owner_sealed = keyring.encrypt(JSON.stringify(secret), ownerPlace(source, listing.ref)).toString('base64');
    part.owner_hints = hints;
  }
  return part;
}

/** The owner's numbers in the clear; whoever shows them records it. */
export function openOwner(
  internal: Partial<InternalPart>,
  keyring: Ring,
  source: string,
  ref: string,
): Record<string, string> {
  const open = Object.entries(internal).filter(([key, value]) => SECRET.test(key) && typeof value === 'string');
  const sealed = internal.owner_sealed;
  return {
    ...(Object.fromEntries(open) as Record<string, string>),
    ...(sealed &&
      (JSON.parse(keyring.decrypt(Buffer.from(sealed, 'base64'), ownerPlace(source, ref))) as Record<string, string>)),
  };
}

/** The whole contract object again, out of its two halves. */
export function wholeListing(facts: Listing, internal: Partial<InternalPart>, owner: Record<string, string>): Listing {
  const {
    floor_prices: floors = [],
    floor_price: floor,
    owner_sealed: _sealed,
    owner_hints: _hints,
    ...rest
  } = internal;
  return {
    ...facts,
    ...(rest as Record<`owner_${string}`, string>),
    ...owner,
    ...(floor !== undefined && { floor_price: floor }),
    ...(facts.offers && {
      offers: facts.offers.map((offer, index) => ({
        ...offer,
        ...(floors[index] != null && { floor_price: floors[index] }),
      })),
    }),
  };
}
