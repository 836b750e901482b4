import type { ArticleItem } from '@app/articles';
import { type Frame, linkTo } from '../frame.js';
import { columnTitle, type NewsColumn } from '../news-column.js';
import { cityPath } from '../news-paths.js';
import { crumbData } from '../structured-data.js';
import { NewsList } from './news-list.js';
import { Crumbs, Page } from './page.js';

export interface NewsPageProps {
  frame: Frame;
  column: NewsColumn;
  /** The trades most told of. */
  topics: NewsColumn[];
  items: ArticleItem[];
  total: number | undefined;
  q: string;
  /** Address of the next page; null on the last. */
  nextPath: string | null;
  firstPath: string | null;
}

type TabsProps = Pick<NewsPageProps, 'frame' | 'column' | 'topics'>;

/** Cities and trades as two lines of links. */
function Tabs({ frame, column, topics }: TabsProps) {
  const { t, cities } = frame;
  const tab = (name: string, path: string, on: boolean) => (
    <a href={linkTo(frame, path)} aria-current={on ? 'page' : undefined}>
      {name}
    </a>
  );
  const isKnown = topics.some(({ code }) => code === column.code);
  const shown = column.kind === 'topic' && !isKnown ? [column, ...topics] : topics;
  return (
    <>
      <nav class="tabs" aria-label={t('news.cities')}>
        {tab(t('news.all'), '/news', column.kind === 'all')}
        {cities.map(({ code, name }) => tab(name, cityPath(code), column.kind === 'city' && column.code === code))}
      </nav>
      {shown.length > 0 && (
        <nav class="tabs minor" aria-label={t('news.topics')}>
          {shown.map(({ code, name, path }) => tab(name, path, column.kind === 'topic' && column.code === code))}
          {tab(`${t('news.allTopics')} →`, '/news/topics', false)}
        </nav>
      )}
    </>
  );
}

const Search = ({ frame, column, q }: Pick<NewsPageProps, 'frame' | 'column' | 'q'>) => (
  <form class="search" action={column.path.split('?')[0]} method="get" role="search">
    {column.kind === 'column' && <input type="hidden" name="column" value={column.name} />}
    {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
    <input
      type="search"
      name="q"
      value={q}
      aria-label={frame.t('nav.search')}
      placeholder={frame.t('nav.search')}
      maxLength={50}
    />
    <button class="quiet" type="submit">
      {frame.t('nav.searchButton')}
    </button>
  </form>
);

function Turns({ frame, nextPath, firstPath }: Pick<NewsPageProps, 'frame' | 'nextPath' | 'firstPath'>) {
  const { t } = frame;
  if (!nextPath && !firstPath) return null;
  return (
    <nav class="pages" aria-label={t('news.pages')}>
      {firstPath ? (
        <a class="quiet" href={firstPath}>
          {t('news.newest')}
        </a>
      ) : (
        <span />
      )}
      {nextPath && (
        <a class="quiet" href={nextPath} rel="next">
          {t('news.older')} →
        </a>
      )}
    </nav>
  );
}

/** A list of news: of everything, a city, a trade or a column; with search, pages as plain links and feeds. */
export function NewsPage({ frame, column, topics, items, total, q, nextPath, firstPath }: NewsPageProps) {
  const { t } = frame;
  const title = columnTitle(frame, column);
  const trail = [{ name: t('nav.home'), path: '/' }, { name: t('nav.news'), path: '/news' }, { name: title }];
  const hasFeed = column.kind !== 'column';
  const isEmpty = items.length === 0;
  return (
    <Page
      frame={frame}
      title={title}
      description={t('news.description', { place: column.name })}
      canonical={column.path}
      noindex={q !== '' || isEmpty}
      current={column.kind === 'city' && frame.cities.some(({ code }) => code === column.code) ? column.code : 'news'}
      feed={hasFeed ? { title, path: column.path } : undefined}
      jsonLd={column.kind === 'all' ? [] : [crumbData(frame, trail)]}
    >
      {column.kind !== 'all' && <Crumbs frame={frame} trail={trail} />}
      <div class="heading">
        <h1>{title}</h1>
        {total !== undefined && (
          <span class="small">{q ? t('news.found', { q, count: total }) : t('news.count', { count: total })}</span>
        )}
      </div>
      <Tabs frame={frame} column={column} topics={topics} />
      <Search frame={frame} column={column} q={q} />
      {isEmpty ? (
        <p class="empty">
          {q ? t('news.emptySearch', { q }) : t(column.kind === 'all' ? 'news.empty' : 'news.emptyColumn')}{' '}
          <a class="link" href={linkTo(frame, '/#inquiry')}>
            {t('nav.inquire')}
          </a>
        </p>
      ) : (
        <>
          <NewsList frame={frame} items={items} heading="h2" />
          <p class="ask">
            <a class="link" href={linkTo(frame, '/#inquiry')}>
              {column.kind === 'city' ? t('article.askPlace', { place: column.name }) : t('article.ask')} →
            </a>
          </p>
        </>
      )}
      <Turns frame={frame} nextPath={nextPath} firstPath={firstPath} />
      {hasFeed && (
        <p class="small feeds">
          {t('news.subscribe')}{' '}
          <a class="link" href={`${column.path}/feed.xml`}>
            RSS
          </a>{' '}
          <a class="link" href={`${column.path}/atom.xml`}>
            Atom
          </a>
        </p>
      )}
    </Page>
  );
}
