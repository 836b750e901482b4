import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import { Problem, problemOf } from './problem';
import type {
  ArticleView,
  Collected,
  CollectText,
  CollectUrl,
  NewSource,
  NewsSource,
  SourceAsk,
  SourceEdit,
} from './views';

/** ms between looks while a source is being read, and otherwise. */
const [BUSY, IDLE] = [2000, 30_000];
/** One that was just asked for is taken up within seconds. */
const isSoon = ({ running, nextAt, health }: NewsSource): boolean =>
  running || (health !== 'paused' && health !== 'blocked' && new Date(nextAt).getTime() < Date.now() + 2000);

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: () => data(client.GET('/api/v1/sources')),
  refetchInterval: ({ state }) => (state.data?.items.some(isSoon) ? BUSY : IDLE),
});

const at = (id: string) => ({ params: { path: { id } } });

export const fetchesQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id, 'fetches'],
    queryFn: () => data(client.GET('/api/v1/sources/{id}/fetches', at(id))),
  });

export const addSource = (body: NewSource) => data(client.POST('/api/v1/sources', { body }));
export const editSource = (id: string, body: SourceEdit) =>
  data(client.PATCH('/api/v1/sources/{id}', { ...at(id), body }));
export const trySource = (body: SourceAsk) => data(client.POST('/api/v1/sources/try', { body }));
export const runSource = (id: string) => data(client.POST('/api/v1/sources/{id}/run', at(id)));
export const removeSource = (id: string) => data(client.DELETE('/api/v1/sources/{id}', at(id)));

export const blocksQuery = queryOptions({
  queryKey: ['source-blocks'],
  queryFn: () => data(client.GET('/api/v1/source-blocks')),
});
export const blockSource = (body: { host?: string; sourceId?: string; reason?: string }) =>
  data(client.POST('/api/v1/source-blocks', { body }));
export const unblockSource = (id: string) => data(client.DELETE('/api/v1/source-blocks/{id}', at(id)));

/** On what ground a text may be shown; for `permitted` who allowed it and when. */
export type Licensed = Pick<ArticleView, 'licence' | 'licensedBy' | 'licensedOn'>;

export const collectUrl = (body: CollectUrl) => data(client.POST('/api/v1/articles/from-url', { body }));
export const collectText = (body: CollectText) => data(client.POST('/api/v1/articles/from-text', { body }));

/** A saved page as it is, outside the JSON client. The file comes last: what stands behind it is not read. */
export async function collectFile(
  file: File,
  how: Pick<CollectText, 'licence' | 'licensedBy' | 'licensedOn' | 'sourceUrl'>,
): Promise<Collected> {
  const body = new FormData();
  for (const [name, value] of Object.entries(how)) if (value) body.append(name, value);
  body.append('file', file);
  const sent = { method: 'POST', body, credentials: 'same-origin' } as const;
  const response = await fetch('/api/v1/articles/from-file', sent).catch(() => {
    throw new Problem('network', 0, '');
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return (await response.json()) as Collected;
}
