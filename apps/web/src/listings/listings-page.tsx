import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listingsQuery, type ListingFilters } from '../api/listings';
import { useCan } from '../api/session';
import { number } from '../format/number';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { MoreRows } from '../ui/more-rows';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { DeskFilters, FilterChips, MoreFilters } from './desk-filters';
import { ListingDrawer } from './listing-drawer';
import { ListingLine } from './listing-line';
import { ParkHead, byBuilding } from './park-head';
import '../styles/lists.css';
import '../styles/listings.css';

export function ListingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const edits = useCan('listing.edit');
  const { open, ...filters } = useSearch({ from: '/inside/listings' });
  const [more, setMore] = useState(false);
  const query = useInfiniteQuery(listingsQuery(filters));
  const go = (patch: ListingFilters & { open?: string }, replace = true) =>
    void navigate({ to: '/listings', search: { ...filters, open, ...patch }, replace });
  const show = useCallback(
    (id: string) => void navigate({ to: '/listings', search: (before) => ({ ...before, open: id }) }),
    [navigate],
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = filters.park ? byBuilding(rows) : [{ building: '', rows, free: 0 }];
  const total = query.data?.pages[0]?.total;
  const narrowed = Object.keys(filters).length > 0;
  return (
    <>
      <TitleLine
        title={t('nav.listings')}
        count={total === undefined ? undefined : number(total)}
        action={
          edits && (
            <AppLink className="btn btn-primary" href="/listings/new">
              <Icon name="plus" />
              {t('listingDesk.new')}
            </AppLink>
          )
        }
      >
        {edits && (
          <AppLink className="btn btn-quiet" href="/listings/import">
            {t('listingImport.title')}
          </AppLink>
        )}
        <DeskFilters filters={filters} onChange={go} more={more} onMore={() => setMore(!more)} />
      </TitleLine>
      {more && <MoreFilters filters={filters} onChange={go} />}
      <FilterChips filters={filters} onChange={go} />
      {filters.park && <ParkHead id={filters.park} />}
      <div className="lines-head listing-line" aria-hidden="true">
        <span />
        {['title', 'region', 'size', 'height', 'load', 'price', 'check', 'status'].map((key) => (
          <span key={key} className={['size', 'height', 'load'].includes(key) ? 'num' : undefined}>
            {t(`listing.${key}`)}
          </span>
        ))}
      </div>
      <ListStates query={query} count={rows.length} bones={12}>
        <Empty title={t(narrowed ? 'listing.noneFound' : 'listing.none')}>
          {t(narrowed ? 'listing.noneFoundText' : 'listingDesk.noneText')}
        </Empty>
      </ListStates>
      {groups.map(({ building, rows: some, free }) => (
        <section key={building}>
          {filters.park && some.length > 0 && (
            <h2 className="lines-group">
              {building || t('listingDesk.noBuilding')}{' '}
              <small className="ink-3">{t('listingDesk.freeOf', { free, count: some.length })}</small>
            </h2>
          )}
          <ul className="lines" aria-label={building || t('nav.listings')}>
            {some.map((listing) => (
              <ListingLine key={listing.id} listing={listing} onOpen={show} />
            ))}
          </ul>
        </section>
      ))}
      <MoreRows query={query} />
      {open && <ListingDrawer idOrRef={open} onClose={() => go({ open: undefined }, false)} />}
    </>
  );
}
