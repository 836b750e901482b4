const viewsOf: Record<string, string[]> = {
  advisor: ['mine', 'pool'],
  manager: ['mine', 'team', 'pool', 'waiting'],
  admin: ['mine', 'pool', 'waiting', 'all'],
};
const first: Record<string, string> = { manager: 'team', admin: 'all' };

/** The views a role has; a link may ask for another one, which then stands beside them. */
export function leadViews(role: string, asked: string | undefined): { views: string[]; view: string } {
  const views = viewsOf[role] ?? ['mine', 'pool'];
  const view = asked ?? first[role] ?? 'mine';
  return { views: views.includes(view) ? views : [...views, view], view };
}
