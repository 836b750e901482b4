import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallLog, Outcome } from '../api/views';
import { freshKey } from '../format/fresh-key';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { keepDraft, readDraft } from './drafts';
import { LaterChips } from './later-chips';

const outcomes: [Outcome, IconName][] = [
  ['interested', 'check'],
  ['call_again', 'clock'],
  ['no_answer', 'phone'],
  ['wrong_number', 'unknown'],
  ['refused', 'cross'],
];

type Props = { leadId: string; who: string; taskId?: string; onSave: (log: CallLog) => void; onClose: () => void };

/** How the call went: one tap (or 1–5) saves it with its next task; only 「再约」 asks when. */
export function CallSheet({ leadId, who, taskId, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState(() => readDraft(`call.${leadId}`));
  const [asking, setAsking] = useState(false);
  const [key] = useState(freshKey);

  const save = (outcome: Outcome, at?: Date) => {
    onSave({ outcome, key, taskId, note: note.trim() || undefined, at: at?.toISOString() });
    onClose();
  };
  const choose = (outcome: Outcome) => (outcome === 'call_again' ? setAsking(true) : save(outcome));

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && /^(TEXTAREA|INPUT)$/.test(event.target.tagName)) return;
      const outcome = outcomes[Number(event.key) - 1];
      if (outcome && !asking) {
        event.preventDefault();
        choose(outcome[0]);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <Sheet title={t(asking ? 'call.again' : 'call.title', { who })} onClose={onClose}>
      {asking ? (
        <>
          <LaterChips verb={t('call.saveAgain')} onPick={(at) => save('call_again', at)} />
          <Button look="quiet" icon="left" onClick={() => setAsking(false)}>
            {t('common.back')}
          </Button>
        </>
      ) : (
        <>
          <div className="outcomes">
            {outcomes.map(([outcome, icon], index) => (
              <button key={outcome} type="button" className="outcome" onClick={() => choose(outcome)}>
                <Icon name={icon} />
                <span>{t(`outcome.${outcome}`)}</span>
                <span className="ink-3 small outcome-then">{t(`outcomeThen.${outcome}`)}</span>
                <kbd className="kbd" aria-hidden="true">
                  {index + 1}
                </kbd>
              </button>
            ))}
          </div>
          <TextArea
            label={t('call.note')}
            placeholder={t('call.notePlaceholder')}
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
              keepDraft(`call.${leadId}`, event.target.value);
            }}
          />
        </>
      )}
    </Sheet>
  );
}
