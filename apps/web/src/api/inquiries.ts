import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';

export const inquiryFilters = [
  'status',
  'view',
  'touch',
  'article',
  'column',
  'outlet',
  'city',
  'team',
  'from',
  'to',
] as const;
export type InquiryFilters = Partial<Record<(typeof inquiryFilters)[number], string>>;

export const inquiriesQuery = (filters: InquiryFilters) =>
  infiniteQueryOptions({
    queryKey: ['inquiries', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/inquiries', {
          params: { query: asQuery('/api/v1/inquiries', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** What waits in each box. The server says when that changes; terms run out without a word, so it is asked again now and then. */
export const inquiryCountsQuery = queryOptions({
  queryKey: ['inquiries', 'counts'],
  queryFn: () => data(client.GET('/api/v1/inquiries/counts')),
  refetchInterval: 5 * 60_000,
});

const at = (id: string) => ({ params: { path: { id } } });

export const releaseInquiry = (id: string) => data(client.POST('/api/v1/inquiries/{id}/release', at(id)));
export const dismissInquiry = (id: string) => data(client.POST('/api/v1/inquiries/{id}/dismiss', at(id)));
export const restoreInquiry = (id: string) => data(client.POST('/api/v1/inquiries/{id}/restore', at(id)));
export const inquiryToLead = (id: string) => data(client.POST('/api/v1/inquiries/{id}/to-lead', at(id)));
export const inquiryListed = (id: string) =>
  data(client.POST('/api/v1/inquiries/{id}/to-listing', { ...at(id), body: {} }));
export const closeRequest = (id: string, note: string) =>
  data(client.POST('/api/v1/inquiries/{id}/close', { ...at(id), body: { note } }));
export const inquiryOffer = (id: string) => data(client.POST('/api/v1/inquiries/{id}/offer', at(id)));
export const revealInquiry = (id: string) => data(client.POST('/api/v1/inquiries/{id}/reveal', at(id)));
