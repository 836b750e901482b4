import type { ComponentChildren } from 'preact';
import { dialable, type Frame, linkTo } from '../frame.js';
import { cityPath } from '../news-paths.js';
import { siteStyle } from '../site-style.js';
import { ConsentLine } from './consent-line.js';
import { Mark, PhoneIcon } from './mark.js';

export interface PageProps {
  frame: Frame;
  /** At most 30 Han characters with the firm's name left out. */
  title: string;
  description?: string;
  /** Path of the one address this content has; absent = the page's own. */
  canonical?: string;
  noindex?: boolean;
  jsonLd?: object[];
  /** The column whose feeds follow this page. */
  feed?: { title: string; path: string };
  /** The column the page belongs to. */
  current?: string;
  children?: ComponentChildren;
}

/** A data block, not a script: `<` is escaped so that no text can close it. */
const JsonLd = ({ data }: { data: object }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replace(/</g, '\\u003c') }}
  />
);

function Head({ frame, title, description, canonical, noindex, jsonLd, feed }: PageProps) {
  const { firm, t, origin } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{title === firm.name ? title : `${title}${t('titleSeparator')}${firm.name}`}</title>
      {description && <meta name="description" content={description.slice(0, 160)} />}
      <meta name="robots" content={noindex ? 'noindex,follow' : 'index,follow'} />
      <meta name="format-detection" content="telephone=no" />
      <meta name="theme-color" content="#faf9f6" media="(prefers-color-scheme:light)" />
      <meta name="theme-color" content="#14171a" media="(prefers-color-scheme:dark)" />
      {canonical && <link rel="canonical" href={`${origin}${linkTo(frame, canonical)}`} />}
      {feed && (
        <>
          <link rel="alternate" type="application/rss+xml" title={feed.title} href={`${feed.path}/feed.xml`} />
          <link rel="alternate" type="application/atom+xml" title={feed.title} href={`${feed.path}/atom.xml`} />
        </>
      )}
      <link rel="stylesheet" href={siteStyle.path} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {jsonLd?.map((data) => (
        <JsonLd data={data} />
      ))}
    </head>
  );
}

function Header({ frame, current }: { frame: Frame; current?: string }) {
  const { t, firm, cities } = frame;
  const column = (key: string, path: string, name: string) => (
    <a href={linkTo(frame, path)} aria-current={current === key ? 'page' : undefined}>
      {name}
    </a>
  );
  return (
    <header class="head">
      <div class="wrap">
        <a class="brand" href={linkTo(frame, '/')}>
          <Mark />
          <span>{firm.name}</span>
        </a>
        <nav class="columns" aria-label={t('nav.label')}>
          {column('news', '/news', t('nav.news'))}
          {column('listings', '/listings', t('nav.listings'))}
          {cities.length > 0 && <span class="sep" />}
          {cities.slice(0, 5).map(({ code, name }) => column(code, cityPath(code), name))}
        </nav>
        <form class="find" action="/news" method="get" role="search">
          {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
          <input type="search" name="q" placeholder={t('nav.search')} aria-label={t('nav.search')} maxLength={50} />
        </form>
        {firm.phone && (
          <a class="tel" href={`tel:${dialable(firm.phone)}`} aria-label={t('nav.call', { phone: firm.phone })}>
            <PhoneIcon />
            {firm.phone}
          </a>
        )}
      </div>
    </header>
  );
}

function Footer({ frame }: { frame: Frame }) {
  const { t, firm } = frame;
  const other = frame.language === 'en' ? 'zh-CN' : 'en';
  return (
    <footer class="foot">
      <div class="wrap rows">
        <p>{t('footer.sources')}</p>
        <nav>
          <a href={linkTo(frame, '/takedown')}>{t('footer.takedown')}</a>
          <a href={linkTo(frame, '/privacy')}>{t('footer.privacy')}</a>
          <a href={linkTo(frame, frame.path, other)} lang={other} hreflang={other}>
            {t('language')}
          </a>
        </nav>
        <p class="record">
          {[firm.name, firm.address].filter(Boolean).join(' · ')}
          {firm.icp && (
            <>
              {' · '}
              <a href="https://beian.miit.gov.cn/" rel="noopener nofollow">
                {firm.icp.replace(/-\d+$/, '')}
              </a>
            </>
          )}
          {firm.policeRecord && ` · ${firm.policeRecord}`}
        </p>
      </div>
    </footer>
  );
}

/** A whole page. No script is needed or sent. */
export const Page = (props: PageProps) => (
  <html lang={props.frame.language}>
    <Head {...props} />
    <body>
      <a class="skip" href="#main">
        {props.frame.t('skip')}
      </a>
      <Header frame={props.frame} current={props.current} />
      <main id="main">
        <div class="wrap">{props.children}</div>
      </main>
      <div class="wrap">
        <ConsentLine frame={props.frame} />
      </div>
      <Footer frame={props.frame} />
    </body>
  </html>
);

/** Breadcrumb as shown; the same list goes into the page's data block. */
export const Crumbs = ({ frame, trail }: { frame: Frame; trail: { name: string; path?: string }[] }) => (
  <nav aria-label={frame.t('article.breadcrumb')}>
    <ol class="crumbs">
      {trail.map(({ name, path }) => (
        <li>{path ? <a href={linkTo(frame, path)}>{name}</a> : <span aria-current="page">{name}</span>}</li>
      ))}
    </ol>
  </nav>
);
