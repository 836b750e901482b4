import type { ListingRow } from '@app/listings';
import { regionName, shortRegionName } from '@app/reference';
import { crumbData, listingData } from '../structured-data.js';
import { divisionText } from '../division-text.js';
import { type Frame, linkTo } from '../frame.js';
import { keyFacts, listingFacts } from '../listing-facts.js';
import { priceTexts } from '../price-text.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { listingPath, ListingRows, placeName, verifiedText } from './listing-rows.js';
import { Crumbs, Page } from './page.js';

export interface ListingPageProps {
  frame: Frame;
  row: ListingRow;
  similar: ListingRow[];
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

function Facts({ frame, row }: { frame: Frame; row: ListingRow }) {
  return (
    <dl class="facts" lang="zh-CN">
      {listingFacts(frame.t, row.facts).map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd class={value === null ? 'unknown' : undefined}>{value ?? frame.t('listing.unknown')}</dd>
        </>
      ))}
    </dl>
  );
}

/** What a town asks of each admitted industry: a table of its own, because several may be admitted. */
function Admitted({ frame, row }: { frame: Frame; row: ListingRow }) {
  const { t } = frame;
  const admitted = row.facts.land?.admitted;
  if (!admitted?.length) return null;
  const least = (yuan: number | undefined) =>
    yuan === undefined ? (
      <span class="unknown">{t('listing.unknown')}</span>
    ) : (
      t('value.atLeast', { value: (yuan / 10_000).toLocaleString('en-US') })
    );
  return (
    <section class="section">
      <h2>{t('listing.land')}</h2>
      <table class="admitted">
        <thead>
          <tr>
            <th scope="col">{t('fact.admitted')}</th>
            <th scope="col">{t('fact.invest')}</th>
            <th scope="col">{t('fact.taxPerMu')}</th>
          </tr>
        </thead>
        <tbody>
          {admitted.map((row) => (
            <tr>
              <td>{divisionText(row.division)}</td>
              <td>{least(row.invest_per_mu_min)}</td>
              <td>{least(row.tax_per_mu_min)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One site: its facts in a fixed order, what is unknown said so, and the slip with its number in it. */
export function ListingPage({ frame, row, similar, slip }: ListingPageProps) {
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
        <h1 lang="zh-CN">{row.title}</h1>
        <p class="sub">
          <span>{t('listing.ref', { ref: row.ref })}</span>
          <span class={row.verified === 'none' ? 'unknown' : 'leaf'}>
            {row.verified === 'none' ? '' : '✓ '}
            {verifiedText(frame, row)}
          </span>
        </p>
        {row.status !== 'available' && (
          <p class="ended">
            <b>{t(`listing.gone.${row.status}`)}</b>
            <br />
            {t('listing.goneHelp')}{' '}
            <a class="link" href="#inquiry">
              {t('nav.inquire')}
            </a>
          </p>
        )}
        <Prices frame={frame} row={row} />
        <Facts frame={frame} row={row} />
        <Admitted frame={frame} row={row} />
      </article>
      <InquirySlip
        frame={frame}
        {...slip}
        heading={row.status === 'available' ? t('inquiry.aboutListing') : undefined}
      />
      {similar.length > 0 && (
        <section class="section">
          <div class="heading">
            <h2>{t('listing.similar')}</h2>
            <a href={linkTo(frame, `/listings?city=${city}`)}>{t('home.allListings')}</a>
          </div>
          <ListingRows frame={frame} listings={similar} wide />
        </section>
      )}
    </Page>
  );
}
