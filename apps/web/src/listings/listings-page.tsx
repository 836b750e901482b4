import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listingsQuery, type ListingFilters } from '../api/listings';
import { number } from '../format/number';
import { TitleLine } from '../shell/title-line';
import { MoreRows } from '../ui/more-rows';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { ListingDrawer } from './listing-drawer';
import { ListingLine } from './listing-line';
import '../styles/lists.css';
import '../styles/listings.css';

const kinds = ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'];
const statuses = ['available', 'reserved', 'let', 'sold', 'withdrawn'];
const transactions = ['rent', 'buy', 'land'];

export function ListingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open, ...filters } = useSearch({ from: '/inside/listings' });
  const query = useInfiniteQuery(listingsQuery(filters));
  const go = (patch: ListingFilters & { open?: string }, replace = true) =>
    void navigate({ to: '/listings', search: { ...filters, open, ...patch }, replace });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = (name: 'kind' | 'status' | 'transaction', options: string[], group: string) => (
    <select
      className="input filter-select"
      aria-label={t(`listing.${name}`)}
      value={filters[name] ?? ''}
      onChange={(event) => go({ [name]: event.target.value || undefined })}
    >
      <option value="">{t(`listing.any.${name}`)}</option>
      {options.map((key) => (
        <option key={key} value={key}>
          {t(`${group}.${key}`)}
        </option>
      ))}
    </select>
  );
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <TitleLine title={t('nav.listings')} count={total === undefined ? undefined : number(total)}>
        {choice('kind', kinds, 'need.kind')}
        {choice('transaction', transactions, 'need.transaction')}
        {choice('status', statuses, 'listingStatus')}
      </TitleLine>
      <div className="lines-head listing-line" aria-hidden="true">
        <span>{t('listing.title')}</span>
        <span>{t('listing.region')}</span>
        <span className="num">{t('listing.size')}</span>
        <span className="num">{t('listing.height')}</span>
        <span className="num">{t('listing.load')}</span>
        <span>{t('listing.price')}</span>
        <span>{t('listing.check')}</span>
        <span>{t('listing.status')}</span>
      </div>
      <ListStates query={query} count={rows.length} bones={12}>
        <Empty title={t(Object.keys(filters).length ? 'listing.noneFound' : 'listing.none')}>
          {t(Object.keys(filters).length ? 'listing.noneFoundText' : 'listing.noneText')}
        </Empty>
      </ListStates>
      <ul className="lines" aria-label={t('nav.listings')}>
        {rows.map((listing) => (
          <ListingLine key={listing.id} listing={listing} onOpen={(id) => go({ open: id }, false)} />
        ))}
      </ul>
      <MoreRows query={query} />
      {open && <ListingDrawer idOrRef={open} onClose={() => go({ open: undefined }, false)} />}
    </>
  );
}
