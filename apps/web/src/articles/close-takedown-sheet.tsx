import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeTakedown, decideCounter } from '../api/articles';
import type { TakedownItem } from '../api/views';
import { CloseSheet } from '../inquiries/close-sheet';

type Props = { ticket: TakedownItem; onClose: () => void };
type Choice<T extends string> = { outcomes: readonly T[]; words: string; chosen: T; onChoose: (outcome: T) => void };

/** What is decided, and what the choice does to the page. */
function Outcomes<T extends string>({ outcomes, words, chosen, onChoose }: Choice<T>) {
  const { t } = useTranslation();
  return (
    <>
      <div className="chips" role="group" aria-label={t('takedown.outcome')}>
        {outcomes.map((key) => (
          <button key={key} type="button" className="chip" aria-pressed={chosen === key} onClick={() => onChoose(key)}>
            {t(`takedown.${words}.${key}`)}
          </button>
        ))}
      </div>
      <p className="small ink-2">{t(`takedown.${words}Then.${chosen}`)}</p>
    </>
  );
}

/** The end of a takedown request: the page goes for good or stays. */
export function CloseTakedownSheet({ ticket, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<'done' | 'refused'>('done');
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
      <Outcomes outcomes={['done', 'refused']} words="closing" chosen={outcome} onChoose={setOutcome} />
    </CloseSheet>
  );
}

/** The end of a counter-notice: the page comes back or stays away. */
export function DecideCounterSheet({ ticket, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<'accepted' | 'refused'>('accepted');
  return (
    <CloseSheet
      id={`${ticket.id}.counter`}
      title={t('takedown.decideTitle', { who: ticket.counter?.name })}
      action={t('takedown.decide')}
      done={t('takedown.decided')}
      close={(note) => decideCounter(ticket.id, { outcome, note })}
      onClosed={() => void queries.invalidateQueries({ queryKey: ['takedowns'] })}
      onClose={onClose}
    >
      <Outcomes outcomes={['accepted', 'refused']} words="deciding" chosen={outcome} onChoose={setOutcome} />
    </CloseSheet>
  );
}
