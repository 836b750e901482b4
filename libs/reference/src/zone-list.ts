import { NAMED_ZONES, type DevelopmentZone } from './zones.js';

/** What overrules the built-in list: see `ZoneChange` of the platform. */
export interface ZoneOverride {
  name: string;
  hostCode: string;
  shorts: readonly string[];
  hidden: boolean;
}

/** A list of zones that readers take; the very same array is the same list. */
export type ZoneList = readonly DevelopmentZone[];

const lists = new WeakMap<readonly ZoneOverride[], ZoneList>();
const builtIn: ReadonlyMap<string, DevelopmentZone> = new Map(NAMED_ZONES.map((zone) => [zone.name, zone]));

export const builtInZone = (name: string): DevelopmentZone | undefined => builtIn.get(name);

/** The built-in zones with the changes over them; built once for each array of changes. */
export function zonesWith(changes: readonly ZoneOverride[]): ZoneList {
  if (changes.length === 0) return NAMED_ZONES;
  const known = lists.get(changes);
  if (known) return known;
  const changed = new Map(changes.map((change) => [change.name, change]));
  const list = [
    ...changes
      .filter(({ hidden }) => !hidden)
      .map(({ name, hostCode, shorts }) => ({ name, host_code: hostCode, shorts })),
    ...NAMED_ZONES.filter(({ name }) => !changed.has(name)),
  ];
  lists.set(changes, list);
  return list;
}
