import type { TestDatabase } from '../setup/test-database.js';
import type { Ledger } from './ledger.js';

export interface Reckoning {
  acknowledged: number;
  /** Acknowledged, but not in the database; in it more than once; with two leads for one request. */
  lost: number;
  doubled: number;
  /** Inquiries not yet read, and leads without a first task. */
  unread: number;
  idle: number;
  /** Leads with two first calls, assignments or events of being opened or assigned. */
  twice: number;
}

/** Compares the ledger with the database. */
export async function reckon(database: TestDatabase, ledger: Ledger): Promise<Reckoning> {
  const acknowledged = ledger.read();
  const refs = acknowledged.map(({ ref }) => ref);
  const [row] = await database.query<
    Omit<Reckoning, 'acknowledged' | 'doubled'> & { inquiries: number; contacts: number }
  >(
    `select (select count(*)::int from unnest($1::text[]) as ref where not exists (select from inquiry where inquiry.ref = ref.ref)) as lost,
       (select count(*)::int from inquiry) as inquiries, (select count(distinct phone_index)::int from inquiry) as contacts,
       (select count(*)::int from inquiry where lead_id is null) as unread,
       (select count(*)::int from lead where not exists (select from task where task.lead_id = lead.id and kind = 'first_call')) as idle,
       (select count(*)::int from (select lead_id from task where kind = 'first_call' group by 1 having count(*) > 1) as each)
         + (select count(*)::int from (select lead_id from assignment group by 1 having count(*) > 1) as each)
         + (select count(*)::int from (select lead_id from event where type in ('lead.opened', 'lead.assigned')
              group by lead_id, type having count(*) > 1) as each) as twice`,
    [refs],
  );
  const { inquiries, contacts, ...rest } = row!;
  return { acknowledged: refs.length, ...rest, doubled: inquiries - contacts + (refs.length - new Set(refs).size) };
}
