import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeRequest } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import type { InquiryRow } from '../api/views';
import { keepDraft, readDraft } from '../lead/drafts';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';

/** The end of a request: what was done about it, kept as the proof. */
export function CloseSheet({ inquiry, onClose }: { inquiry: InquiryRow; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const draft = `close.${inquiry.id}`;
  const [note, setNote] = useState(() => readDraft(draft));
  const [tried, setTried] = useState(false);
  const close = useMutation({
    mutationFn: () => closeRequest(inquiry.id, note.trim()),
    onSuccess: () => {
      keepDraft(draft, '');
      toast(t('inquiryBox.closed'));
      void queries.invalidateQueries({ queryKey: ['inquiries'] });
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
      title={t('inquiryBox.closeTitle', { ref: inquiry.ref })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={close.isPending} onClick={submit}>
          {t('inquiryBox.close')}
        </Button>
      }
    >
      <p className="ink-2">{t('inquiryBox.closeText')}</p>
      <TextArea
        label={t('inquiryBox.note')}
        must={t('common.required')}
        maxLength={2000}
        value={note}
        error={tried && !note.trim() ? t('inquiryBox.noteMissing') : undefined}
        onChange={(event) => {
          setNote(event.target.value);
          keepDraft(draft, event.target.value);
        }}
      />
    </Sheet>
  );
}
