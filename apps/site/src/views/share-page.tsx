import type { SharedSite, SharePage as Share } from '@app/matching';
import { chinaDay, dateText, dialable, type Frame, linkTo } from '../frame.js';
import { comparedFacts } from '../share-facts.js';
import { priceTexts } from '../price-text.js';
import { listingPath, placeName } from './listing-rows.js';
import { Page } from './page.js';

export interface SharePageProps {
  frame: Frame;
  share: Share;
  token: string;
}

function Photo({ site }: { site: SharedSite }) {
  const { photo } = site;
  if (!photo) return <div class="share-photo share-photo-none" aria-hidden="true" />;
  const source = (size: number) => `${listingPath(site)}/photos/${photo.id}-${size}.webp`;
  return (
    <img
      class="share-photo"
      src={source(480)}
      width={480}
      height={320}
      alt={site.title}
      loading="lazy"
      decoding="async"
    />
  );
}

/** The button is a plain form, so that it works inside WeChat with scripts off. */
function Want({ frame, site, token }: { frame: Frame; site: SharedSite; token: string }) {
  const { t } = frame;
  if (site.wantedAt) return <p class="share-wanted">✓ {t('share.wanted')}</p>;
  return (
    <form action={`/s/${token}/want`} method="post">
      <input type="hidden" name="site" value={site.ref} />
      {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
      <button class="button wide" type="submit">
        {t('share.want')}
      </button>
    </form>
  );
}

function Why({ frame, site }: { frame: Frame; site: SharedSite }) {
  const { reasons = [], gap } = site.said;
  return (
    <ul class="share-why" lang="zh-CN">
      {reasons.map((reason) => (
        <li class="yes">{reason}</li>
      ))}
      {gap && (
        <li class="but">
          <span>{frame.t('share.but')}</span>
          {gap}
        </li>
      )}
    </ul>
  );
}

function Site({ site, labels, ...props }: { frame: Frame; site: SharedSite; labels: string[]; token: string }) {
  const { frame } = props;
  const { t } = frame;
  const { facts } = site;
  const isOpen = facts !== null && ['available', 'reserved'].includes(site.status);
  const values = facts ? comparedFacts(t, facts) : [];
  return (
    <article class="share-site" id={`site-${site.ref}`}>
      <Photo site={site} />
      <h2 lang="zh-CN">
        {!isOpen && <span class="tag">{t(facts ? `status.${site.status}` : 'status.withdrawn')}</span>}
        {facts ? <a href={linkTo(frame, listingPath(site))}>{site.title}</a> : site.title}
      </h2>
      <p class="where" lang="zh-CN">
        {[placeName(site.region), site.park].filter(Boolean).join(' · ')}
      </p>
      <div class="share-prices">
        {facts &&
          priceTexts(t, facts).map(({ transaction, main, unit, other }) => (
            <p>
              {transaction} <b>{main}</b> {unit}
              {other && <span class="other">{other}</span>}
            </p>
          ))}
      </div>
      <Why frame={frame} site={site} />
      <dl class="share-facts" lang="zh-CN">
        {labels.map((label) => {
          const value = values.find((fact) => fact.label === label)?.value;
          return (
            <div>
              <dt>{label}</dt>
              <dd class={value ? undefined : 'unknown'}>{value ?? t('listing.unknown')}</dd>
            </div>
          );
        })}
      </dl>
      {isOpen ? <Want site={site} {...props} /> : <p class="small">{t('share.siteOver')}</p>}
    </article>
  );
}

const Call = ({ frame }: { frame: Frame }) =>
  frame.firm.phone ? (
    <a class="button share-call" href={`tel:${dialable(frame.firm.phone)}`}>
      {frame.t('nav.call', { phone: frame.firm.phone })}
    </a>
  ) : null;

/** The sites an advisor chose for one client, side by side, and why. It says nothing of the client. */
export function SharePage({ frame, share, token }: SharePageProps) {
  const { t, firm } = frame;
  const known = share.sites.flatMap(({ facts }) => (facts ? comparedFacts(t, facts) : []));
  const order = share.sites.flatMap(({ facts }) => (facts ? comparedFacts(t, facts).map(({ label }) => label) : []));
  const labels = [...new Set(order)].filter((label) => known.some((fact) => fact.label === label && fact.value));
  return (
    <Page frame={frame} title={t('share.title', { count: share.sites.length })} noindex>
      <header class="share-head">
        <h1>{t('share.title', { count: share.sites.length })}</h1>
        <p>{t('share.by', { firm: firm.name, advisor: share.advisor })}</p>
        {share.note && (
          <blockquote class="share-note" lang="zh-CN">
            {share.note}
          </blockquote>
        )}
      </header>
      <div class="share-sites">
        {share.sites.map((site) => (
          <Site frame={frame} site={site} labels={labels} token={token} />
        ))}
      </div>
      <footer class="share-end">
        <p>{t('share.ask', { advisor: share.advisor })}</p>
        <Call frame={frame} />
        <p class="small">{t('share.until', { date: dateText(t, chinaDay(share.expiresAt)) })}</p>
      </footer>
    </Page>
  );
}

/** A link that ended, or that the advisor took back: where to go on. */
export function ShareOverPage({ frame, advisor }: { frame: Frame; advisor: string }) {
  const { t, firm } = frame;
  return (
    <Page frame={frame} title={t('share.over')} noindex>
      <div class="plain">
        <h1>{t('share.over')}</h1>
        <p>{t('share.overText', { firm: firm.name, advisor })}</p>
        <Call frame={frame} />
        <p>
          <a class="link" href={linkTo(frame, '/listings')}>
            {t('error.listings')}
          </a>
        </p>
      </div>
    </Page>
  );
}
