import { client, data } from './client';

export const checkPhone = (phone: string) => data(client.POST('/api/v1/phones/check', { body: { phone } }));
