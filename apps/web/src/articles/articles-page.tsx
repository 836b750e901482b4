import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { articlesQuery } from '../api/articles';
import { stringifySearch } from '../format/search-params';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { MoreRows } from '../ui/more-rows';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { NewsTabs } from './news-tabs';
import '../styles/lists.css';
import '../styles/articles.css';

const statuses = ['all', 'published', 'draft', 'hidden'];

export function ArticlesPage() {
  const { t } = useTranslation();
  const { q, status } = useSearch({ from: '/inside/articles' });
  const query = useInfiniteQuery(articlesQuery({ q, status }));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <TitleLine title={t('nav.articles')} tab={t('news.tab.articles')}>
        <div className="chips" role="group" aria-label={t('article.statuses')}>
          {statuses.map((key) => (
            <AppLink
              key={key}
              className="chip"
              aria-current={(status ?? 'all') === key ? 'true' : undefined}
              href={`/articles${stringifySearch({ q, status: key === 'all' ? undefined : key })}`}
            >
              {t(`article.status.${key}`)}
            </AppLink>
          ))}
        </div>
      </TitleLine>
      <NewsTabs chosen="articles" />
      <ListStates query={query} count={rows.length} bones={10}>
        <Empty title={t(q || status ? 'article.noneFound' : 'article.none')}>
          {t(q || status ? 'article.noneFoundText' : 'article.noneText')}
        </Empty>
      </ListStates>
      <ul className="lines" aria-label={t('nav.articles')}>
        {rows.map((article) => (
          <li key={article.id} className="line">
            <Link to="/articles/$articleId" params={{ articleId: article.id }} className="line-link article-line">
              <span className="clip article-line-title">
                <strong>{article.title}</strong>
              </span>
              <span className="clip ink-2">{article.category}</span>
              <span className="clip ink-3">{article.publisher}</span>
              <span className="ink-3">{article.postedOn ?? article.publishedOn}</span>
              <span className={article.status === 'published' ? 'done' : 'ink-3'}>
                {t(`article.status.${article.status}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}
