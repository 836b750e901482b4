import { regionName, shortRegionName } from '@app/reference';

/** A city with something on offer, and its counties that have; largest first. */
export interface CityPlaces {
  code: string;
  name: string;
  count: number;
  counties: { code: string; name: string; count: number }[];
}

/** More choices than this make a page heavy: counties are then shown of the chosen city only. */
const MOST_COUNTIES = 80;
const MOST_CITIES = 100;

/** Counties with their counts as the choices of the filter; the chosen place is among them, even with none. */
export function placesOf(counties: readonly { code: string; count: number }[], chosen: string): CityPlaces[] {
  const cities = new Map<string, CityPlaces>();
  const cityOf = (code: string): CityPlaces => {
    const known = cities.get(code) ?? { code, name: shortRegionName(regionName(code)), count: 0, counties: [] };
    cities.set(code, known);
    return known;
  };
  const given =
    chosen.length === 6 && !counties.some(({ code }) => code === chosen) ? [{ code: chosen, count: 0 }] : [];
  for (const { code, count } of [...counties, ...given]) {
    const city = cityOf(code.slice(0, 4));
    city.count += count;
    if (code.length === 6) city.counties.push({ code, name: regionName(code), count });
  }
  if (chosen.length === 4) cityOf(chosen);
  const isChosen = (city: CityPlaces): boolean => chosen !== '' && chosen.startsWith(city.code);
  const all = [...cities.values()].sort((a, b) => b.count - a.count);
  const isMany = counties.length > MOST_COUNTIES;
  return all
    .filter((city, index) => index < MOST_CITIES || isChosen(city))
    .map((city) => (isMany && !isChosen(city) ? { ...city, counties: [] } : city));
}
