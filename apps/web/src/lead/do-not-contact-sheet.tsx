import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markDoNotContact } from '../api/routing';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

/** The customer does not want to be called any more. */
export function DoNotContactSheet({ leadId, who, onClose }: { leadId: string; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const mark = useMutation({
    mutationFn: () => markDoNotContact(leadId, reason.trim()),
    onSuccess: () => {
      toast(t('doNotContact.done'));
      refresh(leadId);
      onClose();
    },
  });
  return (
    <Sheet
      title={t('doNotContact.title', { who })}
      onClose={onClose}
      footer={
        <Button
          look="primary"
          busy={mark.isPending}
          onClick={() => {
            setTried(true);
            if (reason.trim()) mark.mutate();
          }}
        >
          {t('doNotContact.do')}
        </Button>
      }
    >
      <p className="ink-2">{t('doNotContact.text')}</p>
      <FormNotice error={mark.error} />
      <TextField
        label={t('doNotContact.reason')}
        must={t('common.required')}
        maxLength={200}
        value={reason}
        error={tried && !reason.trim() ? t('doNotContact.reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  );
}
