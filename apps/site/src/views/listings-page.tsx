import { LISTING_KINDS, type ListingRow, OFFER_TRANSACTIONS } from '@app/listings';
import { chipsOf, type ListingQuery, listingsPath } from '../listing-query.js';
import { type Frame, linkTo } from '../frame.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingRows } from './listing-rows.js';
import { Page } from './page.js';

export interface ListingsPageProps {
  frame: Frame;
  query: ListingQuery;
  items: ListingRow[];
  total: number;
  /** Cities that have listings: code and name. */
  cities: { code: string; name: string }[];
  next: string | null;
  isFirst: boolean;
  slip: Omit<SlipProps, 'frame'>;
}

interface SelectProps {
  name: string;
  label: string;
  any: string;
  value: string;
  options: { value: string; name: string }[];
}

const Select = ({ name, label, any, value, options }: SelectProps) => (
  <div class="field">
    <label for={`q-${name}`}>{label}</label>
    <select id={`q-${name}`} name={name} value={value}>
      <option value="">{any}</option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.name}
        </option>
      ))}
    </select>
  </div>
);

function Filters({ frame, query, cities }: Pick<ListingsPageProps, 'frame' | 'query' | 'cities'>) {
  const { t } = frame;
  const any = t('listings.any');
  return (
    <form class="filters" action="/listings" method="get" role="search" aria-label={t('listings.filters')}>
      {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
      <Select
        name="city"
        label={t('listings.city')}
        any={any}
        value={query.city}
        options={cities.map(({ code, name }) => ({ value: code, name }))}
      />
      <Select
        name="kind"
        label={t('listings.kind')}
        any={any}
        value={query.kind}
        options={LISTING_KINDS.map((kind) => ({ value: kind, name: t(`kind.${kind}`) }))}
      />
      <Select
        name="transaction"
        label={t('listings.transaction')}
        any={any}
        value={query.transaction}
        options={OFFER_TRANSACTIONS.map((offer) => ({ value: offer, name: t(`transaction.${offer}`) }))}
      />
      <div class="field area">
        <span class="label">{t('listings.area')}</span>
        <div class="range">
          <input name="area_min" inputMode="numeric" value={query.areaMin ?? ''} aria-label={t('listings.areaMin')} />
          <span>{t('listings.to')}</span>
          <input name="area_max" inputMode="numeric" value={query.areaMax ?? ''} aria-label={t('listings.areaMax')} />
        </div>
      </div>
      <div class="go">
        <button class="button" type="submit">
          {t('listings.apply')}
        </button>
      </div>
    </form>
  );
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

/** All listings under filters that live in the address. */
export function ListingsPage({ frame, query, items, total, cities, next, isFirst, slip }: ListingsPageProps) {
  const { t } = frame;
  const filtered = chipsOf(t, query).length > 0;
  const place = cities.find(({ code }) => code === query.city)?.name ?? '';
  return (
    <Page
      frame={frame}
      title={`${slip.errors.length > 0 ? t('errors.prefix') : ''}${place}${t('listings.title')}`}
      description={t('listings.description', { place })}
      canonical={listingsPath({ ...query, areaMin: null, areaMax: null })}
      noindex={!isFirst || items.length === 0}
      current="listings"
    >
      <ErrorSummary frame={frame} errors={slip.errors} />
      <div class="heading">
        <h1>{t('listings.title')}</h1>
        <span class="small">{t('listings.count', { count: total })}</span>
      </div>
      <Filters frame={frame} query={query} cities={cities} />
      <Chips frame={frame} query={query} />
      {items.length > 0 ? (
        <ListingRows frame={frame} listings={items} wide />
      ) : (
        <p class="empty">{t(filtered ? 'listings.empty' : 'listings.emptyAll')}</p>
      )}
      {(next || !isFirst) && (
        <nav class="pages" aria-label={t('news.pages')}>
          {isFirst ? (
            <span />
          ) : (
            <a class="quiet" href={linkTo(frame, listingsPath(query))}>
              {t('listings.newest')}
            </a>
          )}
          {next && (
            <a class="quiet" href={linkTo(frame, listingsPath(query, next))} rel="next">
              {t('listings.older')} →
            </a>
          )}
        </nav>
      )}
      <InquirySlip frame={frame} {...slip} heading={items.length > 0 ? t('listings.notHere') : undefined} />
    </Page>
  );
}
