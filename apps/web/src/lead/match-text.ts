import type { MatchView } from '../api/views';
import { keyFacts, priceText } from './match-facts';

type Words = (key: string, options?: Record<string, unknown>) => string;

/**
 * One site as a message to the client: title, size, price, why it fits, one honest gap. No score, no ref of the house, nothing
 * of the owner. `link` is the site's public page; left out where one link stands for the whole set.
 */
export function matchText(match: MatchView, t: Words, link = ''): string {
  const { listing, said } = match;
  const { asked, other } = priceText(match, t);
  const lines = [
    listing.title,
    keyFacts(match, t),
    other ? `${asked}（${other}）` : asked,
    ...said.reasons.map((reason) => `✓ ${reason}`),
    said.gap && `${t('match.butText')}${said.gap}`,
    link,
  ];
  return lines.filter(Boolean).join('\n');
}

/** The chosen sites as one message, numbered, with one link for all. */
export function setText(matches: MatchView[], t: Words, { note, link }: { note: string; link: string }): string {
  const sites = matches.map((match, index) => `${index + 1}. ${matchText(match, t)}`);
  return [note, ...sites, link && `${t('match.linkText')}${link}`].filter(Boolean).join('\n\n');
}
