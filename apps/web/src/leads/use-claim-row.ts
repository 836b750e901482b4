import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { claimLead } from '../api/leads';
import { problemText } from '../api/problem-text';
import type { LeadRow } from '../api/views';
import { useRefreshLead } from '../lead/use-lead-acts';
import { toast } from '../ui/toast';

/** Claims a lead in the pool and opens it; who was slower sees the list anew. */
export function useClaimRow() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshLead();
  return useMutation({
    mutationFn: (lead: LeadRow) => claimLead(lead.id),
    onSuccess: (_lead, { id }) => {
      toast(t('pool.claimed'));
      void navigate({ to: '/leads/$leadId', params: { leadId: id } });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
    onSettled: (_lead, _error, { id }) => refresh(id),
  });
}
