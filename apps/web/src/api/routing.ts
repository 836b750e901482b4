import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { components } from './schema.gen';

type Schemas = components['schemas'];
export type RoutingRule = Schemas['RoutingRuleBody'];
export type RoutingRulesView = Schemas['RoutingRulesView'];
export type ReplayView = Schemas['ReplayView'];
export type Taker = Schemas['TakerView'];
export type PoolRules = Schemas['PoolRulesView'];
export type Leave = Schemas['LeaveView'];
export type CalendarYear = Schemas['CalendarYearView'];

export const routingQuery = queryOptions({
  queryKey: ['routing'],
  queryFn: () => data(client.GET('/api/v1/settings/routing')),
});
export const saveRouting = (body: Schemas['SaveRoutingRules']) =>
  data(client.PUT('/api/v1/settings/routing', { body }));
export const replayRouting = (body: Schemas['RoutingRulesBody']) =>
  data(client.POST('/api/v1/settings/routing/replay', { body }));

export const poolQuery = queryOptions({
  queryKey: ['pool-rules'],
  queryFn: () => data(client.GET('/api/v1/settings/pool')),
});
export const savePool = (body: PoolRules) => data(client.PUT('/api/v1/settings/pool', { body }));
export const poolEffectQuery = (body: PoolRules) =>
  queryOptions({
    queryKey: ['pool', 'effect', body],
    queryFn: () => data(client.POST('/api/v1/settings/pool/preview', { body })),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  staleTime: 300_000,
  queryFn: () => data(client.GET('/api/v1/settings/calendar')),
});
export const saveYear = (year: number, text: string) =>
  data(client.PUT('/api/v1/settings/calendar/{year}', { params: { path: { year } }, body: { text } }));

export const leavesQuery = (id: string) =>
  queryOptions({
    queryKey: ['leaves', id],
    queryFn: () => data(client.GET('/api/v1/users/{id}/leaves', { params: { path: { id } } })),
  });
export const addLeave = (id: string, body: Schemas['AddLeave']) =>
  data(client.POST('/api/v1/users/{id}/leaves', { params: { path: { id } }, body }));
export const removeLeave = (id: string, leaveId: string) =>
  data(client.DELETE('/api/v1/users/{id}/leaves/{leaveId}', { params: { path: { id, leaveId } } }));

export type WorkingWeek = Schemas['WorkingWeekView'];
export const weekQuery = (id: string) =>
  queryOptions({
    queryKey: ['working-week', id],
    queryFn: () => data(client.GET('/api/v1/users/{id}/working-week', { params: { path: { id } } })),
  });
export const saveWeek = (id: string, body: Schemas['WorkingWeekBody']) =>
  data(client.PUT('/api/v1/users/{id}/working-week', { params: { path: { id } }, body }));

const at = (id: string) => ({ params: { path: { id } } });
export const takersQuery = (id: string) =>
  queryOptions({ queryKey: ['takers', id], queryFn: () => data(client.GET('/api/v1/leads/{id}/takers', at(id))) });
export const transferLead = (id: string, body: Schemas['TransferLead']) =>
  data(client.POST('/api/v1/leads/{id}/transfer', { ...at(id), body }));
export const markDoNotContact = (id: string, reason: string) =>
  data(client.PUT('/api/v1/leads/{id}/do-not-contact', { ...at(id), body: { reason } }));
export const liftDoNotContact = (id: string) => data(client.DELETE('/api/v1/leads/{id}/do-not-contact', at(id)));
export const renewProtection = (id: string) => data(client.POST('/api/v1/leads/{id}/protection/renew', at(id)));
