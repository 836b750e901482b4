import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingRow } from '../api/views';
import { number } from '../format/number';
import { offerText } from './offer-text';

const fact = (value: number | null | undefined, unit: string) =>
  value == null ? <span className="ink-3">–</span> : <>{number(value)} <small className="ink-3">{unit}</small></>;

export const ListingLine = memo(function ListingLine({ listing, onOpen }: { listing: ListingRow; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { landMu, areaSqm } = listing;
  return (
    <li className="line">
      <button type="button" className="line-link listing-line" aria-haspopup="dialog" onClick={() => onOpen(listing.id)}>
        <span className="clip listing-title">
          <strong>{listing.title}</strong> <span className="ink-3 small">{listing.ref}</span>
        </span>
        <span className="clip ink-2 listing-region">{[listing.regionName, listing.park].filter(Boolean).join(' · ')}</span>
        <span className="num listing-size">{areaSqm == null && landMu != null ? fact(landMu, '亩') : fact(areaSqm, '㎡')}</span>
        <span className="num listing-height">{fact(listing.heightM, 'm')}</span>
        <span className="num listing-load">{fact(listing.loadTSqm, 't/㎡')}</span>
        <span className="clip listing-price">{listing.offers.map((offer) => offerText(offer, t)).join('；') || t('listing.priceOpen')}</span>
        <span className="num listing-fitting" title={t('listing.fittingHint')}>
          {listing.fitting ? number(listing.fitting) : <span className="ink-3">–</span>}
        </span>
        <span className={listing.status === 'available' ? 'listing-status done' : 'listing-status ink-3'}>
          {t(`listingStatus.${listing.status}`)}
        </span>
      </button>
    </li>
  );
});
