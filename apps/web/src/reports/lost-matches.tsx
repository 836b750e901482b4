import { useTranslation } from 'react-i18next';
import type { LostMatch } from '../api/reports';
import { number } from '../format/number';

const most = 12;

/** Why sites lose with clients: reason, kind and city, most frequent first. */
export function LostMatches({ rows }: { rows: LostMatch[] }) {
  const { t } = useTranslation();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t('report.lostReason')}</th>
          <th scope="col" className="num">
            {t('report.lostCount')}
          </th>
          <th scope="col" className="num">
            {t('report.lostLeads')}
          </th>
          <th scope="col" className="num">
            {t('report.lostListings')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, most).map(({ reason, kind, region, regionName, count, leads, listings }) => (
          <tr key={`${reason} ${kind} ${region}`}>
            <th scope="row">
              {t(`rejectReason.${reason}`)}{' '}
              <span className="ink-3">{[regionName, t(`need.kind.${kind}`)].filter(Boolean).join(' · ')}</span>
            </th>
            <td className="num" data-label={t('report.lostCount')}>
              {number(count)}
            </td>
            <td className="num" data-label={t('report.lostLeads')}>
              {number(leads)}
            </td>
            <td className="num" data-label={t('report.lostListings')}>
              {number(listings)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
