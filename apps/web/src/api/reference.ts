import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';

const query = (q: string) => ({ params: { query: { q } } });

/** Places by a part of their Chinese name, best first. */
export const findRegions = (q: string) => data(client.GET('/api/v1/regions', query(q)));
/** A place by its GB/T 2260 code; null when there is none. */
export const regionQuery = (code: string) =>
  queryOptions({
    queryKey: ['region', code],
    staleTime: Infinity,
    queryFn: async () => (await findRegions(code)).items.find((found) => found.code === code) ?? null,
  });
/** Divisions of GB/T 4754 by name, number or a factory's own word. */
export const findIndustries = (q: string) => data(client.GET('/api/v1/industries', query(q)));
