import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimLead } from '../api/leads';
import { problemText } from '../api/problem-text';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

export function useClaim(leadId: string) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  return useMutation({
    mutationFn: () => claimLead(leadId),
    onSuccess: () => toast(t('pool.claimed')),
    onError: (error) => toast(problemText(error, t), { bad: true }),
    onSettled: () => refresh(leadId),
  });
}
