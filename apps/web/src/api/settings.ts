import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import { problemOf } from './problem';
import type { FirmEdit, NewsRulesEdit } from './views';

export const firmQuery = queryOptions({
  queryKey: ['firm'],
  queryFn: () => data(client.GET('/api/v1/settings/firm')),
});

export const saveFirm = (body: FirmEdit) => data(client.PUT('/api/v1/settings/firm', { body }));

export const newsRulesQuery = queryOptions({
  queryKey: ['settings', 'news'],
  queryFn: () => data(client.GET('/api/v1/settings/news')),
});

export const saveNewsRules = (body: NewsRulesEdit) => data(client.PUT('/api/v1/settings/news', { body }));

/** A PNG or JPEG of the WeChat code, sent as a file and so outside the JSON client. */
export async function uploadQr(file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/api/v1/settings/firm/qr', { method: 'PUT', body, credentials: 'same-origin' });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
}
