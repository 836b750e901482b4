/** Where a visitor came from: only another site's address says something, and its query may hold what is nobody's business. */
export function referrerOf(referrer: string, ownOrigin: string): string {
  if (!URL.canParse(referrer)) return '';
  const { origin, pathname } = new URL(referrer);
  return origin === ownOrigin ? '' : `${origin}${pathname}`.slice(0, 300);
}
