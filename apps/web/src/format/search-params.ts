/** Search parameters stay the plain strings they are: `?q=13800` must not become a number. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
}

export function stringifySearch(values: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text && `?${text}`;
}

/** Takes the named keys and nothing else, so that a foreign parameter never reaches the API. */
export const pick = <K extends string>(
  values: Record<string, unknown>,
  keys: readonly K[],
): Partial<Record<K, string>> =>
  Object.fromEntries(
    keys.flatMap((key) => (values[key] === undefined || values[key] === '' ? [] : [[key, String(values[key])]])),
  ) as Partial<Record<K, string>>;
