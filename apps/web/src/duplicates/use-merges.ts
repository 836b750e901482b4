import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dismissPair, mergeRecords, type RecordKind, undoMerge } from '../api/merges';
import { problemText } from '../api/problem-text';
import type { MergeOrder } from '../api/views';
import { toast } from '../ui/toast';

/** After a merge or its undoing nearly every list may show something else. */
function useRefreshAll() {
  const queries = useQueryClient();
  return () => {
    for (const key of ['duplicates', 'merges', 'lead', 'timeline', 'leads', 'today', 'tasks'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
}

export function useUndoMerge() {
  const { t } = useTranslation();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (id: string) => undoMerge(id),
    onSuccess: ({ keptLater }) => {
      const fields = keptLater.map((field) => t(`merge.field.${field}`)).join('、');
      toast(fields ? t('merge.undoneKept', { fields }) : t('merge.undone'));
      refresh();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
}

export function useMerge() {
  const { t } = useTranslation();
  const refresh = useRefreshAll();
  const undo = useUndoMerge();
  return useMutation({
    mutationFn: ({ order }: { order: MergeOrder; name: string }) => mergeRecords(order),
    onSuccess: ({ id }, { name }) => {
      toast(t('merge.done', { name }), { action: { label: t('common.undo'), run: () => undo.mutate(id) } });
      refresh();
    },
    onError: (error) => {
      toast(problemText(error, t), { bad: true });
      refresh();
    },
  });
}

export function useDismiss() {
  const { t } = useTranslation();
  const refresh = useRefreshAll();
  const dismiss = useMutation({
    mutationFn: (pair: { kind: RecordKind; a: string; b: string; dismissed?: boolean }) => dismissPair(pair),
    onSuccess: (_nothing, pair) => {
      const back = { label: t('common.undo'), run: () => dismiss.mutate({ ...pair, dismissed: false }) };
      toast(
        t(pair.dismissed === false ? 'merge.restored' : 'merge.dismissed'),
        pair.dismissed === false ? {} : { action: back },
      );
      refresh();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return dismiss;
}
