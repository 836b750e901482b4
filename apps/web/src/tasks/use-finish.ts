import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { editTask } from '../api/tasks';
import type { TaskView } from '../api/views';
import { useRefreshLead } from '../lead/use-lead-acts';
import { toast } from '../ui/toast';

/** Ticks a task off: it leaves the list at once and comes back if it could not be saved. */
export function useFinish() {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const finish = useMutation({
    mutationFn: (task: TaskView) => editTask(task.id, { status: 'done' }),
    onMutate: ({ id }) => setGone((before) => new Set(before).add(id)),
    onSuccess: (_result, { title, kind, leadId }) => {
      toast(t('task.done', { title: title || t(`taskKind.${kind}`) }));
      refresh(leadId);
    },
    onError: (error, { id }) => {
      setGone((before) => new Set([...before].filter((other) => other !== id)));
      toast(problemText(error, t), { bad: true });
    },
  });
  return { gone, finish: finish.mutate };
}
