import { stringifySearch } from '../format/search-params';
import type { Period } from '../api/reports';

/** The address whose rows are the number; the server's own where it gives one. */
export function drillHref(given: string | undefined, period: Period, filters: Record<string, string | undefined>, asOf?: string) {
  return given ?? `/leads${stringifySearch({ view: 'all', ...period, ...filters, asOf })}`;
}
