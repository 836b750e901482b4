import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, data } from './client';

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => data(client.GET('/api/v1/today')),
  refetchInterval: 60_000,
});

export type TaskFilters = { status?: string; owner?: string };

export const tasksQuery = (filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filters],
    queryFn: ({ pageParam }) =>
      data(client.GET('/api/v1/tasks', { params: { query: { ...filters, cursor: pageParam ?? undefined, limit: 100 } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const editTask = (id: string, body: { status?: 'done' | 'cancelled'; due?: string }) =>
  data(client.PATCH('/api/v1/tasks/{id}', { params: { path: { id } }, body }));

export const addTask = (leadId: string, body: { kind: string; title: string; due: string; key: string }) =>
  data(client.POST('/api/v1/leads/{id}/tasks', { params: { path: { id: leadId } }, body }));
