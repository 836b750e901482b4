import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, data } from './client';

export const listingFilters = ['q', 'kind', 'status', 'transaction', 'region'] as const;
export type ListingFilters = Partial<Record<(typeof listingFilters)[number], string>>;

export const listingsQuery = (filters: ListingFilters) =>
  infiniteQueryOptions({
    queryKey: ['listings', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/listings', { params: { query: { ...filters, cursor: pageParam ?? undefined, limit: 50 } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const listingQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing', id],
    queryFn: () => data(client.GET('/api/v1/listings/{id}', { params: { path: { id } } })),
  });
