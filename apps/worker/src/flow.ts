/** What follows what: the one page. Each event and follower becomes one job, `<handler>-<eventId>`. */
export const flow = {
  'inquiry.received': ['open-lead'],
  'lead.opened': ['match-lead'],
  'lead.joined': ['match-lead', 'tell-owner'],
  'lead.need_changed': ['match-lead'],
  'lead.matched': ['assign-lead'],
  'lead.assigned': ['first-call', 'tell-owner'],
  'lead.claimed': ['first-call'],
  'lead.stage_changed': ['step-on-stage'],
  'listing.published': ['match-listing'],
  'task.overdue': ['tell-owner'],
} as const satisfies Record<string, readonly string[]>;

export type EventType = keyof typeof flow;
export type HandlerName = (typeof flow)[EventType][number];

/** Pairs of event type and follower, for whoever looks for work that was not done. */
export const followers = Object.entries(flow).flatMap(([type, handlers]) =>
  handlers.map((handler) => ({ type, handler: handler as HandlerName })),
);

export const followersOf = (type: string): readonly HandlerName[] =>
  (flow as Record<string, readonly HandlerName[]>)[type] ?? [];
