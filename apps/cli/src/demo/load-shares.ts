import { randomUUID } from 'node:crypto';
import { clientWords, type CriterionResult, hashOf, tokenOfShare } from '@app/matching';
import type { DemoWorld } from './demo-world.js';
import { bytes, insertRows } from './insert-rows.js';

const MINUTE = 60_000;

interface Chosen {
  leadId: string;
  ownerId: string;
  listingId: string;
  ref: string;
  criteria: CriterionResult[];
}

/** The best three sites of a recommended lead with a few fits and some near ones, if it has been quiet since they were sent. */
function chosen({ tx }: DemoWorld, sentAt: Date): Promise<Chosen[]> {
  return tx.query<Chosen[]>(
    `with one as (
       select lead.id, lead.owner_id from lead join match on match.lead_id = lead.id
         join listing on listing.id = match.listing_id and listing.status = 'available' and listing.published_at is not null
       where lead.demo and lead.stage = 'proposed' and lead.owner_id is not null and lead.created_at < $1
         and not exists (select from event where event.lead_id = lead.id and event.at >= $1)
       group by lead.id order by count(*) filter (where match.verdict = 'fit') between 1 and 4 and bool_or(match.verdict = 'near') desc,
         count(*) desc, lead.ref limit 1)
     select one.id as "leadId", one.owner_id as "ownerId", listing.id as "listingId", listing.ref, match.criteria
     from one join match on match.lead_id = one.id
       join listing on listing.id = match.listing_id and listing.status = 'available' and listing.published_at is not null
     order by match.score desc, listing.ref limit 3`,
    [sentAt],
  );
}

/** One link that a client opened twice, and a site that they want to see. */
export async function loadShares(world: DemoWorld): Promise<void> {
  const { tx, time, keyring } = world;
  const sentAt = time.ago(1);
  const at = (minutes: number) => new Date(sentAt.getTime() + minutes * MINUTE);
  const sites = await chosen(world, sentAt);
  const [first] = sites;
  if (!first) return;
  const id = randomUUID();
  await insertRows(tx, 'share', [
    {
      id,
      lead_id: first.leadId,
      author_id: first.ownerId,
      key: `demo-${id}`,
      token_hash: bytes(hashOf(tokenOfShare(keyring, id))),
      note: '按您说的条件挑了几处，都可以约时间看现场。',
      expires_at: new Date(sentAt.getTime() + 7 * 24 * 60 * MINUTE),
      opens: 2,
      first_opened_at: at(46),
      counted_at: at(1180),
      last_opened_at: at(1180),
      created_at: sentAt,
    },
  ]);
  await insertRows(
    tx,
    'share_listing',
    sites.map(({ listingId, criteria }, index) => ({
      share_id: id,
      listing_id: listingId,
      position: index + 1,
      said: clientWords(criteria),
      wanted_at: index === 0 ? at(1183) : null,
    })),
  );
  const event = (type: string, when: Date, data: object, actor: string | null = null) => ({
    type,
    at: when,
    actor_id: actor,
    lead_id: first.leadId,
    subject_id: id,
    data,
  });
  for (const row of [
    event('share.sent', sentAt, { count: sites.length, to: 'proposed' }, first.ownerId),
    event('share.opened', at(46), {}),
    event('share.wanted', at(1183), { ref: first.ref }),
  ])
    await tx.query(
      `insert into event (type, at, actor_id, lead_id, subject_id, data) values ($1, $2, $3, $4, $5, $6)`,
      [row.type, row.at, row.actor_id, row.lead_id, row.subject_id, JSON.stringify(row.data)],
    );
}
