import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { photoSource } from '../api/listings';
import type { ListingRow } from '../api/views';
import { number } from '../format/number';
import { Icon } from '../ui/icon';
import { StatusMenu, VerifyMenu } from './desk-menus';
import { shortRegion } from './short-region';
import { offersText } from './offer-text';
import { rentPerDay } from './rent-text';

/** A number with its unit in small ink; unknown is a dash, never a nought. */
function Measure({ value, unit }: { value: unknown; unit: string }) {
  if (typeof value !== 'number') return <span className="ink-3">–</span>;
  return (
    <>
      {number(value)} <small className="ink-3">{unit}</small>
    </>
  );
}

function Thumb({ listing }: { listing: ListingRow }) {
  if (!listing.cover)
    return (
      <span className="listing-thumb listing-thumb-none">
        <Icon name="listings" />
      </span>
    );
  return (
    <img
      className="listing-thumb"
      src={photoSource(listing.id, listing.cover)}
      alt=""
      width={44}
      height={30}
      loading="lazy"
    />
  );
}

/** The asking price as it was written, and a rent in the other unit beside it. */
function Price({ listing }: { listing: ListingRow }) {
  const { t } = useTranslation();
  const text = offersText(listing.facts.offers, t) || t('listing.priceOpen');
  const { rentMonth } = listing;
  const other =
    rentMonth && (text.includes('/天') ? `${number(rentMonth)} 元/㎡/月` : `${rentPerDay(rentMonth)} 元/㎡/天`);
  return (
    <span className="clip listing-price" title={other ? `${text}（${other}）` : text}>
      {text} {other && <small className="ink-3">{other}</small>}
    </span>
  );
}

export const ListingLine = memo(function ListingLine({
  listing,
  onOpen,
}: {
  listing: ListingRow;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { facts } = listing;
  const parcel = listing.kind === 'land';
  return (
    <li className="line listing-line">
      <Thumb listing={listing} />
      <button type="button" className="clip listing-title" aria-haspopup="dialog" onClick={() => onOpen(listing.id)}>
        <strong>{listing.title}</strong>
        <span className="ink-3 small">{listing.ref}</span>
        {!listing.published && <span className="tag">{t('listingDesk.draft')}</span>}
      </button>
      <span className="clip ink-2 listing-region">
        {[shortRegion(listing.regionName), listing.park?.name].filter(Boolean).join(' · ')}
      </span>
      <span className="num listing-size">
        {parcel ? <Measure value={facts.land_mu} unit="亩" /> : <Measure value={facts.area_sqm} unit="㎡" />}
      </span>
      <span className="num listing-height">
        <Measure value={facts.height_m ?? facts.upper_height_m} unit="m" />
      </span>
      <span className="num listing-load">
        <Measure value={facts.load_t_sqm ?? facts.upper_load_t_sqm} unit="t/㎡" />
      </span>
      <Price listing={listing} />
      <span className="listing-verified">
        <VerifyMenu listing={listing} />
      </span>
      <span className="listing-status">
        <StatusMenu listing={listing} />
      </span>
    </li>
  );
});
