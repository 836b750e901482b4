import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { NewUser, UserEdit } from './views';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  staleTime: 60_000,
  queryFn: () => data(client.GET('/api/v1/users')),
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  staleTime: 60_000,
  queryFn: () => data(client.GET('/api/v1/teams')),
});

export const addUser = (body: NewUser) => data(client.POST('/api/v1/users', { body }));
export const editUser = (id: string, body: UserEdit) =>
  data(client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body }));
export const resetPassword = (id: string) =>
  data(client.POST('/api/v1/users/{id}/password', { params: { path: { id } } }));
export const addTeam = (name: string) => data(client.POST('/api/v1/teams', { body: { name } }));
