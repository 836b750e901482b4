import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addNote, leadQuery, logCall, moveStage } from '../api/leads';
import { problemText } from '../api/problem-text';
import { editTask } from '../api/tasks';
import type { CallLog, LeadView, StageMove } from '../api/views';
import { when } from '../format/time';
import { toast } from '../ui/toast';
import { keepDraft } from './drafts';

/** Lists and the lead itself are read again after a change; what is on screen stays meanwhile. */
export function useRefreshLead() {
  const queries = useQueryClient();
  return (id: string) => {
    for (const key of [['lead', id], ['timeline', id], ['today'], ['leads'], ['tasks']])
      void queries.invalidateQueries({ queryKey: key });
  };
}

export type CallOf = CallLog & { leadId: string };
type Hooks<T> = { onStart?: (act: T) => void; onUndo?: (act: T) => void };

/** Saves a call; `onUndo` puts the row back when it could not be saved. The note stays as a draft until it could. */
export function useLogCall({ onStart, onUndo }: Hooks<CallOf> = {}) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const call = useMutation({
    mutationFn: ({ leadId, ...log }: CallOf) => logCall(leadId, log),
    onMutate: (act) => {
      keepDraft(`call.${act.leadId}`, act.note ?? '');
      onStart?.(act);
    },
    onSuccess: (result, { leadId, outcome }) => {
      keepDraft(`call.${leadId}`, '');
      const next = result?.nextTask;
      const said = t(`outcome.${outcome}`);
      toast(next ? t('call.savedNext', { said, next: when(next.due, t) }) : t('call.saved', { said }));
      refresh(leadId);
    },
    onError: (error, act) => {
      onUndo?.(act);
      const again = { label: t('common.retry'), run: () => call.mutate(act) };
      toast(t('call.failed', { why: problemText(error, t) }), { bad: true, action: again });
    },
  });
  return call;
}

export type Postpone = { leadId: string; taskId: string; before: string; at: Date };

/** Puts a task off and offers to undo. */
export function usePostpone({ onStart, onUndo }: Hooks<Postpone> = {}) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  return useMutation({
    mutationFn: ({ taskId, at }: Postpone) => editTask(taskId, { due: at.toISOString() }),
    onMutate: (act) => onStart?.(act),
    onSuccess: (_task, act) => {
      const undo = () =>
        void editTask(act.taskId, { due: act.before })
          .then(() => {
            onUndo?.(act);
            refresh(act.leadId);
          })
          .catch((error: unknown) => toast(problemText(error, t), { bad: true }));
      toast(t('later.saved', { when: when(act.at, t) }), { action: { label: t('common.undo'), run: undo } });
      refresh(act.leadId);
    },
    onError: (error, act) => {
      onUndo?.(act);
      toast(problemText(error, t), { bad: true });
    },
  });
}

/** Moves the stage at once on screen, back if the server refuses, and offers to undo. */
export function useMoveStage(leadId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  const key = leadQuery(leadId).queryKey;
  const back = (before: LeadView, version: number) => () => {
    const { stage, wakeOn } = before;
    const lostReason = (before.lostReason ?? undefined) as StageMove['lostReason'];
    void moveStage(leadId, { stage, lostReason, wakeOn: wakeOn ?? undefined, version })
      .then(() => refresh(leadId))
      .catch((error: unknown) => toast(problemText(error, t), { bad: true }));
  };
  return useMutation({
    mutationFn: (move: StageMove) => moveStage(leadId, move),
    onMutate: (move) => {
      const before = queries.getQueryData(key);
      if (before) queries.setQueryData(key, { ...before, stage: move.stage } as LeadView);
      return before;
    },
    onSuccess: (lead, move, before) => {
      const undo = before && lead && { label: t('common.undo'), run: back(before as LeadView, lead.version) };
      toast(t('stageMove.saved', { stage: t(`stage.${move.stage}`) }), undo ? { action: undo } : {});
      refresh(leadId);
    },
    onError: (error, _move, before) => {
      if (before) queries.setQueryData(key, before);
      refresh(leadId);
      toast(problemText(error, t), { bad: true });
    },
  });
}

export function useAddNote(leadId: string) {
  const refresh = useRefreshLead();
  return useMutation({
    mutationFn: (note: { text: string; key: string }) => addNote(leadId, note),
    onSuccess: () => refresh(leadId),
  });
}
