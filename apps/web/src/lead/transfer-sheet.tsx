import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { takersQuery, transferLead } from '../api/routing';
import type { LeadView } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

/** A colleague takes over; why stands on the timeline. */
export function TransferSheet({ lead, who, onClose }: { lead: LeadView; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const takers = useQuery(takersQuery(lead.id));
  const [ownerId, setOwnerId] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const people = (takers.data?.items ?? []).filter(({ id }) => id !== lead.owner?.id);
  const transfer = useMutation({
    mutationFn: () => transferLead(lead.id, { ownerId, reason: reason.trim() }),
    onSuccess: () => {
      toast(t('transfer.done', { name: people.find(({ id }) => id === ownerId)?.name }));
      refresh(lead.id);
      onClose();
    },
  });
  const errors = transfer.error instanceof Problem ? transfer.error.byField : {};
  const send = () => {
    setTried(true);
    if (ownerId && reason.trim()) transfer.mutate();
  };
  return (
    <Sheet
      title={t('transfer.title', { who })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={transfer.isPending} onClick={send}>
          {t('transfer.do')}
        </Button>
      }
    >
      <FormNotice error={transfer.error} />
      <SelectField
        label={t('transfer.to')}
        must={t('common.required')}
        value={ownerId}
        error={errors.ownerId ?? (tried && !ownerId ? t('transfer.toMissing') : undefined)}
        onChange={(event) => setOwnerId(event.target.value)}
      >
        <option value="">{t('common.notChosen')}</option>
        {people.map(({ id, name, team, openLeads, onLeave }) => (
          <option key={id} value={id}>
            {[name, team, t('receipt.openLeads', { count: openLeads }), onLeave ? t('receipt.excluded.on_leave') : '']
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('transfer.reason')}
        must={t('common.required')}
        maxLength={200}
        value={reason}
        error={errors.reason ?? (tried && !reason.trim() ? t('transfer.reasonMissing') : undefined)}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  );
}
