/** Adds a parameter, says how SQL names it. */
export type Bind = (value: unknown, type: string) => string;

/** The same value twice is one parameter. */
export function bindInto(parameters: unknown[]): Bind {
  const names = new Map<string, string>();
  return (value, type) => {
    const key = `${type} ${JSON.stringify(value)}`;
    const known = names.get(key);
    if (known) return known;
    const name = `$${parameters.push(value)}::${type}`;
    names.set(key, name);
    return name;
  };
}
