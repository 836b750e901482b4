import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';

type Rules = Record<string, unknown>;

export const matchingRulesQuery = queryOptions({
  queryKey: ['matching-rules'],
  queryFn: () => data(client.GET('/api/v1/settings/matching')),
});

export const saveMatchingRules = (rules: Rules) => data(client.PUT('/api/v1/settings/matching', { body: { rules } }));

/** What the rules would change, tried on a sample; the same rules have the same answer for a minute. */
export const rulesPreviewQuery = (rules: Rules) =>
  queryOptions({
    queryKey: ['matching-rules', 'preview', JSON.stringify(rules)],
    queryFn: ({ signal }) => data(client.POST('/api/v1/settings/matching/preview', { body: { rules }, signal })),
    staleTime: 60_000,
  });
