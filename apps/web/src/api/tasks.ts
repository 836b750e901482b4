import { queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { NewTask, TaskView } from './views';

/** Fresh on every event of the stream; the minute is for clocks that run without one (a task falling due). */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => data(client.GET('/api/v1/today')),
  refetchInterval: 60_000,
});

export type TaskFilters = { status?: string; owner?: string };

/** As many as a person looks through; the agenda groups them by day. */
const MOST = 500;

async function readTasks(filters: TaskFilters): Promise<{ items: TaskView[]; next: string | null }> {
  const read = (cursor?: string) =>
    data(
      client.GET('/api/v1/tasks', { params: { query: asQuery('/api/v1/tasks', { ...filters, limit: 100, cursor }) } }),
    );
  let page = await read();
  const items = [...page.items];
  while (page.next && items.length < MOST) {
    page = await read(page.next);
    items.push(...page.items);
  }
  return { items, next: page.next };
}

export const tasksQuery = (filters: TaskFilters) =>
  queryOptions({ queryKey: ['tasks', filters], queryFn: () => readTasks(filters) });

export const editTask = (id: string, body: { status?: 'done' | 'cancelled'; due?: string }) =>
  data(client.PATCH('/api/v1/tasks/{id}', { params: { path: { id } }, body }));

export const addTask = (leadId: string, body: NewTask) =>
  data(client.POST('/api/v1/leads/{id}/tasks', { params: { path: { id: leadId } }, body }));
