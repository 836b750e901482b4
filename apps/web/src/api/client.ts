import createClient, { type Middleware } from 'openapi-fetch';
import { Problem, problemOf } from './problem';
import type { paths } from './schema.gen';

type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

let onSignedOut: () => void = () => undefined;

/** Called when the server no longer knows the session. */
export const whenSignedOut = (act: () => void): void => {
  onSignedOut = act;
};

const failures: Middleware = {
  async onResponse({ request, response }) {
    if (response.ok) return;
    const problem = problemOf(
      response.status,
      await response
        .clone()
        .json()
        .catch(() => null),
    );
    const signingIn = request.url.endsWith('/session');
    if (response.status === 401 && !signingIn) onSignedOut();
    throw problem;
  },
  onError() {
    return new Problem('network', 0, '');
  },
};

export const client = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
client.use(failures);

/** What stands in an address are strings; the server reads them into what its query asks for. */
export const asQuery = <P extends keyof paths>(
  _path: P,
  values: Record<string, string | number | null | undefined>,
): QueryOf<P> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== '')) as QueryOf<P>;

/** The data of an answer; every refusal has been thrown as a Problem before. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
