import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { correctNeed, leadQuery } from '../api/leads';
import { problemText } from '../api/problem-text';
import type { LeadView, NeedEdit } from '../api/views';
import { useRefreshLead } from '../lead/use-lead-acts';

/** The change, and how to say that it failed: the editor opens again with what was typed. */
export type NeedAct = { change: Omit<NeedEdit, 'version'>; onFail: (why: string) => void };

const applied = (lead: LeadView, { set = {}, clear = [] }: NeedAct['change']): LeadView => {
  const need = { ...lead.need, ...set };
  for (const key of clear) delete need[key];
  return { ...lead, need };
};

/** Shows the change at once and takes it back when the server refuses. */
export function useCorrectNeed(lead: LeadView) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  const key = leadQuery(lead.id).queryKey;
  return useMutation({
    mutationFn: ({ change }: NeedAct) => {
      const known = queries.getQueryData(key) as LeadView | undefined;
      return correctNeed(lead.id, { ...change, version: known?.version ?? lead.version });
    },
    onMutate: async ({ change }) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData(key) as LeadView | undefined;
      if (before) queries.setQueryData(key, applied(before, change) as never);
      return before;
    },
    onSuccess: (fresh) => {
      queries.setQueryData(key, fresh as never);
      refresh(lead.id);
    },
    onError: (error, { onFail }, before) => {
      if (before) queries.setQueryData(key, before as never);
      refresh(lead.id);
      onFail(problemText(error, t));
    },
  });
}
