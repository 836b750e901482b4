import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../setup/test-database.js';
import type { ALead } from './a-lead.js';
import { anInquiry } from './an-inquiry.js';
import { insertRow } from './insert-row.js';

export interface Following {
  /** A request of the same visitor. */
  related: boolean;
  /** How many listings were turned down and told of. */
  told: number;
  shared: boolean;
  /** Slot of a playbook's task; none when empty. */
  run: string;
  /** Who did it. */
  by: string;
}

/** What hangs on a lead from farther away: requests, feedback, news of sites, proposals, a playbook's run with its task. */
export async function leadFollowers(
  database: TestDatabase,
  lead: Pick<ALead, 'id'>,
  listings: { id: string }[],
  { related, told, shared, run, by }: Following,
): Promise<void> {
  if (related) {
    const inquiry = await anInquiry(database, { status: 'requested' });
    await database.query(`update inquiry set related_lead_id = $2 where id = $1`, [inquiry.id, lead.id]);
  }
  for (const { id: listingId } of listings.slice(0, told)) {
    const of = { leadId: lead.id, listingId };
    await insertRow(database, 'match_feedback', { ...of, reason: 'price', authorId: by });
    await insertRow(database, 'match_told', { ...of, userId: by, eventId: told });
  }
  if (told) await insertRow(database, 'rematch', { leadId: lead.id, eventIds: [told] });
  if (shared) await share(database, lead.id, listings[0]!.id, by);
  if (run) await playbookRun(database, lead.id, run);
}

async function share(database: TestDatabase, leadId: string, listingId: string, authorId: string): Promise<void> {
  const [id, key] = [randomUUID(), randomUUID()];
  const tokenHash = Buffer.from(key);
  await insertRow(database, 'share', { id, key, leadId, authorId, tokenHash, expiresAt: new Date('2030-01-01') });
  await insertRow(database, 'share_listing', { shareId: id, listingId, position: 0 });
}

async function playbookRun(database: TestDatabase, leadId: string, slot: string): Promise<void> {
  const [known] = await database.query<{ id: string }>(
    `select playbook_id as id from playbook_version where version = 1 limit 1`,
  );
  const of = { playbookId: known!.id, version: 1, occasion: 'stage-visited', stage: 'visited' };
  const { id: runId } = await insertRow<{ id: string }>(database, 'playbook_run', { ...of, leadId });
  const task = { leadId, kind: 'follow_up', slot, runId, dueAt: new Date() };
  const { id: taskId } = await insertRow<{ id: string }>(database, 'task', task);
  await insertRow(database, 'task_rung', { taskId, rung: 'owner' });
}
