import { findRegions } from './find-regions.js';
import { MACRO_REGIONS } from './macro-regions.js';
import { regionsByShortName, shortRegionName } from './region-short-names.js';
import { fullRegionName, regionByCode, regionsOf } from './regions.js';
import type { ZoneList } from './zone-list.js';
import { NAMED_ZONES } from './zones.js';

/** A place as a need holds it, with the line that tells it from others of its name. */
export interface FoundRegion {
  name: string;
  level: 'province' | 'city' | 'county' | 'devzone' | 'macro';
  code?: string;
  host_code?: string;
  codes?: readonly string[];
  /** 浙江省丽水市莲都区; of a zone the place it lies in. */
  full: string;
}

interface Entry extends FoundRegion {
  words: readonly string[];
}

const known = new WeakMap<ZoneList, readonly Entry[]>();

/** Wide places first, so that those of one rank come provinces, cities, counties, zones. Built once for each list of zones. */
function allEntries(zones: ZoneList): readonly Entry[] {
  const built = known.get(zones) ?? [...places(), ...zones.map(zoneEntry)];
  known.set(zones, built);
  return built;
}

const zoneEntry = ({ name, host_code, shorts = [] }: ZoneList[number]): Entry => ({
  ...{ name, host_code, level: 'devzone' as const, full: fullRegionName(host_code) },
  words: [name, ...shorts],
});

let entries: readonly Entry[] | undefined;
const places = (): readonly Entry[] =>
  (entries ??= [
    ...[...new Set(MACRO_REGIONS.values())].map(({ name, codes }) => ({
      ...{ name, codes, level: 'macro' as const, words: [name] },
      full: codes.map((code) => shortRegionName(regionByCode(code)?.name ?? code)).join('、'),
    })),
    ...(['province', 'city', 'county'] as const).flatMap((level) =>
      regionsOf(level).map(({ code, name }) => ({
        ...{ name, code, level, full: fullRegionName(code) },
        words: [shortRegionName(name), name, fullRegionName(code)],
      })),
    ),
  ]);

/** 0 the very name, 1 begins with it, 2 holds it, undefined no. */
function rankOf({ words, code }: Entry, q: string): number | undefined {
  if (code === q || words.includes(q)) return 0;
  if (words.some((word) => word.startsWith(q))) return 1;
  return words.some((word) => word.includes(q)) ? 2 : undefined;
}

/**
 * Provinces, cities, counties, development zones and macro regions by a part of their Chinese name, short form or code,
 * best first; 浙江丽水 and 丽水经开区 are read as a text would be. At most `limit`.
 */
export function searchRegions(text: string, limit = 12, zones: ZoneList = NAMED_ZONES): FoundRegion[] {
  const q = text.normalize('NFKC').replace(/\s+/g, '').slice(0, 30);
  if (q === '') return [];
  const ranked = allEntries(zones)
    .map((entry) => ({ entry, rank: rankOf(entry, q) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ entry: { words: _words, ...found } }) => found);
  const found = [...ranked.slice(0, 1), ...readAs(q, zones), ...ranked.slice(1)];
  const seen = new Set<string>();
  return found.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one))).slice(0, limit);
}

const keyOf = ({ level, code, host_code: host, name }: FoundRegion): string => `${level} ${code ?? host ?? ''} ${name}`;

/** What a text would be read as; of a city or county that is named alone its two usual zones too. */
function readAs(q: string, zones: ZoneList): FoundRegion[] {
  const isPlace = regionsByShortName()
    .get(q)
    ?.some(({ level }) => level !== 'province');
  const texts = isPlace ? [`${q}经开区`, `${q}高新区`] : [q];
  return texts
    .flatMap((text) => findRegions(text, { zones }))
    .map(({ start: _start, end: _end, ambiguous: _ambiguous, ...place }) => ({
      ...place,
      full: fullRegionName(place.code ?? place.host_code ?? place.name),
    }));
}
