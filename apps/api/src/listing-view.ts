import { randomInt } from 'node:crypto';
import type { DeskRow } from '@app/listings';
import { fullRegionName } from '@app/reference';
import type { ListingRowView } from './dto/listing.dto.js';

/** A row of the desk as the API answers it. */
export const listingView = (row: DeskRow): ListingRowView => ({
  ...row,
  regionName: fullRegionName(row.region) ?? row.region,
  path: `/listings/${encodeURIComponent(row.ref)}`,
  facts: { ...row.facts },
});

/** No 0, 1, I, L or O: refs are read out on the phone. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code for a listing whose source has none, like F2611-7K3Q. */
export function freshRef(now: Date): string {
  const month = new Date(now.getTime() + 8 * 3600_000).toISOString().slice(2, 7).replace('-', '');
  return `F${month}-${Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
}
