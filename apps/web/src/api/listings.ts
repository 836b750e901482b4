import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';

export const listingFilters = ['q', 'kind', 'status', 'transaction', 'region'] as const;
export type ListingFilters = Partial<Record<(typeof listingFilters)[number], string>>;

export const listingsQuery = (filters: ListingFilters) =>
  infiniteQueryOptions({
    queryKey: ['listings', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/listings', {
          params: { query: asQuery('/api/v1/listings', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const listingQuery = (idOrRef: string) =>
  queryOptions({
    queryKey: ['listing', idOrRef],
    queryFn: () => data(client.GET('/api/v1/listings/{idOrRef}', { params: { path: { idOrRef } } })),
  });
