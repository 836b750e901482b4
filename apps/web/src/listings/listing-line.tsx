import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingRow } from '../api/views';
import { number } from '../format/number';
import { shortRegion } from './short-region';
import { offersText } from './offer-text';

/** A number with its unit in small ink; unknown is a dash, never a nought. */
function Measure({ value, unit }: { value: unknown; unit: string }) {
  if (typeof value !== 'number') return <span className="ink-3">–</span>;
  return (
    <>
      {number(value)} <small className="ink-3">{unit}</small>
    </>
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
    <li className="line">
      <button
        type="button"
        className="line-link listing-line"
        aria-haspopup="dialog"
        onClick={() => onOpen(listing.id)}
      >
        <span className="clip listing-title">
          <strong>{listing.title}</strong>
          <span className="ink-3 small">{listing.ref}</span>
        </span>
        <span className="clip ink-2 listing-region">
          {[shortRegion(listing.regionName), listing.park].filter(Boolean).join(' · ')}
        </span>
        <span className="num listing-size">
          {parcel ? <Measure value={facts.land_mu} unit="亩" /> : <Measure value={facts.area_sqm} unit="㎡" />}
        </span>
        <span className="num listing-height">
          <Measure value={facts.height_m} unit="m" />
        </span>
        <span className="num listing-load">
          <Measure value={facts.load_t_sqm} unit="t/㎡" />
        </span>
        <span className="clip listing-price">{offersText(facts.offers, t) || t('listing.priceOpen')}</span>
        <span className="clip ink-2 listing-verified">{t(`listing.verified.${listing.verified}`)}</span>
        <span className={listing.status === 'available' ? 'listing-status done' : 'listing-status ink-3'}>
          {t(`listingStatus.${listing.status}`)}
        </span>
      </button>
    </li>
  );
});
