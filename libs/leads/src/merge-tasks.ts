import { type MovedRows, type Retouched, type RowText, shapeOf, writeColumns } from '@app/companies';
import type { Tx } from '@app/platform';

/**
 * Open tasks that came with a merge are done by the survivor's advisor; so are those of the advisor that it had before.
 * @returns what they were
 */
export async function giveTasks(
  tx: Tx,
  moved: MovedRows[],
  leadId: string,
  ownerBefore: string | null,
): Promise<Retouched[]> {
  const ids = moved.filter(({ table }) => table === 'task').flatMap(({ keys }) => keys.map(({ id }) => id));
  return tx.query<Retouched[]>(
    `with before as (
       select task.id, task.owner_id, task.team_id from task join lead on lead.id = task.lead_id
       where task.status = 'open' and (task.id = any($1::uuid[])
         or (task.lead_id = $2 and task.owner_id is not distinct from $3::uuid and lead.owner_id is distinct from $3::uuid))),
     given as (
       update task set owner_id = lead.owner_id, team_id = lead.team_id from lead, before
       where lead.id = $2 and task.id = before.id returning task.id, task.owner_id, task.team_id)
     select 'task' as "table", given.id,
       json_build_object('owner_id', before.owner_id, 'team_id', before.team_id) as before,
       json_build_object('owner_id', given.owner_id, 'team_id', given.team_id) as after
     from given join before on before.id = given.id`,
    [ids, leadId, ownerBefore],
  );
}

/** Back to whose they were; what somebody else has by now goes with its lead. */
export async function takeTasksBack(tx: Tx, retouched: Retouched[]): Promise<void> {
  for (const { table, id, before, after } of retouched) {
    const [now] = await tx.query<RowText[]>(`select owner_id, team_id from task where id = $1`, [id]);
    if (!now) continue;
    const untouched = now.owner_id === after.owner_id && now.team_id === after.team_id;
    if (untouched) await writeColumns(tx, await shapeOf(tx, table), id, before);
    else
      await tx.query(
        `update task set owner_id = lead.owner_id, team_id = coalesce(lead.team_id, task.team_id) from lead
         where task.id = $1 and lead.id = task.lead_id and task.status = 'open'`,
        [id],
      );
  }
}
