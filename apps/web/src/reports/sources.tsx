import { useTranslation } from 'react-i18next';
import type { SourceRow } from '../api/views';
import { number } from '../format/number';
import { AppLink } from '../ui/app-link';
import { Empty } from '../ui/states';

const columns = ['inquiries', 'leads', 'visits', 'signed'] as const;

/** What each article brought, from its first inquiry to a signature; every number opens its rows. */
export function Sources({ rows }: { rows: SourceRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty title={t('report.noSources')}>{t('report.noSourcesText')}</Empty>;
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t('report.article')}</th>
          {columns.map((key) => (
            <th key={key} scope="col" className="num">
              {t(`report.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.article.id}>
            <th scope="row">
              <a href={row.article.path} target="_blank" rel="noreferrer">
                {row.article.title}
              </a>
            </th>
            {columns.map((key) => (
              <td key={key} className="num" data-label={t(`report.${key}`)}>
                {row[key] > 0 ? (
                  <AppLink href={row.hrefs[key]}>{number(row[key])}</AppLink>
                ) : (
                  <span className="ink-3">0</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
