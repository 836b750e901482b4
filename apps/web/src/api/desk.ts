import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import type { ArticleEdit, SupposedNeedChange } from './views';

export type DeskState = 'waiting' | 'done';

export const deskQuery = (state: DeskState) =>
  infiniteQueryOptions({
    queryKey: ['desk', state],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/desk', {
          params: { query: asQuery('/api/v1/desk', { state, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const deskArticleQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk-article', id],
    queryFn: () => data(client.GET('/api/v1/desk/{id}', { params: { path: { id } } })),
  });

const at = (id: string) => ({ params: { path: { id } } });

export const publishFromDesk = (id: string) => data(client.POST('/api/v1/desk/{id}/publish', at(id)));
export const unpublishFromDesk = (id: string) => data(client.POST('/api/v1/desk/{id}/unpublish', at(id)));
export const ignoreOnDesk = (id: string) => data(client.POST('/api/v1/desk/{id}/ignore', at(id)));
export const blockFromDesk = (id: string) => data(client.POST('/api/v1/desk/{id}/block', { ...at(id), body: {} }));
export const reopenOnDesk = (id: string) => data(client.POST('/api/v1/desk/{id}/reopen', at(id)));
export const editDeskArticle = (id: string, body: ArticleEdit) =>
  data(client.PATCH('/api/v1/articles/{idOrSlug}', { params: { path: { idOrSlug: id } }, body }));

export const editProspect = (id: string, version: number, facts: Record<string, unknown>) =>
  data(client.PATCH('/api/v1/prospects/{id}', { ...at(id), body: { version, facts } }));
export const previewNeed = (id: string, body: SupposedNeedChange) =>
  data(client.POST('/api/v1/prospects/{id}/preview', { ...at(id), body }));
export const approveProspect = (
  id: string,
  body: { version: number; companyId?: string | null; need?: SupposedNeedChange },
) => data(client.POST('/api/v1/prospects/{id}/approve', { ...at(id), body }));
export const dismissProspect = (id: string) => data(client.POST('/api/v1/prospects/{id}/dismiss', at(id)));
export const restoreProspect = (id: string) => data(client.POST('/api/v1/prospects/{id}/restore', at(id)));
