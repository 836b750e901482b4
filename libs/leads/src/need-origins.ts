import type { FormField, Need } from '@app/needs';

/** The words a value was read from: `start` to `end` (UTF-16) of one text of one inquiry. */
export interface NeedOrigin {
  inquiryId: string;
  field: Exclude<FormField, 'free'>;
  start: number;
  end: number;
}
/** By span key: `area_sqm`, `regions`, `needs.eia`. */
export type NeedOrigins = Record<string, NeedOrigin>;

/** Where the values of one reading stand. */
export function originsOf(need: Need, inquiryId: string): NeedOrigins {
  const origins: NeedOrigins = {};
  for (const [key, [start, end, field = 'need']] of Object.entries(need.spans ?? {}))
    if (field !== 'free') origins[key] = { inquiryId, field, start, end };
  return origins;
}

const isOf = (name: string, key: string): boolean => name === key || name.startsWith(`${key}.`);

/** What stays of `known` when the values of `need` take the place of older ones: nothing below one of its keys. */
function without<T>(known: Record<string, T>, need: Need): Record<string, T> {
  const keys = Object.keys(need);
  return Object.fromEntries(Object.entries(known).filter(([name]) => !keys.some((key) => isOf(name, key))));
}

export const joinOrigins = (known: NeedOrigins, need: Need, inquiryId: string): NeedOrigins => ({
  ...without(known, need),
  ...originsOf(need, inquiryId),
});

/** Advice that something is missing holds only while it is missing in all texts together. */
const FILLED_BY: Record<string, readonly (keyof Need)[]> = {
  transaction_missing: ['transaction'],
  area_missing: ['area_sqm', 'land_mu', 'area_per_floor_sqm', 'requests'],
  region_missing: ['regions'],
};

/** A later text beside what was read before: its values take the place of older ones, the rest stays. */
export function joinReadings(known: Partial<Need>, need: Need): Need {
  const joined = { ...known, ...need } as Need;
  joined.spans = { ...without(known.spans ?? {}, need), ...need.spans };
  if (joined.property && joined.property_inferred) {
    delete joined.property_inferred;
    delete joined.spans.property_inferred;
  }
  const flags = new Set([...(known.flags ?? []), ...need.flags]);
  for (const [flag, keys] of Object.entries(FILLED_BY)) if (keys.some((key) => joined[key])) flags.delete(flag);
  if (Object.keys(joined.spans).length > 0) flags.delete('empty_intent');
  joined.flags = [...flags];
  return joined;
}
