import { useQuery } from '@tanstack/react-query';
import { client, data } from '../api/client';

/** What an owner wrote in the inquiry that a listing is to be made of; empty when there is none or it is settled. */
export function useOffer(inquiry: string | undefined): { isLoading: boolean; text: string } {
  const { data: found, isLoading } = useQuery({
    queryKey: ['offer', inquiry],
    enabled: Boolean(inquiry),
    queryFn: async () => {
      const query = { status: 'offered', limit: 100 } as never;
      const { items } = await data(client.GET('/api/v1/inquiries', { params: { query } }));
      return items.find(({ id }) => id === inquiry) ?? null;
    },
  });
  const text = found
    ? [found.need, found.usage, found.tax, found.company, found.contact].filter(Boolean).join('，')
    : '';
  return { isLoading, text };
}
