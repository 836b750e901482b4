import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { ArticleEdit } from './views';

export const articlesQuery = (filters: { q?: string; status?: string }) =>
  infiniteQueryOptions({
    queryKey: ['articles', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/articles', {
          params: { query: asQuery('/api/v1/articles', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const articleQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ['article', idOrSlug],
    queryFn: () => data(client.GET('/api/v1/articles/{idOrSlug}', { params: { path: { idOrSlug } } })),
  });

export const editArticle = (idOrSlug: string, body: ArticleEdit) =>
  data(client.PATCH('/api/v1/articles/{idOrSlug}', { params: { path: { idOrSlug } }, body }));

export const takedownsQuery = queryOptions({
  queryKey: ['takedowns'],
  queryFn: () => data(client.GET('/api/v1/takedowns')),
});

export const closeTakedown = (id: string, body: { outcome: 'done' | 'refused'; note: string }) =>
  data(client.POST('/api/v1/takedowns/{id}/close', { params: { path: { id } }, body }));

export const hideTakedown = (id: string) =>
  data(client.POST('/api/v1/takedowns/{id}/hide', { params: { path: { id } } }));
export const decideCounter = (id: string, body: { outcome: 'accepted' | 'refused'; note: string }) =>
  data(client.POST('/api/v1/takedowns/{id}/counter/decide', { params: { path: { id } }, body }));
export const revealCounter = (id: string) =>
  data(client.POST('/api/v1/takedowns/{id}/counter/reveal', { params: { path: { id } } }));
export const revealTakedown = (id: string) =>
  data(client.POST('/api/v1/takedowns/{id}/reveal', { params: { path: { id } } }));
