import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeTakedown } from '../api/articles';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';

const outcomes = ['done', 'refused'] as const;
type Props = { ticket: { id: string; name: string }; onClose: () => void };

/** The end of a takedown request: done or refused, and what was done about it. */
export function CloseTakedownSheet({ ticket, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('done');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const close = useMutation({
    mutationFn: () => closeTakedown(ticket.id, { outcome, note: note.trim() }),
    onSuccess: () => {
      toast(t('takedown.closed'));
      void queries.invalidateQueries({ queryKey: ['takedowns'] });
      onClose();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const submit = () => {
    setTried(true);
    if (note.trim()) close.mutate();
  };
  return (
    <Sheet
      title={t('takedown.closeTitle', { who: ticket.name })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={close.isPending} onClick={submit}>
          {t('takedown.close')}
        </Button>
      }
    >
      <p className="ink-2">{t('inquiryBox.closeText')}</p>
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
      <TextArea
        label={t('inquiryBox.note')}
        must={t('common.required')}
        maxLength={2000}
        value={note}
        error={tried && !note.trim() ? t('inquiryBox.noteMissing') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
    </Sheet>
  );
}
