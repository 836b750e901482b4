import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissInquiry, releaseInquiry } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import { toast } from '../ui/toast';

/** Releases or dismisses a held inquiry: it leaves the list at once and comes back if that failed. */
export function useDecide() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const { mutate: decide } = useMutation({
    mutationFn: ({ id, keep }: { id: string; keep: boolean }) => (keep ? releaseInquiry(id) : dismissInquiry(id)),
    onMutate: ({ id }) => setGone((before) => new Set(before).add(id)),
    onSuccess: (_result, { keep }) => {
      toast(t(keep ? 'quarantine.released' : 'quarantine.dismissed'));
      void queries.invalidateQueries({ queryKey: ['inquiries'] });
    },
    onError: (error, { id }) => {
      setGone((before) => new Set([...before].filter((other) => other !== id)));
      toast(problemText(error, t), { bad: true });
    },
  });
  return { gone, decide };
}
