import type { Listing } from '@app/listings';
import { better, type Criterion, FAIL, NEAR, PASS } from '../criterion.js';
import { eitherOf, kindLabel } from '../labels.js';
import type { MatchNeed } from '../match-need.js';

/** Asked kind → kinds that may serve. Hazmat is in no row: never to or from an ordinary kind. */
export const NEAR_KINDS: Record<string, readonly string[]> = {
  factory: ['warehouse'],
  warehouse: ['factory', 'cold_storage'],
  lab: ['office', 'factory'],
  office: ['lab'],
  yard: ['land'],
};
/** How far a kind is from the one that the need implies but does not say: it ranks, and is never required. */
export function impliedKindHint({ property, property_inferred: implied }: MatchNeed, { kind }: Listing): number {
  if (property?.length || !implied?.length || implied.includes(kind)) return 0;
  return implied.some((one) => NEAR_KINDS[one]?.includes(kind)) ? 0.25 : 0.5;
}
/** Halls that may hold cold rooms. */
export const COLD_HALLS: readonly string[] = ['factory', 'warehouse'];

function oneKind(asked: string, listing: Listing) {
  if (asked === listing.kind) return PASS;
  if (NEAR_KINDS[asked]?.includes(listing.kind)) return NEAR;
  const coldRooms = COLD_HALLS.includes(listing.kind) && listing.facilities?.includes('cold_storage');
  return asked === 'cold_storage' && coldRooms ? NEAR : FAIL;
}

export function propertyCriterion(need: MatchNeed): Criterion | undefined {
  const asked = need.property;
  if (!asked?.length) return undefined;
  return {
    key: 'property',
    judge: (listing) => asked.map((kind) => oneKind(kind, listing)).reduce(better),
    explain(listing, { verdict }) {
      const ask = eitherOf(asked.map(kindLabel));
      const has = kindLabel(listing.kind);
      const says = {
        pass: { zh: `类型为${has.zh}，符合`, en: `Kind: ${has.en}, as asked` },
        near: {
          zh: `类型为${has.zh}，需${ask.zh}，用途需确认`,
          en: `Kind: ${has.en}; asked: ${ask.en}; confirm the use`,
        },
        fail: { zh: `类型为${has.zh}，需${ask.zh}`, en: `Kind: ${has.en}; asked: ${ask.en}` },
        unknown: { zh: `类型未说明，需${ask.zh}`, en: `Kind not stated; asked: ${ask.en}` },
      }[verdict];
      return { need: asked, listing: listing.kind, ...says };
    },
  };
}
