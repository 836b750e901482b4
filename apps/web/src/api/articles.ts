import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { ArticleView } from './views';

export const articlesQuery = (filters: { q?: string; status?: string }) =>
  infiniteQueryOptions({
    queryKey: ['articles', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/articles', { params: { query: { ...filters, cursor: pageParam ?? undefined, limit: 50 } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['article', id],
    queryFn: () => data(client.GET('/api/v1/articles/{id}', { params: { path: { id } } })),
  });

export type ArticleEdit = Partial<Pick<ArticleView, 'summary' | 'keyPoints' | 'licence' | 'status' | 'regions'>> & {
  sourceUrl?: string | null;
};

export const editArticle = (id: string, body: ArticleEdit) =>
  data(client.PATCH('/api/v1/articles/{id}', { params: { path: { id } }, body }));

export const takedownsQuery = queryOptions({
  queryKey: ['takedowns'],
  queryFn: () => data(client.GET('/api/v1/takedowns')),
});
