import { childrenOf, neighbourCities, neighbourCounties } from '@app/reference';
import type { MatchNeed } from './match-need.js';

type NeedRegion = NonNullable<MatchNeed['regions']>[number];

/** Places as GB/T 2260 prefixes (2, 4 or 6 digits) and names of development zones. */
export interface Places {
  codes: Set<string>;
  zones: Set<string>;
}
/** Where a listing passes, where it is near, where it must not be. */
export interface RegionReach {
  inside: Places;
  near: Places;
  excluded: Places;
  /** A region was asked for that has no code: what is not inside cannot be ruled out. */
  vague: boolean;
}

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
/**
 * The prefix that all counties of a county's city share: `331102` → `3311`, `310116` → `31`. Counties directly under a
 * province (`429004`) have no city.
 */
export function cityPrefix(code: string): string | undefined {
  if (MUNICIPALITIES.has(code.slice(0, 2))) return code.slice(0, 2);
  return code.length < 4 || code.slice(2, 4) === '90' ? undefined : code.slice(0, 4);
}

const nearOf = new Map<string, readonly string[]>();

/** Codes around a county: its city, the counties across its borders. Counties not in the table stand for their city. */
function aroundCounty(code: string): string[] {
  const city = cityPrefix(code);
  const next = neighbourCounties(code);
  const around = [...(city ? [city] : []), ...next];
  if (next.length === 0) return city ? [...around, ...neighbourCities(city)] : around;
  const cities = new Set(next.map(cityPrefix));
  for (const other of cities) {
    if (!other || other === city) continue;
    around.push(
      ...childrenOf(other)
        .filter((c) => neighbourCounties(c.code).length === 0)
        .map((c) => c.code),
    );
  }
  return around;
}

/** What counts as near an asked code; a province has nothing near it. */
function around(code: string): readonly string[] {
  let codes = nearOf.get(code);
  if (!codes) {
    codes = code.length === 6 ? aroundCounty(code) : code.length === 4 ? neighbourCities(code) : [];
    nearOf.set(code, codes);
  }
  return codes;
}

/** A zone's host city, and the counties that border its host county. */
function aroundHost(host: string): readonly string[] {
  const city = cityPrefix(host) ?? host;
  return host.length === 6 ? [city, ...neighbourCounties(host)] : [city];
}

export function codesOf(region: NeedRegion): readonly string[] {
  return region.level === 'macro' ? (region.codes ?? []) : region.code ? [region.code] : (region.codes ?? []);
}

function places(): Places {
  return { codes: new Set(), zones: new Set() };
}

function addInside(to: Places, region: NeedRegion): boolean {
  if (region.level === 'devzone') to.zones.add(region.name);
  else for (const code of codesOf(region)) to.codes.add(code.length === 4 ? (cityPrefix(code) ?? code) : code);
  return region.level === 'devzone' || codesOf(region).length > 0;
}

export function regionReach(asked: NeedRegion[] = [], excluded: NeedRegion[] = []): RegionReach {
  const reach: RegionReach = { inside: places(), near: places(), excluded: places(), vague: false };
  for (const region of asked) {
    if (!addInside(reach.inside, region)) reach.vague = true;
    const codes = region.level === 'devzone' ? aroundHost(region.host_code ?? '') : codesNear(region);
    for (const code of codes) if (code) reach.near.codes.add(code);
  }
  for (const region of excluded) addInside(reach.excluded, region);
  return reach;
}

function codesNear(region: NeedRegion): readonly string[] {
  return region.level === 'macro' ? [] : codesOf(region).flatMap(around);
}

export function holds(places: Places, code: string | undefined, zone: string | undefined): boolean {
  if (zone !== undefined && places.zones.has(zone)) return true;
  if (code === undefined) return false;
  return places.codes.has(code) || places.codes.has(code.slice(0, 4)) || places.codes.has(code.slice(0, 2));
}
