import { useQuery } from '@tanstack/react-query';
import { inquiryOffer } from '../api/inquiries';
import { Problem } from '../api/problem';

/**
 * What an owner wrote in the inquiry that a listing is to be made of, with the owner's number for the fields that stay in
 * the house (the server records that it was shown). Nothing for one that is settled: the form then begins empty.
 */
export function useOffer(inquiry: string | undefined) {
  return useQuery({
    queryKey: ['offer', inquiry],
    enabled: Boolean(inquiry),
    queryFn: () =>
      inquiryOffer(inquiry!).catch((error: unknown) => {
        if (error instanceof Problem && (error.status === 409 || error.status === 404)) return null;
        throw error;
      }),
    staleTime: Infinity,
    gcTime: 0,
  });
}
