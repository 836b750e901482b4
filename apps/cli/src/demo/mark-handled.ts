import type { Tx } from '@app/platform';

/**
 * Every follower that the worker's flow knows (a test compares). Without these marks the reconciler would take the demo
 * events of the last days for work that a lost queue never did, and give the demo's pool leads away.
 */
export const handlerNames = [
  'mine-article',
  'open-lead',
  'match-lead',
  'assign-lead',
  'find-duplicates',
  'first-call',
  'step-on-stage',
  'match-listing',
  'match-import',
  'tell-owner',
  'tell-boxes',
  'answer-reply',
  'tell-climb',
  'tell-service',
  'tell-pool',
  'push-article',
];

/** Nothing follows from what the demo data says happened. */
export async function markHandled(tx: Tx): Promise<void> {
  await tx.query(
    `insert into handled (event_id, handler)
     select event.id, handler from event cross join unnest($1::text[]) as handler
     where event.at > now() - interval '10 days'
       and (event.lead_id in (select id from lead where demo)
         or event.subject_id in (select id from listing where demo union all select id from inquiry where demo
           union all select id from article where demo))
     on conflict do nothing`,
    [handlerNames],
  );
}
