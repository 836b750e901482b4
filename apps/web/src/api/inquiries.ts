import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, data } from './client';

export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['inquiries', 'quarantined'],
  queryFn: ({ pageParam }) =>
    data(
      client.GET('/api/v1/inquiries', { params: { query: { status: 'quarantined', cursor: pageParam ?? undefined } } }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const releaseInquiry = (id: string) =>
  data(client.POST('/api/v1/inquiries/{id}/release', { params: { path: { id } } }));
export const dismissInquiry = (id: string) =>
  data(client.POST('/api/v1/inquiries/{id}/dismiss', { params: { path: { id } } }));
