import type { ArticleItem } from '@app/articles';
import { type Frame, linkTo } from '../frame.js';
import { NewsList } from './news-list.js';
import { Page } from './page.js';

export interface NewsPageProps {
  frame: Frame;
  items: ArticleItem[];
  total: number | undefined;
  q: string;
  city: { code: string; name: string } | null;
  column: string;
  /** Address of the next page; null on the last. */
  nextPath: string | null;
  firstPath: string | null;
}

/** The news list: columns by city, search, and pages as plain links. */
export function NewsPage({ frame, items, total, q, city, column, nextPath, firstPath }: NewsPageProps) {
  const { t, cities } = frame;
  const title = column || (city ? t('news.inCity', { city: city.name }) : t('news.title'));
  const tab = (name: string, path: string, on: boolean) => (
    <a href={linkTo(frame, path)} aria-current={on ? 'page' : undefined}>
      {name}
    </a>
  );
  return (
    <Page
      frame={frame}
      title={title}
      description={t('news.description', { place: city?.name ?? '' })}
      canonical={city ? `/news?city=${city.code}` : '/news'}
      noindex={q !== ''}
      current={city?.code ?? 'news'}
    >
      <div class="heading">
        <h1>{title}</h1>
        {total !== undefined && (
          <span class="small">{q ? t('news.found', { q, count: total }) : t('news.count', { count: total })}</span>
        )}
      </div>
      <nav class="tabs" aria-label={t('news.cities')}>
        {tab(t('news.all'), '/news', !city && !column)}
        {cities.map(({ code, name }) => tab(name, `/news?city=${code}`, city?.code === code))}
      </nav>
      <form class="search" action="/news" method="get" role="search">
        {city && <input type="hidden" name="city" value={city.code} />}
        {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
        <input
          type="search"
          name="q"
          value={q}
          aria-label={t('nav.search')}
          placeholder={t('nav.search')}
          maxLength={50}
        />
        <button class="quiet" type="submit">
          {t('nav.searchButton')}
        </button>
      </form>
      {items.length > 0 ? (
        <NewsList frame={frame} items={items} />
      ) : (
        <p class="empty">
          {q ? t('news.emptySearch', { q }) : t('news.empty')}{' '}
          <a class="link" href={linkTo(frame, '/#inquiry')}>
            {t('nav.inquire')}
          </a>
        </p>
      )}
      {(nextPath || firstPath) && (
        <nav class="pages" aria-label={t('news.pages')}>
          {firstPath ? (
            <a class="quiet" href={linkTo(frame, firstPath)}>
              {t('news.newest')}
            </a>
          ) : (
            <span />
          )}
          {nextPath && (
            <a class="quiet" href={linkTo(frame, nextPath)} rel="next">
              {t('news.older')} →
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}
