import { useTranslation } from 'react-i18next';
import type { ImportDetail } from '../api/views';
import { number } from '../format/number';

/** Mistakes by kind, then the first ones by row: what stands there, and what to do. */
export function ProblemList({ found: { kinds, problems, refused } }: { found: ImportDetail }) {
  const { t } = useTranslation();
  return (
    <div className="import-problems">
      <h3>{t('listingImport.problems', { count: refused })}</h3>
      <div className="chips">
        {kinds.map(({ column, message, count }) => (
          <span key={`${column} ${message}`} className="tag" title={message}>
            {column} {number(count)}
          </span>
        ))}
      </div>
      <ul className="lines">
        {problems.map(({ row, column, value, message }, index) => (
          <li key={index} className="line import-problem">
            <span className="num ink-3">{t('listingImport.row', { row })}</span>
            <strong className="clip">{column}</strong>
            <span className="clip late">{value || t('listingImport.blank')}</span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
