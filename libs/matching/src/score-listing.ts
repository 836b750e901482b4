import type { Listing } from '@app/listings';
import { compileNeed } from './compile-need.js';
import type { Match } from './match.js';
import type { RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';

/** One pair. For many listings of one need compile it once (`compileNeed`) or rank them (`rankListings`). */
export function scoreListing(need: MatchNeed, listing: Listing, options: { rules?: RulesOverride } = {}): Match {
  return compileNeed(need, options.rules)(listing);
}
