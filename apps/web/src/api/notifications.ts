import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { NewChannel, NotificationWish } from './views';

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ pageParam }) =>
    data(
      client.GET('/api/v1/notifications', {
        params: { query: asQuery('/api/v1/notifications', { cursor: pageParam, limit: 20 }) },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: 120_000,
});

export const markRead = (upTo: string) => data(client.POST('/api/v1/notifications/read', { body: { upTo } }));

export const wishQuery = queryOptions({
  queryKey: ['notification-wish'],
  queryFn: () => data(client.GET('/api/v1/me/notifications')),
});
export const saveWish = (body: NotificationWish) => data(client.PUT('/api/v1/me/notifications', { body }));

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: () => data(client.GET('/api/v1/settings/channels')),
});
export const addChannel = (body: NewChannel) => data(client.POST('/api/v1/settings/channels', { body }));
export const setChannel = (id: string, enabled: boolean) =>
  data(client.PATCH('/api/v1/settings/channels/{id}', { params: { path: { id } }, body: { enabled } }));
export const removeChannel = (id: string) =>
  data(client.DELETE('/api/v1/settings/channels/{id}', { params: { path: { id } } }));
/** Without an id: a mail to oneself. */
export const testChannel = (id?: string) =>
  id
    ? data(client.POST('/api/v1/settings/channels/{id}/test', { params: { path: { id } } }))
    : data(client.POST('/api/v1/settings/channels/mail/test'));
