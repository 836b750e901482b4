import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quickTaskQuery } from '../api/follow-up';
import { problemText } from '../api/problem-text';
import { addTask } from '../api/tasks';
import { freshKey } from '../format/fresh-key';
import { exact, when } from '../format/time';
import { leadName } from '../lead/lead-name';
import { useRefreshLead } from '../lead/use-lead-acts';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import '../styles/follow-up.css';

type Lead = { id: string; ref: string; company: string | null; contact: string | null };
/** `lead` is the one that the page is about; without it the line itself may name one. */
type Props = { lead?: Lead; fixed?: boolean };

/** 「明天下午3点 带看 A厂」: shows what it understood, and saves on Enter. */
export function QuickAdd({ lead, fixed }: Props) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Lead>();
  const [key, setKey] = useState(freshKey);
  const line = useDeferredValue(text.trim());
  const read = useQuery({ ...quickTaskQuery(line, fixed ? lead?.id : undefined), enabled: line.length > 1 });
  const task = line.length > 1 ? read.data : undefined;
  const named = fixed ? [] : (task?.leads ?? []);
  const target = named.find(({ id }) => id === chosen?.id) ?? named[0] ?? lead;
  const save = useMutation({
    mutationFn: (of: Lead) => addTask(of.id, { kind: task!.kind, title: task!.title, due: task!.due!, key }),
    onSuccess: (saved, of) => {
      toast(t('quickAdd.saved', { who: leadName(of), when: when(saved.due, t) }));
      setText('');
      setChosen(undefined);
      setKey(freshKey());
      refresh(of.id);
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const ready = task && !task.problem && task.due && target && text.trim() === line && !read.isFetching;
  return (
    <form
      className="quick-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !save.isPending) save.mutate(target);
      }}
    >
      <div className="quick-add-line">
        <Icon name="plus" className="ink-3" />
        <input
          className="quick-add-input"
          aria-label={t('quickAdd.label')}
          aria-describedby="quick-add-read"
          placeholder={t('quickAdd.hint')}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look={ready ? 'primary' : 'plain'} disabled={!ready} busy={save.isPending}>
          {t('quickAdd.do')}
        </Button>
      </div>
      <div className="quick-add-read small" id="quick-add-read" aria-live="polite">
        {task?.problem && <span className="quick-add-problem">{task.problem}</span>}
        {task && !task.problem && task.due && (
          <>
            <span className="tag" title={exact(task.due)}>
              {when(task.due, t)}
            </span>
            {task.dayOff && <span className="tag tag-late">{t('quickAdd.dayOff')}</span>}
            <span className="tag">{t(`taskKind.${task.kind}`)}</span>
            {target ? (
              <span>{leadName(target)}</span>
            ) : (
              <span className="quick-add-problem">{t('quickAdd.noLead')}</span>
            )}
            {named.length > 1 &&
              named
                .filter(({ id }) => id !== target?.id)
                .map((other) => (
                  <Button key={other.id} look="text" className="small" onClick={() => setChosen(other)}>
                    {t('quickAdd.or', { who: leadName(other) })}
                  </Button>
                ))}
          </>
        )}
      </div>
    </form>
  );
}
