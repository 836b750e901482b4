import { regionsOf } from '@app/reference';

const bare = (name: string): string => name.replace(/(?:市|地区|盟)$/, '');

/** Prefecture cities and municipalities may stand anywhere in a column's name, county-level cities only at its start. */
const cities = (): string[] =>
  [...regionsOf('city'), ...regionsOf('province').filter(({ name }) => name.endsWith('市'))].map(({ name }) =>
    bare(name),
  );
const countyCities = (): string[] =>
  regionsOf('county').filter(({ name }) => name.endsWith('市')).map(({ name }) => bare(name)); // prettier-ignore

let known: { anywhere: string[]; atStart: string[] } | undefined;
const byLength = (a: string, b: string): number => b.length - a.length;
const names = () =>
  (known ??= { anywhere: unique(cities()).sort(byLength), atStart: unique(countyCities()).sort(byLength) });
const unique = (list: string[]): string[] => [...new Set(list)].filter((name) => name.length >= 2);

/** The bare city in the name of a column: 金华产业信息 → 金华, 招商动态 → null. It is not the place of the story. */
export function cityInName(column: string): string | null {
  const { anywhere, atStart } = names();
  return anywhere.find((city) => column.includes(city)) ?? atStart.find((city) => column.startsWith(city)) ?? null;
}
