import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { checkPhone } from '../api/phones';

/** What there is to know of a number once the hand rests; undefined while it is typed or cannot be asked. */
export function useCheckedPhone(text: string) {
  const asked = text.trim();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 500);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data } = useQuery({
    queryKey: ['phone-check', settled],
    queryFn: () => checkPhone(settled),
    enabled: settled.length > 3,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return settled === asked ? data : undefined;
}
