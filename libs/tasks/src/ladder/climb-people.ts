import type { Tx } from '@app/platform';
import type { RungName } from './ladder-rules.js';

/**
 * Whom a rung tells. The team lead is the nearest manager above the lead, from its own team upward; the manager is the next
 * one above, or the admins where there is none.
 * @param from who had the lead when it went back to the pool
 */
export async function climbPeople(tx: Tx, leadId: string, rung: RungName, from: string | null): Promise<string[]> {
  if (rung === 'owner') return owners(tx, leadId);
  const above = await managersAbove(tx, leadId);
  const levels = [...new Set(above.map(({ level }) => level))];
  const at = (index: number): string[] => above.filter(({ level }) => level === levels[index]).map(({ id }) => id);
  if (rung === 'leader') return at(0).length > 0 ? at(0) : admins(tx);
  if (rung === 'manager') return at(1).length > 0 ? at(1) : admins(tx);
  return [...new Set([...(from ? [from] : []), ...at(0)])];
}

async function owners(tx: Tx, leadId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select app_user.id from lead join app_user on app_user.id = lead.owner_id
         or (lead.owner_id is null and app_user.team_id = lead.team_id)
     where lead.id = $1 and app_user.disabled_at is null`,
    [leadId],
  );
  return rows.map(({ id }) => id);
}

const managersAbove = (tx: Tx, leadId: string): Promise<{ id: string; level: number }[]> =>
  tx.query(
    `with recursive above as (
       select team.id, team.parent_id, 0 as level from lead join team on team.id = lead.team_id where lead.id = $1
       union all select team.id, team.parent_id, above.level + 1 from above join team on team.id = above.parent_id
         where above.level < 20)
     select app_user.id, above.level from above join app_user on app_user.team_id = above.id
     where app_user.role = 'manager' and app_user.disabled_at is null order by above.level`,
    [leadId],
  );

async function admins(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from app_user where role = 'admin' and disabled_at is null order by id`,
  );
  return rows.map(({ id }) => id);
}
