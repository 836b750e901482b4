import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { addTask } from '../api/tasks';
import { freshKey } from '../format/fresh-key';
import { when } from '../format/time';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { LaterChips } from './later-chips';
import { useRefreshLead } from './use-lead-acts';

const kinds = ['follow_up', 'call_back', 'send_sites', 'visit', 'review'] as const;

export function TaskSheet({ leadId, who, onClose }: { leadId: string; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const [kind, setKind] = useState<(typeof kinds)[number]>('follow_up');
  const [title, setTitle] = useState('');
  const [key] = useState(freshKey);
  const add = useMutation({
    mutationFn: (at: Date) =>
      addTask(leadId, { kind, title: title.trim() || t(`taskKind.${kind}`), due: at.toISOString(), key }),
    onSuccess: (_task, at) => {
      toast(t('task.added', { when: when(at, t) }));
      refresh(leadId);
      onClose();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <Sheet title={t('task.addTitle', { who })} onClose={onClose}>
      <div className="chips" role="radiogroup" aria-label={t('task.kind')}>
        {kinds.map((word) => (
          <button
            key={word}
            type="button"
            role="radio"
            className="chip"
            aria-checked={kind === word}
            onClick={() => setKind(word)}
          >
            {t(`taskKind.${word}`)}
          </button>
        ))}
      </div>
      <TextField
        label={t('task.title')}
        placeholder={t(`taskKind.${kind}`)}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <LaterChips verb={t('task.do')} onPick={(at) => add.mutate(at)} />
    </Sheet>
  );
}
