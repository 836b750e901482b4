import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { ZoneDraft, ZoneSave } from './views';

export const zonesQuery = queryOptions({
  queryKey: ['zones'],
  queryFn: () => data(client.GET('/api/v1/settings/zones')),
});

export const saveZone = (body: ZoneSave) => data(client.PUT('/api/v1/settings/zones', { body }));
export const removeZone = (name: string) => data(client.DELETE('/api/v1/settings/zones', { body: { name } }));

/** What a text would be read as with the draft; stores nothing. */
export const zonePreviewQuery = (text: string, zone: ZoneDraft) =>
  queryOptions({
    queryKey: ['zone-preview', text, zone],
    queryFn: () => data(client.POST('/api/v1/settings/zones/preview', { body: { text, zone } })),
    enabled: text !== '' && zone.name !== '' && zone.hostCode !== '',
    placeholderData: (before) => before,
    retry: false,
  });
