import { Injectable } from '@nestjs/common';
import type { Listing } from '@app/listings';
import type { Need } from '@app/needs';
import { Database, type Tx } from '@app/platform';
import { Candidates } from './candidates.service.js';
import { compileNeed } from './compile-need.js';
import type { CriterionKey } from './match.js';
import { type MatchingRules, matchingRules, type RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { MatchingSettings } from './matching-settings.js';
import { regionReach } from './region-reach.js';
import { FARTHEST, FIXED } from './relaxations.js';
import { askedMu, sizeBands } from './size-bands.js';
import { type Admission, whatWouldAdmit } from './what-would-admit.js';

/** With so many fits an advisor has enough to send. */
const ENOUGH = 5;
/** Listings that one change may be tried on. */
const TRIED = 3000;

/** What one change of a lead's need would admit, counted by the scorer over the listings that it would bring in reach. */
@Injectable()
export class Counterfactuals {
  constructor(
    private readonly database: Database,
    private readonly candidates: Candidates,
    private readonly settings: MatchingSettings,
  ) {}

  /** Best first, at most five; none for a lead with fits enough. */
  async ofLead(leadId: string): Promise<Admission[]> {
    const [lead] = await this.database.query<{ need: Need }>(`select need from lead where id = $1`, [leadId]);
    if (lead?.need.side !== 'demand') return [];
    return this.database.readOnly(async (tx) => this.of(tx, lead.need, await this.settings.read(tx)));
  }

  async of(tx: Tx, need: MatchNeed, override?: RulesOverride): Promise<Admission[]> {
    const rules = matchingRules(override);
    const fits = await this.candidates.best(tx, need, { limit: ENOUGH, rules: override });
    if (fits.length === ENOUGH && fits.every(({ match }) => match.verdict === 'fit')) return [];
    const listings = new Map<string, Listing>();
    for (const { key } of compileNeed(need, override).criteria) {
      const widened = FIXED.includes(key) ? undefined : without(key, need, rules);
      if (!widened) continue;
      for (const one of await this.candidates.unblocked(tx, widened, { limit: TRIED, rules: override }))
        listings.set(one.ref, one);
    }
    return whatWouldAdmit(need, listings.values(), { enough: ENOUGH, rules: override });
  }
}

const further = (
  range: { min?: number; max?: number } | undefined,
  bands: { passMin: number; passMax: number } | undefined,
) =>
  range &&
  bands && {
    min: bands.passMin * (1 - FARTHEST),
    ...(Number.isFinite(bands.passMax) && { max: bands.passMax * (1 + FARTHEST) + 100 }),
  };

/** The need with one criterion let go as far as it may be, undefined when nothing is left to ask for. */
function without(key: CriterionKey, need: MatchNeed, rules: MatchingRules): MatchNeed | undefined {
  if (key.startsWith('needs.')) return { ...need, needs: need.needs?.filter((tag) => `needs.${tag}` !== key) };
  switch (key) {
    case 'regions': {
      const { inside, near } = regionReach(need.regions, []);
      const codes = [...new Set([...inside.codes, ...near.codes])];
      return { ...need, regions: [{ name: '', level: 'macro', codes }] as MatchNeed['regions'] };
    }
    case 'area_sqm':
      return { ...need, area_sqm: further(need.area_sqm, sizeBands(need.area_sqm, rules.area)) };
    case 'land_mu':
      return { ...need, land_sqm: undefined, land_mu: further(askedMu(need), sizeBands(askedMu(need), rules.land)) };
    case 'invest_per_mu_cny':
      return { ...need, invest_per_mu_cny: undefined, invest_total_cny: undefined, invest_fixed_cny: undefined };
    case 'tax_per_mu_cny':
      return { ...need, tax_per_mu_cny: undefined };
    default:
      return { ...need, [key]: undefined };
  }
}
