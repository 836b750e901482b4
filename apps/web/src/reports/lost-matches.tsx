import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostMatch, Period } from '../api/reports';
import { number } from '../format/number';
import { Button } from '../ui/button';
import { LostRows } from './lost-rows';

const first = 12;
const keyOf = ({ reason, kind, region }: LostMatch): string => `${reason} ${kind} ${region}`;

interface LineProps {
  row: LostMatch;
  isOpen: boolean;
  onOpen: () => void;
}

function Line({ row, isOpen, onOpen }: LineProps) {
  const { t } = useTranslation();
  const { reason, kind, regionName, count, leads, listings } = row;
  return (
    <tr>
      <th scope="row">
        {t(`rejectReason.${reason}`)}{' '}
        <span className="ink-3">{[regionName, t(`need.kind.${kind}`)].filter(Boolean).join(' · ')}</span>
      </th>
      <td className="num" data-label={t('report.lostCount')}>
        <button
          type="button"
          className="link num"
          aria-expanded={isOpen}
          aria-label={t('report.lostOpen', { reason: t(`rejectReason.${reason}`), count })}
          onClick={onOpen}
        >
          {number(count)}
        </button>
      </td>
      <td className="num" data-label={t('report.lostLeads')}>
        {number(leads)}
      </td>
      <td className="num" data-label={t('report.lostListings')}>
        {number(listings)}
      </td>
    </tr>
  );
}

/** Why sites lose with clients: reason, kind and city, most frequent first; each count opens to its rows. */
export function LostMatches({ rows, period }: { rows: LostMatch[]; period: Period }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, first);
  return (
    <>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('report.lostReason')}</th>
            {(['lostCount', 'lostLeads', 'lostListings'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(`report.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Fragment key={keyOf(row)}>
              <Line
                row={row}
                isOpen={open === keyOf(row)}
                onOpen={() => setOpen(open === keyOf(row) ? null : keyOf(row))}
              />
              {open === keyOf(row) && (
                <tr className="lost-open">
                  <td colSpan={4}>
                    <LostRows line={row} period={period} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t('report.lostAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
