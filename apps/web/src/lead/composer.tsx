import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { freshKey } from '../format/fresh-key';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { keepDraft, readDraft } from './drafts';
import { useAddNote } from './use-lead-acts';

type Props = { leadId: string; autoFocus?: boolean; onSaved?: () => void };

/** A note. Ctrl or ⌘ and Enter saves; the words stay in the field until the server has them. */
export function Composer({ leadId, autoFocus, onSaved }: Props) {
  const { t } = useTranslation();
  const draft = `note.${leadId}`;
  const [text, setText] = useState(() => readDraft(draft));
  const [key, setKey] = useState(freshKey);
  const note = useAddNote(leadId);

  const change = (value: string) => {
    setText(value);
    keepDraft(draft, value);
  };
  const save = () => {
    if (!text.trim() || note.isPending) return;
    note.mutate(
      { text: text.trim(), key },
      {
        onSuccess: () => {
          change('');
          setKey(freshKey());
          toast(t('note.saved'));
          onSaved?.();
        },
      },
    );
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        className="input"
        id={`note-${leadId}`}
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        rows={3}
        maxLength={5000}
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) save();
        }}
      />
      <div className="composer-foot">
        <span className="small ink-3">
          {note.isError ? (
            <span className="late">{t('note.failed', { why: problemText(note.error, t) })}</span>
          ) : (
            t('note.hint')
          )}
        </span>
        <Button type="submit" busy={note.isPending} disabled={!text.trim()}>
          {t('note.save')}
        </Button>
      </div>
    </form>
  );
}
