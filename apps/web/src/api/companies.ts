import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { CompanyEdit } from './views';

const at = (id: string) => ({ params: { path: { id } } });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['company', id],
    queryFn: () => data(client.GET('/api/v1/companies/{id}', at(id))),
  });

export const editCompany = (id: string, body: CompanyEdit) =>
  data(client.PATCH('/api/v1/companies/{id}', { ...at(id), body }));
