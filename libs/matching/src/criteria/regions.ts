import type { Listing } from '@app/listings';
import { regionName } from '@app/reference';
import { type Criterion, FAIL, type Finding, NEAR, PASS, UNKNOWN } from '../criterion.js';
import type { MatchNeed } from '../match-need.js';
import { cityPrefix, codesOf, holds, regionReach, type RegionReach } from '../region-reach.js';

const EXCLUDED: Finding = Object.freeze({ verdict: 'fail', because: 'excluded' });

function place(reach: RegionReach, anywhere: boolean, { region, devzone }: Listing): Finding {
  if (holds(reach.excluded, region, devzone)) return EXCLUDED;
  if (holds(reach.inside, region, devzone)) return PASS;
  if (region === undefined) return UNKNOWN;
  if (anywhere) return PASS;
  if (holds(reach.near, region, undefined)) return NEAR;
  return reach.vague ? UNKNOWN : FAIL;
}

/** Where: inside what was asked, across its border, or not. Places differ far less than listings, so answers are kept. */
export function regionsCriterion(need: MatchNeed): Criterion | undefined {
  const asked = need.regions ?? [];
  const excluded = need.exclude_regions ?? [];
  if (asked.length === 0 && excluded.length === 0) return undefined;
  const reach = regionReach(asked, excluded);
  const known = new Map<string, Finding>();
  return {
    key: 'regions',
    judge(listing) {
      const at = `${listing.region} ${listing.devzone}`;
      let finding = known.get(at);
      if (!finding) {
        finding = place(reach, asked.length === 0, listing);
        known.set(at, finding);
      }
      return finding;
    },
    explain: (listing, finding) => ({
      need: asked.length ? asked : { exclude: excluded },
      listing: listing.devzone ?? listing.region ?? null,
      ...placeText(need, listing, finding),
    }),
  };
}

function placeText(need: MatchNeed, listing: Listing, { verdict, because }: Finding): { zh: string; en: string } {
  const asked = need.regions ?? [];
  const ask = asked.map((region) => region.name).join('、') || '指定区域';
  const code = listing.region;
  const here = (listing.devzone ?? (code && regionName(code))) || '';
  if (because === 'excluded') return { zh: `${here}在排除区域内`, en: `${here} is in an excluded region` };
  if (verdict === 'pass') return { zh: `位于${here}，符合`, en: `In ${here}, as asked` };
  if (verdict === 'unknown') return { zh: `所在区域未说明，需${ask}`, en: `Place not stated; asked: ${ask}` };
  if (verdict === 'fail')
    return { zh: `位于${here}，不在${ask}，也不相邻`, en: `${here} is neither in nor next to ${ask}` };
  const next = asked.find((region) => holds(regionReach([region]).near, code, undefined)) ?? asked[0]!;
  const home = next.level === 'devzone' ? next.host_code : codesOf(next)[0];
  const city = home && home.length !== 4 ? cityPrefix(home) : undefined;
  if (city && code?.startsWith(city)) {
    return {
      zh: `${here}与${next.name}同在${regionName(city)}`,
      en: `${here} is in ${regionName(city)}, like ${next.name}`,
    };
  }
  return { zh: `${here}与${next.name}相邻`, en: `${here} is next to ${next.name}` };
}
