import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { MergeOrder } from './views';

export type RecordKind = MergeOrder['kind'];

const nextOf = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { next: string | null }) => page.next,
};

export const leadDuplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['duplicates', 'lead', id],
    queryFn: () => data(client.GET('/api/v1/leads/{id}/duplicates', { params: { path: { id } } })),
  });

export const duplicatesQuery = (kind: RecordKind) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', kind],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/duplicates', {
          params: { query: asQuery('/api/v1/duplicates', { kind, cursor: pageParam, limit: 50 }) },
        }),
      ),
    ...nextOf,
  });

export const pairQuery = (kind: RecordKind, a: string, b: string) =>
  queryOptions({
    queryKey: ['duplicates', 'pair', kind, a, b],
    queryFn: () => data(client.GET('/api/v1/duplicates/pair', { params: { query: { kind, a, b } } })),
    staleTime: 0,
  });

export const mergesQuery = infiniteQueryOptions({
  queryKey: ['merges'],
  queryFn: ({ pageParam }) =>
    data(
      client.GET('/api/v1/merges', {
        params: { query: asQuery('/api/v1/merges', { cursor: pageParam, limit: 50 }) },
      }),
    ),
  ...nextOf,
});

export const dismissPair = (body: { kind: RecordKind; a: string; b: string; dismissed?: boolean }) =>
  data(client.POST('/api/v1/duplicates/dismiss', { body }));
export const mergeRecords = (body: MergeOrder) => data(client.POST('/api/v1/merges', { body }));
export const undoMerge = (id: string) => data(client.POST('/api/v1/merges/{id}/undo', { params: { path: { id } } }));
