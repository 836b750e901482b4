import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissInquiry, inquiryListed, inquiryToLead, releaseInquiry, restoreInquiry } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import { toast } from '../ui/toast';
import type { Act } from './boxes';

export type Decision = Exclude<Act, 'close' | 'toListing'>;

const doing: Record<Decision, (id: string) => Promise<unknown>> = {
  release: releaseInquiry,
  toLead: inquiryToLead,
  listed: inquiryListed,
  dismiss: dismissInquiry,
  restore: restoreInquiry,
};

/** Decides about an inquiry: it leaves the list at once and comes back if that failed or is undone. */
export function useDecide() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const back = (id: string) => setGone((before) => new Set([...before].filter((other) => other !== id)));

  /** What was done, with the way back or on. */
  const say = (id: string, act: Decision, answer: unknown) => {
    const undo = { label: t('inquiryBox.undo'), run: () => decide({ id, act: 'restore' }) };
    if (act === 'dismiss') toast(t('inquiryBox.dismissed'), { action: undo });
    else if (act === 'listed') toast(t('inquiryBox.wasListed'), { action: undo });
    else if (act === 'release') toast(t('quarantine.released'));
    else if (act === 'restore') toast(t('inquiryBox.restored'));
    else sayLead((answer as { lead: { id: string; ref: string } | null }).lead);
  };
  const sayLead = (lead: { id: string; ref: string } | null) => {
    if (!lead) return toast(t('inquiryBox.becameOther'));
    const run = () => void navigate({ to: '/leads/$leadId', params: { leadId: lead.id } });
    toast(t('inquiryBox.becameLead', { ref: lead.ref }), { action: { label: t('inquiryBox.openLead'), run } });
  };

  const { mutate: decide } = useMutation({
    mutationFn: ({ id, act }: { id: string; act: Decision }) => doing[act](id),
    onMutate: ({ id }) => setGone((before) => new Set(before).add(id)),
    onSuccess: async (answer, { id, act }) => {
      say(id, act, answer);
      await queries.invalidateQueries({ queryKey: ['inquiries'] });
      if (act === 'restore') back(id);
    },
    onError: (error, { id }) => {
      back(id);
      toast(problemText(error, t), { bad: true });
    },
  });
  return { gone, decide };
}
