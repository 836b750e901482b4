import type { Listing } from '@app/listings';
import { type Criterion, FAIL, NEAR, PASS, UNKNOWN } from '../criterion.js';
import { eitherOf, transactionLabel } from '../labels.js';
import type { MatchNeed } from '../match-need.js';

/** Land can be built upon for who asks for building to suit; land and land lease are not each other. */
export function transactionCriterion(need: MatchNeed): Criterion | undefined {
  const asked = need.transaction;
  if (!asked?.length) return undefined;
  const wanted = new Set<string>(asked);
  return {
    key: 'transaction',
    judge({ offers }: Listing) {
      if (!offers?.length) return UNKNOWN;
      if (offers.some((offer) => wanted.has(offer.transaction))) return PASS;
      return wanted.has('build_to_suit') && offers.some((offer) => offer.transaction === 'land') ? NEAR : FAIL;
    },
    explain({ offers }, { verdict }) {
      const ask = eitherOf(asked.map(transactionLabel));
      const given = offers?.map((offer) => offer.transaction) ?? [];
      const has = eitherOf(given.map(transactionLabel));
      const says = {
        pass: { zh: `${has.zh}，符合`, en: `Offered: ${has.en}, as asked` },
        near: { zh: `${has.zh}，可自建，需${ask.zh}`, en: `Offered: ${has.en}, to be built upon; asked: ${ask.en}` },
        fail: { zh: `交易方式为${has.zh}，需${ask.zh}`, en: `Offered: ${has.en}; asked: ${ask.en}` },
        unknown: { zh: `交易方式未说明，需${ask.zh}`, en: `Not said how it is offered; asked: ${ask.en}` },
      }[verdict];
      return { need: asked, listing: given.length ? given : null, ...says };
    },
  };
}
