import type { MatchView } from '../api/views';

/** What to paste into a chat with the customer: the site, what fits, and its public page. Says nothing that does not fit well. */
export function matchText({ listing, criteria }: MatchView, origin: string): string {
  const good = criteria.filter(({ verdict }) => verdict === 'pass').map(({ why }) => why);
  const page = `${origin}${listing.path}`;
  return [listing.title, good.slice(0, 4).join('，'), page].filter(Boolean).join('\n');
}
