import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { openTicket } from '../api/service';
import type { NewTicket } from '../api/views';
import { freshKey } from '../format/fresh-key';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { ticketKinds } from './ticket-words';

type Props = { leadId: string; who: string; onClose: () => void };

/** What the company asks for; a policy claim says its amount and its deadline. */
export function TicketSheet({ leadId, who, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<NewTicket['kind']>('registration');
  const [title, setTitle] = useState('');
  const [details, setDetails] = useState('');
  const [amount, setAmount] = useState('');
  const [deadlineOn, setDeadlineOn] = useState('');
  const [key] = useState(freshKey);
  const save = useMutation({
    mutationFn: () =>
      openTicket(leadId, {
        ...{ kind, title: title.trim(), details, key },
        ...(amount ? { amountYuan: Math.round(Number(amount) * 10_000) } : {}),
        ...(deadlineOn ? { deadlineOn } : {}),
      }),
    onSuccess: (ticket) => {
      toast(t('ticket.opened', { title: ticket.title }));
      void queries.invalidateQueries({ queryKey: ['tickets'] });
      void queries.invalidateQueries({ queryKey: ['timeline', leadId] });
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <Sheet
      title={t('ticket.addTitle', { who })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('ticket.addDo')}
        </Button>
      }
    >
      <FormNotice error={save.error} />
      <KindChips kind={kind} onChoose={setKind} />
      <TextField
        label={t('ticket.title')}
        maxLength={100}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {kind === 'policy' && (
        <div className="form-two">
          <TextField
            label={t('ticket.amountWan')}
            type="number"
            min={0}
            step="any"
            value={amount}
            error={errors.amountYuan}
            onChange={(event) => setAmount(event.target.value)}
          />
          <TextField
            label={t('ticket.deadline')}
            type="date"
            value={deadlineOn}
            error={errors.deadlineOn}
            onChange={(event) => setDeadlineOn(event.target.value)}
          />
        </div>
      )}
      <TextArea
        label={t('ticket.details')}
        maxLength={2000}
        value={details}
        error={errors.details}
        onChange={(event) => setDetails(event.target.value)}
      />
    </Sheet>
  );
}

function KindChips({ kind, onChoose }: { kind: NewTicket['kind']; onChoose: (kind: NewTicket['kind']) => void }) {
  const { t } = useTranslation();
  return (
    <div className="chips" role="radiogroup" aria-label={t('ticket.kindLabel')}>
      {ticketKinds.map((word) => (
        <button
          key={word}
          type="button"
          role="radio"
          className="chip"
          aria-checked={kind === word}
          onClick={() => onChoose(word)}
        >
          {t(`ticket.kind.${word}`)}
        </button>
      ))}
    </div>
  );
}
