import type { ArticleItem } from '@app/articles';
import type { ListingRow } from '@app/listings';
import { dialable, type Frame, linkTo } from '../frame.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingRows } from './listing-rows.js';
import { NewsList } from './news-list.js';
import { Page } from './page.js';

export interface HomePageProps {
  frame: Frame;
  articles: ArticleItem[];
  listings: ListingRow[];
  slip: Omit<SlipProps, 'frame'>;
}

const Heading = ({ frame, title, all, path }: { frame: Frame; title: string; all: string; path: string }) => (
  <div class="heading">
    <h2>{title}</h2>
    <a href={linkTo(frame, path)}>{all}</a>
  </div>
);

/** The front page: one sentence of what we do, the latest news and sites, and the slip. */
export function HomePage({ frame, articles, listings, slip }: HomePageProps) {
  const { t, firm } = frame;
  const title = `${slip.errors.length > 0 ? t('errors.prefix') : ''}${t('home.title')}`;
  return (
    <Page
      frame={frame}
      title={title}
      description={t('home.description', { firm: firm.name })}
      canonical="/"
      current="home"
      feed={{ title: t('news.title'), path: '/news' }}
    >
      <ErrorSummary frame={frame} errors={slip.errors} />
      <div class="welcome">
        <h1>{t('home.heading')}</h1>
        <p>{t('home.lead')}</p>
        <div class="acts">
          <a class="button" href="#inquiry">
            {t('home.action')}
          </a>
          {firm.phone && (
            <a class="outlink" href={`tel:${dialable(firm.phone)}`}>
              {t('nav.call', { phone: firm.phone })}
            </a>
          )}
        </div>
      </div>
      <div class="columns-2">
        <section>
          <Heading frame={frame} title={t('home.latest')} all={t('home.allNews')} path="/news" />
          {articles.length > 0 ? <NewsList frame={frame} items={articles} /> : <p class="empty">{t('home.noNews')}</p>}
        </section>
        <section>
          <Heading frame={frame} title={t('home.listings')} all={t('home.allListings')} path="/listings" />
          {listings.length > 0 ? (
            <ListingRows frame={frame} listings={listings} />
          ) : (
            <p class="empty">{t('home.noListings')}</p>
          )}
        </section>
      </div>
      <InquirySlip frame={frame} {...slip} />
    </Page>
  );
}
