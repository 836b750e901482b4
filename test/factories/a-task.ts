import type { TestDatabase } from '../setup/test-database.js';
import type { ALead } from './a-lead.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface ATask {
  id: string;
  leadId: string;
  kind: string;
  dueAt: Date;
  status: 'open' | 'done' | 'cancelled';
}

/** An open call-back on a lead, due in an hour, of the lead's owner. */
export const aTask = (
  database: TestDatabase,
  lead: Pick<ALead, 'id' | 'ownerId' | 'teamId'>,
  task: Partial<ATask> = {},
): Promise<ATask> =>
  insertRow(database, 'task', {
    leadId: lead.id,
    kind: 'call_back',
    slot: `test-${unlike()}`,
    title: '回电',
    dueAt: new Date(Date.now() + 3_600_000),
    ownerId: lead.ownerId,
    teamId: lead.teamId,
    ...task,
  });
