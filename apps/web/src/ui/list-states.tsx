import type { ReactNode } from 'react';
import { Bones, Failed } from './states';

type Query = { isPending: boolean; isError: boolean; isSuccess: boolean; error: unknown; refetch: () => unknown };
type Props = { query: Query; count: number; bones?: number; height?: number; children: ReactNode };

/** What stands in place of rows: bones while they come, the reason when they cannot, `children` when there are none. */
export function ListStates({ query, count, bones = 12, height, children }: Props) {
  if (query.isPending) return <Bones rows={bones} height={height} />;
  if (query.isError && count === 0) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return query.isSuccess && count === 0 ? children : null;
}
