import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import { Problem, problemOf } from './problem';
import type { ListingImport } from './views';

/** ms between looks while the server works on an import. */
const LOOK = 700;

export const isBusy = (status: ListingImport['status'] | undefined): boolean =>
  status === 'checking' || status === 'running' || status === 'undoing';

export const importsQuery = infiniteQueryOptions({
  queryKey: ['listing-imports'],
  queryFn: ({ pageParam }) =>
    data(
      client.GET('/api/v1/listing-imports', {
        params: { query: asQuery('/api/v1/listing-imports', { cursor: pageParam, limit: 20 }) },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing-import', id],
    queryFn: () => data(client.GET('/api/v1/listing-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (isBusy(state.data?.status) ? LOOK : false),
  });

/** A table as it is, outside the JSON client. */
export async function uploadListings(file: File): Promise<ListingImport> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/api/v1/listing-imports', { method: 'POST', body, credentials: 'same-origin' }).catch(
    () => {
      throw new Problem('network', 0, '');
    },
  );
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return (await response.json()) as ListingImport;
}

const at = (id: string) => ({ params: { path: { id } } });

export const setImportColumns = (id: string, fields: (string | null)[]) =>
  data(client.PUT('/api/v1/listing-imports/{id}/columns', { ...at(id), body: { fields: fields as string[] } }));
export const startImport = (id: string, publish: boolean) =>
  data(client.POST('/api/v1/listing-imports/{id}/start', { ...at(id), body: { publish } }));
export const undoImport = (id: string) => data(client.POST('/api/v1/listing-imports/{id}/undo', at(id)));
export const discardImport = (id: string) => data(client.DELETE('/api/v1/listing-imports/{id}', at(id)));

export const importErrorsHref = (id: string): string => `/api/v1/listing-imports/${id}/errors`;
export const importTemplateHref = '/api/v1/listing-imports/template';
