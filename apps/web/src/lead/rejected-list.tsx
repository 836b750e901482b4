import { useTranslation } from 'react-i18next';
import type { LeadView } from '../api/views';
import { Button } from '../ui/button';
import { useReject } from './use-reject';

/** Sites that were turned down for this client, folded; each can come back. */
export function RejectedList({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const { restore } = useReject(lead.id);
  if (lead.rejected.length === 0) return null;
  return (
    <details className="rejected">
      <summary>{t('match.rejectedList', { count: lead.rejected.length })}</summary>
      <ul>
        {lead.rejected.map(({ listing, reason, note, by }) => (
          <li key={listing.id}>
            <p>
              <a href={listing.path} target="_blank" rel="noreferrer">
                {listing.title}
              </a>
            </p>
            <p className="small ink-3 rejected-why">
              <span>{[t(`rejectReason.${reason}`), note, by].filter(Boolean).join(' · ')}</span>
              {lead.owner && (
                <Button look="quiet" className="btn-small" onClick={() => restore.mutate(listing.id)}>
                  {t('match.restore')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
