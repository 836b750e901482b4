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

/** Makes tasks, each once a lead, kind and slot. @returns the ids of those that were not there already, by lead */
export async function insertTasks(
  tx: Tx,
  events: Events,
  tasks: TaskToInsert[],
  by: string | null,
): Promise<Map<string, string>> {
  if (tasks.length === 0) return new Map();
  const rows = await tx.query<{ id: string; leadId: string; kind: TaskKind; due: Date }[]>(
    `insert into task (lead_id, kind, slot, title, due_at, owner_id, team_id, run_id, step)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::uuid[], $8::uuid[], $9::int[])
     on conflict (lead_id, kind, slot) do nothing returning id, lead_id as "leadId", kind, due_at as due`,
    [
      tasks.map(({ leadId }) => leadId),
      tasks.map(({ kind }) => kind),
      tasks.map(({ slot }) => slot),
      tasks.map(({ title }) => title),
      tasks.map(({ due }) => due),
      tasks.map(({ ownerId }) => ownerId),
      tasks.map(({ teamId }) => teamId),
      tasks.map(({ run }) => run?.id ?? null),
      tasks.map(({ run }) => run?.step ?? null),
    ],
  );
  await events.recordMany(
    tx,
    rows.map(({ id, leadId, kind, due }) => ({
      type: 'task.added',
      actorId: by,
      leadId,
      subjectId: id,
      data: { kind, due: due.toISOString() },
    })),
  );
  return new Map(rows.map(({ id, leadId }) => [leadId, id]));
}

/** The same for one. @returns its id, also when it was there already */
export async function insertTask(tx: Tx, events: Events, task: TaskToInsert, by: string | null): Promise<string> {
  const { leadId, kind, slot } = task;
  const made = await insertTasks(tx, events, [task], by);
  return made.get(leadId) ?? (await tx.findOneByOrFail(Task, { leadId, kind, slot })).id;
}
