import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPublicPhone } from '../api/leads';
import { Problem } from '../api/problem';
import type { LeadView } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { leadName } from './lead-name';
import { useRefreshLead } from './use-lead-acts';

/** A lead from the news has no number until somebody finds the one that the company publishes. */
export function FindPhone({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="text" className="small" onClick={() => setOpen(true)}>
        {t('lead.findPhone')}
      </Button>
      {open && <FindPhoneSheet lead={lead} onClose={() => setOpen(false)} />}
    </>
  );
}

function FindPhoneSheet({ lead, onClose }: { lead: LeadView; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const [phone, setPhone] = useState('');
  const [sourceUrl, setSourceUrl] = useState('');
  const save = useMutation({
    mutationFn: () => addPublicPhone(lead.id, { phone: phone.trim(), sourceUrl: sourceUrl.trim() }),
    onSuccess: () => {
      toast(t('publicPhone.saved'));
      refresh(lead.id);
      onClose();
    },
  });
  const fields = save.error instanceof Problem ? save.error.byField : {};
  return (
    <Sheet title={t('publicPhone.title', { who: leadName(lead) })} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormNotice error={save.error} />
        <TextField
          label={t('publicPhone.phone')}
          hint={t('publicPhone.phoneHint')}
          type="tel"
          value={phone}
          error={fields.phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={t('publicPhone.sourceUrl')}
          hint={t('publicPhone.sourceUrlHint')}
          type="url"
          inputMode="url"
          value={sourceUrl}
          error={fields.sourceUrl}
          onChange={(event) => setSourceUrl(event.target.value)}
        />
        <Button look="primary" type="submit" busy={save.isPending}>
          {t('common.save')}
        </Button>
      </form>
    </Sheet>
  );
}
