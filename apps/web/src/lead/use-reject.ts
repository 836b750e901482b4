import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leadQuery } from '../api/leads';
import { rejectMatch, type RejectReason, restoreMatch } from '../api/matches';
import { problemText } from '../api/problem-text';
import type { LeadView } from '../api/views';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

type Rejection = { listingId: string; reason: RejectReason; note: string };

/** 不合适 and its undo; the list follows at once. */
export function useReject(leadId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  const show = (lead: LeadView | undefined) => {
    if (lead) queries.setQueryData(leadQuery(leadId).queryKey, lead);
    refresh(leadId);
  };
  const onError = (error: unknown) => toast(problemText(error, t), { bad: true });
  const restore = useMutation({
    mutationFn: (listingId: string) => restoreMatch(leadId, listingId),
    onSuccess: show,
    onError,
  });
  const reject = useMutation({
    mutationFn: ({ listingId, ...body }: Rejection) => rejectMatch(leadId, listingId, body),
    onSuccess: (lead, { listingId, reason }) => {
      show(lead);
      const undo = { label: t('common.undo'), run: () => restore.mutate(listingId) };
      toast(t('match.rejected', { reason: t(`rejectReason.${reason}`) }), { action: undo });
    },
    onError,
  });
  return { reject, restore };
}
