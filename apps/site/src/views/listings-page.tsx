import { COUNTED, type ListingPhoto, type ListingRow } from '@app/listings';
import { regionName, shortRegionName } from '@app/reference';
import { type Frame, linkTo } from '../frame.js';
import { type Chip, chipsOf } from '../listing-chips.js';
import type { CityPlaces } from '../listing-places.js';
import { type ListingQuery, listingsPath } from '../listing-query.js';
import { listingListData } from '../structured-data.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingFilters } from './listing-filters.js';
import { ListingRows } from './listing-rows.js';
import { Page } from './page.js';

export interface ListingsPageProps {
  frame: Frame;
  query: ListingQuery;
  items: ListingRow[];
  covers: Map<string, ListingPhoto>;
  /** Counted up to `COUNTED`. */
  total: number;
  places: CityPlaces[];
  /** Cursors of the neighbouring pages. */
  next: string | null;
  prev: string | null;
  /** The cursor of this page; absent on the first. */
  cursor?: string;
  /** The cursor that was asked for was none. */
  lostPlace?: boolean;
  /** At no result: filters whose absence would bring some. */
  near?: { chip: Chip; count: number }[];
  slip: Omit<SlipProps, 'frame'>;
}

function Chips({ frame, query }: { frame: Frame; query: ListingQuery }) {
  const chips = chipsOf(frame.t, query);
  if (chips.length === 0) return null;
  return (
    <div class="chips">
      {chips.map(({ name, without }) => (
        <a href={linkTo(frame, without)} aria-label={frame.t('listings.remove', { name })}>
          {name} <span aria-hidden="true">×</span>
        </a>
      ))}
      {chips.length > 1 && (
        <a class="all" href={linkTo(frame, '/listings')}>
          {frame.t('listings.clear')}
        </a>
      )}
    </div>
  );
}

/** What was asked but could not be read: said, so that nobody trusts a list that is not what they asked for. */
function Notes({ frame: { t }, query, lostPlace }: Pick<ListingsPageProps, 'frame' | 'query' | 'lostPlace'>) {
  if (query.ignored.length === 0 && !lostPlace) return null;
  return (
    <ul class="noted" role="status">
      {query.ignored.map(({ name, value }) => (
        <li>{t('listings.ignoredNote', { name: t(`listings.field.${name}`), value })}</li>
      ))}
      {lostPlace && <li>{t('listings.cursorNote')}</li>}
    </ul>
  );
}

function Empty({ frame, near = [], isNarrowed }: Pick<ListingsPageProps, 'frame' | 'near'> & { isNarrowed: boolean }) {
  const { t } = frame;
  return (
    <div class="empty">
      <p>{t(isNarrowed ? 'listings.empty' : 'listings.emptyAll')}</p>
      {near.length > 0 && (
        <p class="near">
          {t('listings.emptyNear')}{' '}
          {near.map(({ chip, count }) => (
            <a class="link" href={linkTo(frame, chip.without)}>
              {t('listings.emptyNearItem', { name: chip.name, count: count > COUNTED ? `${COUNTED}+` : count })}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

/** Both neighbours as real links. */
function Pages({
  frame,
  query,
  next,
  prev,
  cursor,
}: Pick<ListingsPageProps, 'frame' | 'query' | 'next' | 'prev' | 'cursor'>) {
  const { t } = frame;
  if (!next && !prev && !cursor) return null;
  return (
    <nav class="pages" aria-label={t('news.pages')}>
      {cursor ? (
        <a class="quiet" href={linkTo(frame, listingsPath(query))}>
          {t('listings.newest')}
        </a>
      ) : (
        <span />
      )}
      {prev && (
        <a class="quiet" href={linkTo(frame, listingsPath(query, prev))} rel="prev">
          ← {t('listings.newer')}
        </a>
      )}
      {next && (
        <a class="quiet" href={linkTo(frame, listingsPath(query, next))} rel="next">
          {t('listings.older')} →
        </a>
      )}
    </nav>
  );
}

/** All listings under filters that live in the address. */
export function ListingsPage(props: ListingsPageProps) {
  const { frame, query, items, covers, total, places, cursor, near, slip } = props;
  const { t } = frame;
  const place = query.city ? shortRegionName(regionName(query.city)) : '';
  const count = total > COUNTED ? t('listings.countMore', { count: COUNTED }) : t('listings.count', { count: total });
  return (
    <Page
      frame={frame}
      title={`${slip.errors.length > 0 ? t('errors.prefix') : ''}${place}${t('listings.title')}`}
      description={t('listings.description', { place })}
      canonical={listingsPath(query, cursor)}
      noindex={cursor !== undefined || items.length === 0}
      current="listings"
      jsonLd={items.length > 0 ? [listingListData(frame, items)] : []}
    >
      <ErrorSummary frame={frame} errors={slip.errors} />
      <div class="heading">
        <h1>{`${place}${t('listings.title')}`}</h1>
        <span class="small">{count}</span>
      </div>
      <ListingFilters frame={frame} query={query} places={places} />
      <Notes {...props} />
      <Chips frame={frame} query={query} />
      {items.length > 0 && <h2 class="away">{t('nav.listings')}</h2>}
      {items.length > 0 ? (
        <ListingRows frame={frame} listings={items} covers={covers} wide />
      ) : (
        <Empty frame={frame} near={near} isNarrowed={chipsOf(t, query).length > 0} />
      )}
      <Pages {...props} />
      <InquirySlip frame={frame} {...slip} heading={items.length > 0 ? t('listings.notHere') : undefined} />
    </Page>
  );
}
