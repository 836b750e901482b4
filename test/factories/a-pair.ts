import type { TestDatabase } from '../setup/test-database.js';
import { aLead } from './a-lead.js';
import type { AUser } from './a-user.js';

/** Two leads of one advisor, as a merge is asked for. */
export async function aPair(database: TestDatabase, owner: AUser): Promise<{ keep: string; gone: string }> {
  return { keep: (await aLead(database, { owner })).id, gone: (await aLead(database, { owner })).id };
}
