import { columnTitle, type NewsColumn } from '../news-column.js';
import { type Frame, linkTo } from '../frame.js';
import { Page } from './page.js';

export interface TopicsPageProps {
  frame: Frame;
  topics: { column: NewsColumn; count: number }[];
}

/** Every trade that the news tells of, the most told first. */
export function TopicsPage({ frame, topics }: TopicsPageProps) {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('news.topics')}
      description={t('news.topicsDescription')}
      canonical="/news/topics"
      noindex={topics.length === 0}
      current="news"
    >
      <div class="heading">
        <h1>{t('news.topics')}</h1>
        <a href={linkTo(frame, '/news')}>{t('news.all')}</a>
      </div>
      {topics.length === 0 && <p class="empty">{t('news.empty')}</p>}
      <ul class="topics">
        {topics.map(({ column, count }) => (
          <li>
            <a href={linkTo(frame, column.path)} title={columnTitle(frame, column)}>
              {column.name}
            </a>
            <span class="small">{t('news.pieces', { count })}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
