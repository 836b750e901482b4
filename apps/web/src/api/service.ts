import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { DealEdit, NewTicket, TicketEdit } from './views';

export const ticketFilters = ['state', 'kind', 'owner', 'q', 'open'] as const;
export type TicketFilters = { state?: string; kind?: string; owner?: string; lead?: string; q?: string };

export const ticketsQuery = (filters: TicketFilters) =>
  infiniteQueryOptions({
    queryKey: ['tickets', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/service/tickets', {
          params: { query: asQuery('/api/v1/service/tickets', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

const at = (id: string) => ({ params: { path: { id } } });

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ['ticket', id], queryFn: () => data(client.GET('/api/v1/service/tickets/{id}', at(id))) });
export const openTicket = (leadId: string, body: NewTicket) =>
  data(client.POST('/api/v1/leads/{id}/tickets', { ...at(leadId), body }));
export const editTicket = (id: string, body: TicketEdit) =>
  data(client.PATCH('/api/v1/service/tickets/{id}', { ...at(id), body }));
export const noteTicket = (id: string, body: { text: string; key: string }) =>
  data(client.POST('/api/v1/service/tickets/{id}/notes', { ...at(id), body }));

export const dealQuery = (leadId: string) =>
  queryOptions({ queryKey: ['deal', leadId], queryFn: () => data(client.GET('/api/v1/leads/{id}/deal', at(leadId))) });
export const saveDeal = (leadId: string, body: DealEdit) =>
  data(client.PUT('/api/v1/leads/{id}/deal', { ...at(leadId), body }));
export const recordTax = (leadId: string, body: { year: number; amountYuan: number }) =>
  data(client.POST('/api/v1/leads/{id}/deal/taxes', { ...at(leadId), body }));
