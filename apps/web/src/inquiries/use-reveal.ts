import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { revealInquiry } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import { toast } from '../ui/toast';

/** The number and the unmasked words of one inquiry, once somebody asks (which the server records). */
export function useReveal(id: string) {
  const { t } = useTranslation();
  const { data, mutate, isPending } = useMutation({
    mutationFn: () => revealInquiry(id),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return { shown: data, reveal: () => mutate(), busy: isPending };
}
