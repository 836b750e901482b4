import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchesQuery } from '../api/sources';
import type { NewsSource } from '../api/views';
import { exact, when } from '../format/time';
import { Sheet } from '../ui/sheet';
import { Bones, Empty, Failed } from '../ui/states';
import { useNow } from '../ui/use-now';
import { shortAddress } from './health-words';

const fine = new Set(['ok', 'unchanged', 'redirect']);
const size = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`);

/** Every request that was made for a source, the newest first. */
export function FetchesSheet({ source, onClose }: { source: NewsSource; onClose: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const query = useQuery(fetchesQuery(source.id));
  const rows = query.data?.items ?? [];
  const { requests7, read7, failed7, waiting, lastArticle } = source;
  return (
    <Sheet title={t('newsSource.records', { name: source.name })} onClose={onClose} wide>
      <p className="ink-2">{t('newsSource.week', { requests7, read7, failed7, waiting })}</p>
      {lastArticle && (
        <p className="clip">
          <span className="ink-3">{t('newsSource.lastArticle')}</span>{' '}
          <Link to="/articles/$articleId" params={{ articleId: lastArticle.id }}>
            {lastArticle.title}
          </Link>
        </p>
      )}
      {query.isPending && <Bones rows={6} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title={t('newsSource.noRecords')}>{t('newsSource.noRecordsText')}</Empty>
      )}
      <ul className="source-fetches">
        {rows.map(({ id, url, at, status, bytes, ms, outcome, problem }) => (
          <li key={id}>
            <span className="ink-3 small" title={exact(at)}>
              {when(at, t, now)}
            </span>
            <span className="clip" title={url}>
              {shortAddress(url)}
            </span>
            <span className={fine.has(outcome) ? 'ink-2' : 'amber'}>
              {problem ?? t(`newsSource.outcome.${outcome}`)}
            </span>
            <span className="ink-3 small num">{status ? `${status} · ${size(bytes)} · ${ms} ms` : '—'}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
