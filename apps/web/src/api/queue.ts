import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';

/** The room is looked at while something is going on: it stays fresh by itself. */
export const queueQuery = queryOptions({
  queryKey: ['queue'],
  queryFn: () => data(client.GET('/api/v1/queue')),
  refetchInterval: 5_000,
});

export const failedJobsQuery = infiniteQueryOptions({
  queryKey: ['queue', 'failed'],
  queryFn: ({ pageParam }) =>
    data(
      client.GET('/api/v1/queue/failed', {
        params: { query: asQuery('/api/v1/queue/failed', { cursor: pageParam, limit: 50 }) },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const pauseQueue = (name: string, paused: boolean) =>
  data(client.PUT('/api/v1/queue/{name}', { params: { path: { name } }, body: { paused } }));

/** Without ids: all. */
export const retryFailed = (ids?: string[]) => data(client.POST('/api/v1/queue/failed/retry', { body: { ids } }));
export const dismissFailed = (ids?: string[]) => data(client.POST('/api/v1/queue/failed/dismiss', { body: { ids } }));
