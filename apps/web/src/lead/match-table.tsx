import { useTranslation } from 'react-i18next';
import type { MatchView } from '../api/views';
import { Sheet } from '../ui/sheet';
import { criterionLabel } from './criterion-label';
import { VerdictMark } from './verdict-mark';
import { whyOf } from './why-of';

/** Up to four sites side by side; a row a criterion. */
export function MatchTable({ matches, onClose }: { matches: MatchView[]; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const keys = [...new Set(matches.flatMap(({ criteria }) => criteria.map(({ key }) => key)))];
  return (
    <Sheet title={t('match.compare')} onClose={onClose} wide>
      <div className="match-table-place">
        <table className="match-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('match.criterion')}</span>
              </th>
              {matches.map(({ listing, verdict }) => (
                <th key={listing.id} scope="col">
                  <span className="match-cell">
                    <VerdictMark verdict={verdict} />
                    {listing.title}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{criterionLabel(key, t)}</th>
                {matches.map(({ listing, criteria }) => {
                  const cell = criteria.find((criterion) => criterion.key === key);
                  return (
                    <td
                      key={listing.id}
                      className={cell && cell.verdict !== 'pass' ? `cell-${cell.verdict}` : undefined}
                    >
                      {cell ? (
                        <span className="match-cell">
                          <VerdictMark verdict={cell.verdict} />
                          {whyOf(cell, i18n.language)}
                        </span>
                      ) : (
                        <span className="ink-3">–</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
