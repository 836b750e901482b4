/** Kinds that can be sent out or kept in the dashboard, in the order of the settings. */
export const KINDS = [
  'lead.assigned',
  'lead.joined',
  'prospect.joined',
  'lead.transferred',
  'lead.waiting',
  'lead.pool_warned',
  'lead.returned',
  'task.overdue',
  'listing.fits',
  'share.opened',
  'share.wanted',
  'ticket.assigned',
  'ticket.overdue',
  'deal.ends_soon',
] as const;

/** The key of the words for a kind; what is not known is a reminder like any other. */
export function kindKey(kind: string): string {
  if (kind.startsWith('task.climbed')) return 'task_climbed';
  return (KINDS as readonly string[]).includes(kind) ? kind.replace('.', '_') : 'other';
}
