import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { components } from './schema.gen';

export type LostMatch = components['schemas']['LostMatchView'];

export type Attribution = components['schemas']['AttributionView'];
export type AttributionItem = components['schemas']['AttributionItemView'];
export type AttributionBy = 'article' | 'column' | 'outlet' | 'city';
export type Touch = 'first' | 'last';

export type Period = { from?: string; to?: string };

export const funnelQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'funnel', period],
    queryFn: () => data(client.GET('/api/v1/reports/funnel', { params: { query: period } })),
  });

export const sourcesQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'sources', period],
    queryFn: () => data(client.GET('/api/v1/reports/sources', { params: { query: period } })),
  });

export const attributionQuery = (question: Period & { by: AttributionBy; touch: Touch }) =>
  queryOptions({
    queryKey: ['reports', 'attribution', question],
    queryFn: () => data(client.GET('/api/v1/reports/attribution', { params: { query: question } })),
    placeholderData: (before) => before,
  });

/** Where the same lines are taken as a file. */
export const attributionFile = (question: Period & { by: AttributionBy; touch: Touch }): string =>
  `/api/v1/reports/attribution.csv?${new URLSearchParams(Object.entries(question).filter(([, value]) => value !== undefined))}`; // prettier-ignore

export const lostMatchesQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'lost-matches', period],
    queryFn: () => data(client.GET('/api/v1/reports/lost-matches', { params: { query: period } })),
  });

/** The rows behind one line of the report, fifty a page. */
export const lostRowsQuery = ({ reason, kind, region }: LostMatch, period: Period) =>
  infiniteQueryOptions({
    queryKey: ['reports', 'lost-rows', reason, kind, region, period],
    queryFn: ({ pageParam: cursor }) =>
      data(
        client.GET('/api/v1/reports/lost-matches/rows', {
          params: { query: { ...period, reason, kind, ...(region && { region }), ...(cursor && { cursor }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
