/** The column of a city (or county), by GB/T 2260. */
export const cityPath = (code: string): string => `/news/city/${code}`;

/** The column of a trade, by GB/T 4754 division. */
export const topicPath = (code: string): string => `/news/topic/${code}`;

/** An address with the parameters that are set. */
export function withQuery(path: string, parts: Record<string, string | undefined>): string {
  const search = new URLSearchParams(Object.entries(parts).filter((part): part is [string, string] => !!part[1]));
  return search.size > 0 ? `${path}?${search}` : path;
}
