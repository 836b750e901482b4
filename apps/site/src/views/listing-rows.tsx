import type { ListingPhoto, ListingRow } from '@app/listings';
import { fullRegionName, parentOf, regionName } from '@app/reference';
import { type Frame, linkTo } from '../frame.js';
import { keyFacts } from '../listing-facts.js';
import { isVerified, verifiedText } from '../listing-state.js';
import { priceTexts } from '../price-text.js';
import { KindPicture } from './kind-picture.js';
import { photoPath } from './listing-gallery.js';

/** 丽水市莲都区: the city and county, the province left out. */
export function placeName(code: string): string {
  const parent = parentOf(code);
  if (!parent || parent.length < 4) return fullRegionName(code);
  return regionName(parent) === regionName(code) ? regionName(code) : regionName(parent) + regionName(code);
}

export const listingPath = (row: { ref: string }): string => `/listings/${encodeURIComponent(row.ref)}`;

interface RowProps {
  frame: Frame;
  row: ListingRow;
  /** Its first photo. */
  cover?: ListingPhoto;
  /** With a picture, photo or drawn. */
  pictured: boolean;
  eager: boolean;
}

/** Photos are cropped to one shape; the text beside them says what they show. */
const Picture = ({ row, cover, eager }: Pick<RowProps, 'row' | 'cover' | 'eager'>) => (
  <div class="shot">
    {cover ? (
      <img src={photoPath(row.ref, cover.id, 480)} width="176" height="132" alt="" loading={eager ? 'eager' : 'lazy'} />
    ) : (
      <KindPicture kind={row.kind} />
    )}
  </div>
);

/** The facts people screen by: the size large, each figure over its word, in line from row to row. */
export const KeyFacts = ({ frame: { t }, row, most }: { frame: Frame; row: ListingRow; most?: number }) => (
  <dl class="keys">
    {keyFacts(t, row.facts, most).map(({ label, value }) => (
      <div>
        <dt>{label || t(row.facts.area_sqm === undefined && row.kind === 'land' ? 'fact.landMu' : 'fact.area')}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

function Row({ frame, row, cover, pictured, eager }: RowProps) {
  const { t } = frame;
  const [price] = priceTexts(t, row.facts);
  return (
    <li class={pictured ? 'pictured' : undefined}>
      {pictured && <Picture row={row} cover={cover} eager={eager} />}
      <h3>
        {row.status !== 'available' && <span class="tag">{t(`status.${row.status}`)}</span>}
        <a href={linkTo(frame, listingPath(row))}>{row.title}</a>
      </h3>
      <p class="where">{[placeName(row.region), row.park ?? row.facts.park].filter(Boolean).join(' · ')}</p>
      <KeyFacts frame={frame} row={row} />
      <div class="right">
        {price && (
          <p class="price">
            {price.transaction} <b>{price.main}</b> {price.unit}
            {price.other && <span class="other">{price.other}</span>}
          </p>
        )}
        <p class={isVerified(frame, row) ? 'check-on sure' : 'check-on'}>{verifiedText(frame, row)}</p>
      </div>
    </li>
  );
}

export interface ListingRowsProps {
  frame: Frame;
  listings: ListingRow[];
  /** First photos by the listing's id; with it each row has a picture. */
  covers?: Map<string, ListingPhoto>;
  /** The price in a column of its own. */
  wide?: boolean;
}

/** Listings as plain rows. */
export const ListingRows = ({ frame, listings, covers, wide = false }: ListingRowsProps) => (
  <ul class={wide ? 'sites rows' : 'sites'} lang="zh-CN">
    {listings.map((row, index) => (
      <Row frame={frame} row={row} cover={covers?.get(row.id)} pictured={covers !== undefined} eager={index < 3} />
    ))}
  </ul>
);
