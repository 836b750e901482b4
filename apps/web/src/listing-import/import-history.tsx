import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importsQuery } from '../api/listing-imports';
import { number } from '../format/number';
import { exact, when } from '../format/time';
import { AppLink } from '../ui/app-link';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';

/** What was imported before; each opens with its error file and its way back. */
export function ImportHistory({ shown }: { shown: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(importsQuery);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="import-history" aria-label={t('listingImport.history')}>
      <h2>{t('listingImport.history')}</h2>
      <ListStates query={query} count={rows.length} bones={3}>
        <Empty title={t('listingImport.none')}>{t('listingImport.noneText')}</Empty>
      </ListStates>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id} className="line">
            <AppLink
              className="line-link import-line"
              href={`/listings/import?id=${row.id}`}
              aria-current={row.id === shown ? 'true' : undefined}
            >
              <strong className="clip">{row.fileName}</strong>
              <span className="ink-3" title={exact(row.createdAt)}>
                {when(row.createdAt, t)}
              </span>
              <span className="clip ink-2">{row.createdByName}</span>
              <span className="clip ink-2 import-line-counts">
                {t('listingImport.line', {
                  added: number(row.added),
                  updated: number(row.updated),
                  refused: number(row.refused),
                })}
              </span>
              <span className={row.status === 'done' ? 'done' : row.status === 'failed' ? 'late' : 'ink-3'}>
                {t(`listingImport.short.${row.status}`)}
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </section>
  );
}
