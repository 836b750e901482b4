import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, data } from './client';
import { Problem } from './problem';
import { queryClient } from './query-client';
import type { Can, SessionView } from './views';

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await data(client.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
});

export async function signIn(email: string, password: string): Promise<SessionView> {
  await data(client.POST('/api/v1/session', { body: { email, password } }));
  await queryClient.cancelQueries();
  queryClient.clear();
  const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  if (!session) throw new Problem('no_cookie', 401, '');
  return session;
}

export async function signOut(): Promise<void> {
  await data(client.DELETE('/api/v1/session'));
  queryClient.clear();
}

export const changePassword = (current: string, next: string) =>
  data(client.PUT('/api/v1/session/password', { body: { current, next } }));

/** The signed-in person inside the shell, where there always is one. */
export function useMe(): SessionView {
  return useSuspenseQuery(sessionQuery).data as SessionView;
}

export function useCan(word: Can): boolean {
  return useMe().can.includes(word);
}
