import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { keepDraft, readDraft } from '../lead/drafts';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';

type Props = {
  /** Of what is closed: its note waits under it when the sheet is left. */
  id: string;
  title: string;
  /** The button that ends it. */
  action: string;
  done: string;
  close: (note: string) => Promise<unknown>;
  onClosed: () => void;
  onClose: () => void;
  /** What else there is to say. */
  children?: ReactNode;
};

/** The end of a request: what was done about it, kept as the proof. */
export function CloseSheet({ id, title, action, done, close, onClosed, onClose, children }: Props) {
  const { t } = useTranslation();
  const draft = `close.${id}`;
  const [note, setNote] = useState(() => readDraft(draft));
  const [tried, setTried] = useState(false);
  const closing = useMutation({
    mutationFn: () => close(note.trim()),
    onSuccess: () => {
      keepDraft(draft, '');
      toast(done);
      onClosed();
      onClose();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const submit = () => {
    setTried(true);
    if (note.trim()) closing.mutate();
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <Button look="primary" busy={closing.isPending} onClick={submit}>
          {action}
        </Button>
      }
    >
      <p className="ink-2">{t('inquiryBox.closeText')}</p>
      {children}
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
