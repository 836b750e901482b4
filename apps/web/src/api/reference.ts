import { client, data } from './client';

const query = (q: string) => ({ params: { query: { q } } });

/** Places by a part of their Chinese name, best first. */
export const findRegions = (q: string) => data(client.GET('/api/v1/regions', query(q)));
/** Divisions of GB/T 4754 by name, number or a factory's own word. */
export const findIndustries = (q: string) => data(client.GET('/api/v1/industries', query(q)));
