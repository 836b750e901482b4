import type { ListingPhoto, ListingRow } from '@app/listings';
import { regionName, shortRegionName } from '@app/reference';
import { chinaDay, dateText, dialable, type Frame, linkTo } from '../frame.js';
import { keyFacts } from '../listing-facts.js';
import { isVerified, verifiedText, verifiedUntil } from '../listing-state.js';
import { priceTexts } from '../price-text.js';
import { crumbData, listingData } from '../structured-data.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingFactsTable } from './listing-facts-table.js';
import { ListingGallery } from './listing-gallery.js';
import { KeyFacts, listingPath, ListingRows, placeName } from './listing-rows.js';
import { PhoneIcon } from './mark.js';
import { Crumbs, Page } from './page.js';

export interface ListingPageProps {
  frame: Frame;
  row: ListingRow;
  photos?: ListingPhoto[];
  similar: ListingRow[];
  /** First photos of the similar ones, by id. */
  covers?: Map<string, ListingPhoto>;
  slip: Omit<SlipProps, 'frame'>;
}

function Prices({ frame, row }: { frame: Frame; row: ListingRow }) {
  const prices = priceTexts(frame.t, row.facts);
  if (prices.length === 0) return null;
  return (
    <dl class="prices">
      {prices.map(({ transaction, main, unit, other }) => (
        <div>
          <dt>{transaction}</dt>
          <dd>
            <b>{main}</b> {unit}
            {other && <span class="other">{other}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What it is called, where it is, how sure we are, and since when it is here. */
function Head({ frame, row }: { frame: Frame; row: ListingRow }) {
  const { t } = frame;
  const day = (at: Date) => chinaDay(at);
  const place = placeName(row.region);
  const where = [place, row.park ?? row.facts.park, row.facts.address?.replace(place, '')].filter(Boolean);
  return (
    <header class="site-head">
      <h1 lang="zh-CN">{row.title}</h1>
      <p class="where" lang="zh-CN">
        {where.join(' · ')}
      </p>
      <p class="sub">
        <span>{t('listing.ref', { ref: row.ref })}</span>
        <span class={isVerified(frame, row) ? 'leaf' : 'unknown'}>
          {isVerified(frame, row) ? '✓ ' : ''}
          {verifiedText(frame, row)}
        </span>
        {row.verified !== 'none' && row.verifiedOn && <span>{verifiedUntil(frame, row)}</span>}
        <time dateTime={day(row.createdAt)}>{t('listing.listed', { date: dateText(t, day(row.createdAt)) })}</time>
        <time dateTime={day(row.updatedAt)}>{t('listing.updated', { date: dateText(t, day(row.updatedAt)) })}</time>
      </p>
    </header>
  );
}

/** What decides: price, size and strength, and whom to call. It stays beside the facts on a wide screen. */
function Gist({ frame, row }: { frame: Frame; row: ListingRow }) {
  const { t, firm } = frame;
  return (
    <aside class="gist" aria-label={t('listing.gist')}>
      <Prices frame={frame} row={row} />
      <KeyFacts frame={frame} row={row} most={6} />
      <a class="button wide" href="#inquiry">
        {t(row.status === 'available' ? 'inquiry.aboutListing' : 'nav.inquire')}
      </a>
      {firm.phone && (
        <a class="outlink" href={`tel:${dialable(firm.phone)}`}>
          <PhoneIcon />
          <span>
            <b>{firm.phone}</b> {t('listing.call', { ref: row.ref })}
          </span>
        </a>
      )}
    </aside>
  );
}

/** Let, sold or reserved: said first, with somewhere to go on. */
function Ended({ frame, row, hasSimilar }: { frame: Frame; row: ListingRow; hasSimilar: boolean }) {
  const { t } = frame;
  if (row.status === 'available') return null;
  return (
    <p class="ended" role="status">
      <b>{t(`listing.gone.${row.status}`)}</b>
      <br />
      {t('listing.goneHelp')}{' '}
      {hasSimilar && (
        <>
          <a class="link" href="#similar">
            {t('listing.seeSimilar')}
          </a>{' '}
        </>
      )}
      <a class="link" href="#inquiry">
        {t('nav.inquire')}
      </a>
    </p>
  );
}

/** A code of the page's own address, a real picture for a long press; the address beside it is taken in one tap. */
function Share({ frame, row }: { frame: Frame; row: ListingRow }) {
  const { t, origin } = frame;
  return (
    <section class="section share">
      <h2>{t('listing.share')}</h2>
      <div>
        <img
          src={`${listingPath(row)}/qr.png`}
          width="208"
          height="208"
          loading="lazy"
          alt={t('listing.shareAlt', { title: row.title })}
        />
        <div>
          <p class="small">{t('listing.shareHint')}</p>
          <p class="address">{`${origin}${listingPath(row)}`}</p>
        </div>
      </div>
    </section>
  );
}

function Similar({ frame, row, similar, covers }: Pick<ListingPageProps, 'frame' | 'row' | 'similar' | 'covers'>) {
  if (similar.length === 0) return null;
  return (
    <section class="section" id="similar">
      <div class="heading">
        <h2>{frame.t('listing.similar')}</h2>
        <a href={linkTo(frame, `/listings?city=${row.region.slice(0, 4)}`)}>{frame.t('home.allListings')}</a>
      </div>
      <ListingRows frame={frame} listings={similar} covers={covers} wide />
    </section>
  );
}

/** The number and the way to the slip, where the thumb is. */
function Bar({ frame }: { frame: Frame }) {
  const { t, firm } = frame;
  return (
    <nav class="bar" aria-label={t('nav.inquire')}>
      {firm.phone && (
        <a href={`tel:${dialable(firm.phone)}`}>
          <PhoneIcon />
          {t('article.barCall')}
        </a>
      )}
      <a href="#inquiry">{t('article.barAsk')}</a>
    </nav>
  );
}

/** One site: its facts in a fixed order, what is unknown said so, and the slip with its number in it. */
export function ListingPage({ frame, row, photos = [], similar, covers, slip }: ListingPageProps) {
  const { t } = frame;
  const city = row.region.slice(0, 4);
  const trail = [
    { name: t('nav.home'), path: '/' },
    { name: t('nav.listings'), path: '/listings' },
    { name: shortRegionName(regionName(city)), path: `/listings?city=${city}` },
    { name: t(`kind.${row.kind}`, { defaultValue: row.kind }) },
  ];
  const facts = keyFacts(t, row.facts).map(({ label, value }) => label + value).join('，'); // prettier-ignore
  return (
    <Page
      frame={frame}
      title={`${slip.errors.length > 0 ? t('errors.prefix') : ''}${row.title}`}
      description={t('listing.description', { place: placeName(row.region), title: row.title, facts })}
      canonical={listingPath(row)}
      noindex={row.status !== 'available'}
      current="listings"
      jsonLd={[listingData(frame, row, placeName(row.region)), crumbData(frame, trail)]}
    >
      <ErrorSummary frame={frame} errors={slip.errors} />
      <Crumbs frame={frame} trail={trail} />
      <article class="site">
        <Head frame={frame} row={row} />
        <Ended frame={frame} row={row} hasSimilar={similar.length > 0} />
        <ListingGallery frame={frame} photos={photos} row={row} />
        <Gist frame={frame} row={row} />
        <div class="all-facts">
          <ListingFactsTable frame={frame} row={row} />
        </div>
      </article>
      <InquirySlip
        frame={frame}
        {...slip}
        heading={row.status === 'available' ? t('inquiry.aboutListing') : undefined}
      />
      <Similar frame={frame} row={row} similar={similar} covers={covers} />
      <Share frame={frame} row={row} />
      <Bar frame={frame} />
    </Page>
  );
}
