import type { ListingRow } from '@app/listings';
import { fullRegionName, parentOf, regionName } from '@app/reference';
import { dateText, type Frame, linkTo } from '../frame.js';
import { keyFacts } from '../listing-facts.js';
import { priceTexts } from '../price-text.js';

/** 丽水市莲都区: the city and county, the province left out. */
export function placeName(code: string): string {
  const parent = parentOf(code);
  if (!parent || parent.length < 4) return fullRegionName(code);
  return regionName(parent) === regionName(code) ? regionName(code) : regionName(parent) + regionName(code);
}

export const listingPath = (row: { ref: string }): string => `/listings/${encodeURIComponent(row.ref)}`;

/** When and how somebody made sure that it is so. */
export function verifiedText(frame: Frame, row: Pick<ListingRow, 'verified' | 'verifiedOn'>): string {
  const { t } = frame;
  if (row.verified !== 'site' && row.verified !== 'phone') return t('listing.verifiedNone');
  const key = row.verified === 'site' ? 'listing.verifiedSite' : 'listing.verifiedPhone';
  return row.verifiedOn ? t(key, { date: dateText(t, row.verifiedOn) }) : t(`${key}NoDate`);
}

function Row({ frame, row }: { frame: Frame; row: ListingRow }) {
  const { t } = frame;
  const [price] = priceTexts(t, row.facts);
  return (
    <li>
      <h3>
        {row.status !== 'available' && <span class="tag">{t(`status.${row.status}`)}</span>}
        <a href={linkTo(frame, listingPath(row))}>{row.title}</a>
      </h3>
      <p class="where">{[placeName(row.region), row.park ?? row.facts.park].filter(Boolean).join(' · ')}</p>
      <p class="keys">
        {keyFacts(t, row.facts).map(({ label, value }) => (
          <span>
            {label && `${label} `}
            <b>{value}</b>
          </span>
        ))}
      </p>
      <div class="right">
        {price && (
          <p class="price">
            {price.transaction} <b>{price.main}</b> {price.unit}
          </p>
        )}
        <p class="check-on">{verifiedText(frame, row)}</p>
      </div>
    </li>
  );
}

/** Listings as plain rows; `wide` puts the price in a column of its own. */
export const ListingRows = ({
  frame,
  listings,
  wide = false,
}: {
  frame: Frame;
  listings: ListingRow[];
  wide?: boolean;
}) => (
  <ul class={wide ? 'sites rows' : 'sites'} lang="zh-CN">
    {listings.map((row) => (
      <Row frame={frame} row={row} />
    ))}
  </ul>
);
