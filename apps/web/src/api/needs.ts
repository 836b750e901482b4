import { client, data } from './client';

export const parseNeed = (text: string) => data(client.POST('/api/v1/needs/parse', { body: { text } }));
