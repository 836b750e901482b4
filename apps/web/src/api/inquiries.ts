import { infiniteQueryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';

export const inquiryFilters = ['status', 'article', 'team', 'from', 'to'] as const;
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

export const releaseInquiry = (id: string) =>
  data(client.POST('/api/v1/inquiries/{id}/release', { params: { path: { id } } }));
export const dismissInquiry = (id: string) =>
  data(client.POST('/api/v1/inquiries/{id}/dismiss', { params: { path: { id } } }));
