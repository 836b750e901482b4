import type { Events } from '@app/audit';
import type { Tx } from '@app/platform';
import { Task, type TaskKind } from './task.entity.js';

export interface TaskToInsert {
  leadId: string;
  kind: TaskKind;
  slot: string;
  title: string;
  due: Date;
  ownerId: string | null;
  teamId: string | null;
  /** The run and the step of a playbook that it belongs to. */
  run?: { id: string; step: number };
}

/** Makes a task, once a lead, kind and slot. @returns its id, also when it was there already */
export async function insertTask(tx: Tx, events: Events, task: TaskToInsert, by: string | null): Promise<string> {
  const { leadId, kind, slot, title, due, ownerId, teamId, run } = task;
  const [row] = await tx.query<{ id: string }[]>(
    `insert into task (lead_id, kind, slot, title, due_at, owner_id, team_id, run_id, step)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (lead_id, kind, slot) do nothing returning id`,
    [leadId, kind, slot, title, due, ownerId, teamId, run?.id ?? null, run?.step ?? null],
  );
  if (!row) return (await tx.findOneByOrFail(Task, { leadId, kind, slot })).id;
  await events.record(tx, {
    type: 'task.added',
    actorId: by,
    leadId,
    subjectId: row.id,
    data: { kind, due: due.toISOString() },
  });
  return row.id;
}
