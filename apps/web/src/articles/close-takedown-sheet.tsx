import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeTakedown } from '../api/articles';
import { CloseSheet } from '../inquiries/close-sheet';

const outcomes = ['done', 'refused'] as const;
type Props = { ticket: { id: string; name: string }; onClose: () => void };

/** The end of a takedown request: done or refused, and what was done about it. */
export function CloseTakedownSheet({ ticket, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('done');
  return (
    <CloseSheet
      id={ticket.id}
      title={t('takedown.closeTitle', { who: ticket.name })}
      action={t('takedown.close')}
      done={t('takedown.closed')}
      close={(note) => closeTakedown(ticket.id, { outcome, note })}
      onClosed={() => void queries.invalidateQueries({ queryKey: ['takedowns'] })}
      onClose={onClose}
    >
      <div className="chips" role="group" aria-label={t('takedown.outcome')}>
        {outcomes.map((key) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={outcome === key}
            onClick={() => setOutcome(key)}
          >
            {t(`takedown.status.${key}`)}
          </button>
        ))}
      </div>
    </CloseSheet>
  );
}
