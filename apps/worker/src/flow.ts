/** What follows what: the one page. Each event and follower becomes one job, `<handler>-<eventId>`. */
export const flow = {
  'article.imported': ['mine-article'],
  'inquiry.received': ['open-lead'],
  'inquiry.offered': ['tell-boxes'],
  'inquiry.quarantined': ['tell-boxes'],
  'inquiry.requested': ['tell-boxes'],
  'lead.opened': ['match-lead', 'find-duplicates'],
  'lead.joined': ['match-lead', 'tell-owner', 'find-duplicates', 'answer-reply'],
  'company.edited': ['find-duplicates'],
  'prospect.joined': ['tell-owner'],
  'lead.need_changed': ['match-lead'],
  'lead.unmerged': ['match-lead'],
  'lead.matched': ['assign-lead'],
  'lead.assigned': ['first-call', 'tell-owner'],
  'lead.claimed': ['first-call'],
  'lead.waiting': ['tell-pool'],
  'lead.transferred': ['first-call', 'tell-pool'],
  'lead.pool_warned': ['tell-pool'],
  'lead.returned': ['tell-pool'],
  'lead.stage_changed': ['step-on-stage', 'match-lead'],
  'listing.published': ['match-listing'],
  'listing.status_changed': ['match-listing'],
  'listing.shown': ['match-listing'],
  'listing.unpublished': ['match-listing'],
  'listing.verified': ['match-listing'],
  'listings.published': ['match-import'],
  'listings.import_undone': ['match-import'],
  'share.sent': ['step-on-stage'],
  'share.opened': ['tell-owner'],
  'share.wanted': ['tell-owner', 'answer-reply'],
  'task.climbed': ['tell-climb'],
  'ticket.assigned': ['tell-service'],
  'ticket.overdue': ['tell-service'],
  'deal.ends_soon': ['tell-service'],
  'task.overdue': ['tell-owner'],
  'article.published': ['push-article'],
  'article.edited': ['push-article'],
  'article.hidden': ['push-article'],
  'article.unpublished': ['push-article'],
} as const satisfies Record<string, readonly string[]>;

export type EventType = keyof typeof flow;
export type HandlerName = (typeof flow)[EventType][number];

/** Pairs of event type and follower, for whoever looks for work that was not done. */
export const followers = Object.entries(flow).flatMap(([type, handlers]) =>
  handlers.map((handler) => ({ type, handler: handler as HandlerName })),
);

export const followersOf = (type: string): readonly HandlerName[] =>
  (flow as Record<string, readonly HandlerName[]>)[type] ?? [];

/** Followers that wait until the others are done: a hundred articles that come in at once hold up no inquiry. */
export const inNoHurry: ReadonlySet<HandlerName> = new Set<HandlerName>(['mine-article']);

/**
 * Followers that may run in the transaction of what they follow: an inquiry comes to its first call in one job, without
 * waiting in the queue between steps. Each needs only the database and little of its time.
 */
export const inOneGo: ReadonlySet<HandlerName> = new Set<HandlerName>([
  'open-lead',
  'match-lead',
  'first-call',
  'tell-owner',
  'tell-boxes',
]);

/**
 * Followers that work for all events of a moment in one transaction of their own: one after the other they would stand in
 * line for the same rows, each until the one before is committed. In ms how long a batch waits for others to join. The
 * job of an inquiry does not wait for them; if the process dies before they are done, the relay has them.
 */
export const together: ReadonlyMap<HandlerName, number> = new Map<HandlerName, number>([
  ['assign-lead', 50],
  ['find-duplicates', 400],
]);
