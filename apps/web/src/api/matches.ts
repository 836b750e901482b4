import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { components } from './schema.gen';

type Schemas = components['schemas'];
export type ShareView = Schemas['ShareView'];
export type SendSites = Schemas['SendSites'];
export type RejectReason = Schemas['RejectMatch']['reason'];
export type Counterfactual = Schemas['CounterfactualView'];

/** Why a site does not suit a client, in the order of the chips. */
export const rejectReasons: RejectReason[] = [
  'price',
  'area',
  'height_load',
  'power_fire',
  'location',
  'timing',
  'landlord',
  'other',
];

const at = (id: string) => ({ params: { path: { id } } });

/** Under the lead's own key, so that whatever refreshes the lead refreshes them. */
export const sharesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'shares'],
    queryFn: () => data(client.GET('/api/v1/leads/{id}/shares', at(id))),
  });

export const counterfactualsQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'counterfactuals'],
    queryFn: () => data(client.GET('/api/v1/leads/{id}/counterfactuals', at(id))),
  });

export const sendSites = (id: string, body: SendSites) =>
  data(client.POST('/api/v1/leads/{id}/shares', { ...at(id), body }));
export const revokeShare = (id: string, shareId: string) =>
  data(client.DELETE('/api/v1/leads/{id}/shares/{shareId}', { params: { path: { id, shareId } } }));
export const rejectMatch = (id: string, listingId: string, body: { reason: RejectReason; note?: string }) =>
  data(client.POST('/api/v1/leads/{id}/matches/{listingId}/reject', { params: { path: { id, listingId } }, body }));
export const restoreMatch = (id: string, listingId: string) =>
  data(client.DELETE('/api/v1/leads/{id}/matches/{listingId}/reject', { params: { path: { id, listingId } } }));
