import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { revealPhone } from '../api/leads';
import { problemText } from '../api/problem-text';
import type { RevealedPhones } from '../api/views';
import { toast } from '../ui/toast';

const byTouch = () => window.matchMedia('(hover: none)').matches;

/**
 * The number of a lead, masked until asked for (which the server records). `call` dials on a phone and calls back when
 * the person returns from the call; on a desk it shows the number to dial.
 */
export function usePhone(leadId: string, onReturn?: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ['phone', leadId];
  const shown = useQuery<RevealedPhones | null>({
    queryKey: key,
    queryFn: () => null,
    enabled: false,
    gcTime: 10 * 60_000,
  });
  const dialled = useRef(false);

  useEffect(() => {
    const back = () => {
      if (document.hidden || !dialled.current) return;
      dialled.current = false;
      onReturn?.();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [onReturn]);

  const reveal = useMutation({
    mutationFn: () => revealPhone(leadId),
    onSuccess: (phone) => {
      queries.setQueryData(key, phone);
      void queries.invalidateQueries({ queryKey: ['timeline', leadId] });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });

  const call = async () => {
    const phone = shown.data ?? (await reveal.mutateAsync().catch(() => null));
    if (!phone?.phone || !byTouch()) return;
    dialled.current = true;
    window.location.href = `tel:${phone.phone}`;
  };
  return { phone: shown.data ?? null, reveal: () => reveal.mutate(), call: () => void call(), busy: reveal.isPending };
}
