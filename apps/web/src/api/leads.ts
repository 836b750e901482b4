import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { CallLog, NeedEdit, NewLead, StageMove } from './views';

/** Everything the list of leads can be narrowed by; the same words stand in the page's own address. */
export const leadFilters = [
  'view',
  'q',
  'stage',
  'owner',
  'touch',
  'article',
  'column',
  'outlet',
  'city',
  'team',
  'from',
  'to',
  'reached',
  'visited',
  'signed',
] as const;
export type LeadFilters = Partial<Record<(typeof leadFilters)[number], string>>;

export const leadsQuery = (filters: LeadFilters) =>
  infiniteQueryOptions({
    queryKey: ['leads', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/leads', {
          params: { query: asQuery('/api/v1/leads', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: () => data(client.GET('/api/v1/leads/{id}', { params: { path: { id } } })),
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/leads/{id}/timeline', {
          params: { path: { id }, query: asQuery('/api/v1/leads/{id}/timeline', { cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const exportCountQuery = (filters: LeadFilters) =>
  queryOptions({
    queryKey: ['lead-exports', filters],
    queryFn: () =>
      data(client.GET('/api/v1/lead-exports', { params: { query: asQuery('/api/v1/lead-exports', filters) } })),
    staleTime: 0,
  });

/** @returns the file and the name that it goes by */
export async function exportLeads(filters: LeadFilters, format: 'csv' | 'xlsx'): Promise<{ file: Blob; name: string }> {
  const { data: file, response } = await client.POST('/api/v1/lead-exports', {
    params: { query: asQuery('/api/v1/leads', filters) },
    body: { format },
    parseAs: 'blob',
  });
  const name = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { file: file as Blob, name: name ? decodeURIComponent(name) : `leads.${format}` };
}

const at = (id: string) => ({ params: { path: { id } } });

export const createLead = (body: NewLead) => data(client.POST('/api/v1/leads', { body }));
export const addNote = (id: string, body: { text: string; key: string }) =>
  data(client.POST('/api/v1/leads/{id}/notes', { ...at(id), body }));
export const logCall = (id: string, body: CallLog) =>
  data(client.POST('/api/v1/leads/{id}/calls', { ...at(id), body }));
export const revealPhone = (id: string) => data(client.POST('/api/v1/leads/{id}/phone', at(id)));
export const claimLead = (id: string) => data(client.POST('/api/v1/leads/{id}/claim', at(id)));
export const releaseLead = (id: string, reason: string) =>
  data(client.POST('/api/v1/leads/{id}/release', { ...at(id), body: { reason } }));
export const assignLead = (id: string, ownerId: string) =>
  data(client.PUT('/api/v1/leads/{id}/owner', { ...at(id), body: { ownerId } }));
export const correctNeed = (id: string, body: NeedEdit) =>
  data(client.PATCH('/api/v1/leads/{id}/need', { ...at(id), body }));
export const moveStage = (id: string, body: StageMove) => data(client.PATCH('/api/v1/leads/{id}', { ...at(id), body }));
export const addPublicPhone = (id: string, body: { phone: string; sourceUrl: string }) =>
  data(client.PUT('/api/v1/leads/{id}/public-phone', { ...at(id), body }));

/** On what the need of a lead from the news rests, value by value. */
export const supposedNeedQuery = (id: string) =>
  queryOptions({
    queryKey: ['supposed-need', id],
    queryFn: () => data(client.GET('/api/v1/leads/{id}/supposed-need', { params: { path: { id } } })),
  });
