import { Injectable } from '@nestjs/common';
import { Candidates, MatchingSettings } from '@app/matching';
import type { Need } from '@app/needs';
import type { Tx } from '@app/platform';

/** A listing that fits a supposed need. */
export interface FittingListing {
  id: string;
  ref: string;
  title: string;
  score: number;
}

/** `count`: listings that fit, at most `MOST_FITS` are counted; `best`: the first three. */
export interface Fits {
  count: number;
  best: FittingListing[];
}

export const MOST_FITS = 20;
const SHOWN = 3;

/** The listings that fit a need which nobody has stated, by the same rules as a lead's. */
@Injectable()
export class ProspectFits {
  constructor(
    private readonly candidates: Candidates,
    private readonly settings: MatchingSettings,
  ) {}

  /** None for a need that says neither where nor how much nor for what: everything would fit. */
  async of(tx: Tx, need: Need): Promise<Fits> {
    if (need.side !== 'demand' || !saysEnough(need)) return { count: 0, best: [] };
    const rules = await this.settings.read(tx);
    const found = await this.candidates.best(tx, need, { limit: MOST_FITS, rules });
    // Matching does without bitmaps for the rest of its transaction; this one goes on to the story, whose index gives nothing else.
    await tx.query(`set local enable_bitmapscan to default`);
    const fits = found.filter(({ match }) => match.verdict === 'fit');
    const best = fits.slice(0, SHOWN).map(({ id, listing, match }) => ({
      id,
      ref: listing.ref,
      title: listing.title ?? listing.ref,
      score: match.score,
    }));
    return { count: fits.length, best };
  }
}

const saysEnough = (need: Need): boolean =>
  need.regions !== undefined && [need.area_sqm, need.land_mu, need.transaction, need.property, need.property_inferred].some(Boolean); // prettier-ignore
