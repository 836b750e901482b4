import type { INestApplicationContext } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, type Tx } from '@app/platform';
import { Users } from '@app/users';
import { clearFirm } from './load-firm.js';
import { clearRules } from './load-rules.js';

export interface ClearedDemo {
  /** Rows that went, by table. */
  removed: Record<string, number>;
  /** Real inquiries that hung on a demo lead: they are received anew and become leads of their own. */
  reopened: number;
  /** Made because nobody else could sign in as admin. */
  admin?: { email: string; oneTimePassword: string };
}

/** What real rows keep when demo rows go: a lead without its demo owner is in the pool, a source that went is empty. */
const freeRealRows = [
  `update lead set owner_id = null, version = version + 1 where not demo and owner_id in (select id from app_user where demo)`,
  `update lead set linked_lead_id = null where not demo and linked_lead_id in (select id from lead where demo)`,
  `update lead set team_id = null where not demo and team_id in (select id from team where demo)`,
  `update company set merged_into = null where not demo and merged_into in (select id from company where demo)`,
  `update contact set merged_into = null where not demo and merged_into in (select id from contact where demo)`,
  `update lead set article_id = null where article_id in (select id from article where demo)`,
  `delete from page_fetch where source_id in (select id from source where demo)`,
  `update lead set listing_id = null where listing_id in (select id from listing where demo)`,
  `update inquiry set article_id = null where not demo and article_id in (select id from article where demo)`,
  `update inquiry set listing_id = null where not demo and listing_id in (select id from listing where demo)`,
  `update task set owner_id = null where owner_id in (select id from app_user where demo)`,
  `update task set team_id = null where team_id in (select id from team where demo)`,
  `update assignment set owner_id = null where owner_id in (select id from app_user where demo)`,
  `update listing set park_id = null where not demo and park_id in (select id from park where demo)`,
  // A company or person that a real lead or inquiry came to share is real by now.
  `update company set demo = false where demo and exists (select from lead where lead.company_id = company.id and not lead.demo)`,
  `update contact set demo = false where demo and exists (
     select from lead left join lead_contact on lead_contact.lead_id = lead.id
     where not lead.demo and contact.id in (lead.contact_id, lead_contact.contact_id))`,
  `update company set demo = false where demo and exists (select from contact where contact.company_id = company.id and not contact.demo)`,
  // A team that a real person is in stays, and those above it.
  `with recursive kept as (
     select team.id, team.parent_id from team join app_user on app_user.team_id = team.id and not app_user.demo
     union select team.id, team.parent_id from team join kept on kept.parent_id = team.id)
   update team set demo = false where demo and id in (select id from kept)`,
  `update team set parent_id = null where not demo and parent_id in (select id from team where demo)`,
];

/** Children before parents; what hangs on a lead or a user goes with it (on delete cascade). */
const tables = ['lead', 'inquiry', 'contact', 'company', 'listing', 'park', 'article', 'source', 'app_user', 'team'];

const demoEvents = `delete from event where lead_id in (select id from lead where demo)
  or (lead_id is null and actor_id in (select id from app_user where demo))
  or subject_id in (select id from lead where demo union all select id from inquiry where demo union all select id from article where demo union all select id from source where demo
    union all select id from listing where demo union all select id from app_user where demo union all select id from team where demo)`;

/**
 * Removes every demo row and login in one transaction and keeps every real one. Somebody can sign in afterwards: an
 * admin is made when there is none.
 */
export async function clearDemo(app: INestApplicationContext): Promise<ClearedDemo> {
  const database = app.get(Database, { strict: false });
  return database.transaction(async (tx) => {
    await tx.query(`set local plotline.purge = 'on'`);
    await tx.query('set constraints all deferred');
    await tx.query(`lock table lead, inquiry, app_user in share row exclusive mode`);
    const reopened = await receiveAnew(tx);
    for (const statement of freeRealRows) await tx.query(statement);
    await tx.query(demoEvents);
    // A chain with links taken out proves nothing: it starts anew over what stays.
    await tx.query('delete from event_seal');
    await clearFirm(tx);
    const authors = await realWorkOfDemoUsers(tx);
    const removed: Record<string, number> = {};
    for (const table of tables) {
      const [, count] = await tx.query<[unknown, number]>(`delete from ${table} where demo`);
      removed[table] = count;
    }
    await forgetMerges(tx);
    await clearRules(tx);
    const admin = await app.get(Users, { strict: false }).addFirstAdmin(tx);
    await handOver(tx, authors);
    await passOn(app.get(Events, { strict: false }), tx, reopened);
    return { removed, reopened: reopened.length, admin };
  });
}

/** Merges and pairs of records that went. */
async function forgetMerges(tx: Tx): Promise<void> {
  for (const kind of ['lead', 'company', 'contact']) {
    await tx.query(
      `delete from merge where kind = $1 and not exists (select from "${kind}" as record where record.id = survivor_id)`,
      [kind],
    );
    await tx.query(
      `delete from duplicate where kind = $1 and (not exists (select from "${kind}" as record where record.id = a)
         or not exists (select from "${kind}" as record where record.id = b))`,
      [kind],
    );
  }
}

/** Real words on a demo lead: nobody would call that visitor once the lead is gone. */
async function receiveAnew(tx: Tx): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update inquiry set lead_id = null, status = 'received'
     where not demo and lead_id in (select id from lead where demo) returning id`,
  );
  return rows.map(({ id }) => id);
}

const passOn = async (events: Events, tx: Tx, inquiryIds: string[]): Promise<void> => {
  for (const id of inquiryIds)
    await events.record(tx, { type: 'inquiry.received', subjectId: id, data: { again: true } });
};

/** Notes and calls on real leads that were written under a demo login. */
async function realWorkOfDemoUsers(tx: Tx): Promise<{ note: string[]; call: string[] }> {
  const [row] = await tx.query<{ note: string[]; call: string[] }[]>(
    `select
       array(select note.id from note join lead on lead.id = note.lead_id join app_user on app_user.id = note.author_id
         where not lead.demo and app_user.demo) as note,
       array(select call.id from call join lead on lead.id = call.lead_id join app_user on app_user.id = call.author_id
         where not lead.demo and app_user.demo) as call`,
  );
  return row!;
}

/** Their author is gone: the first admin stands in. */
async function handOver(tx: Tx, { note, call }: { note: string[]; call: string[] }): Promise<void> {
  const admin = `(select id from app_user where role = 'admin' and disabled_at is null order by created_at limit 1)`;
  await tx.query(`update note set author_id = ${admin} where id = any($1::uuid[])`, [note]);
  await tx.query(`update call set author_id = ${admin} where id = any($1::uuid[])`, [call]);
}
