import { Invalid, NotFound, type Tx } from '@app/platform';
import { WorkingCalendar, type WorkingHours } from '@app/reference';
import type { Me } from './me.js';

type Query = (sql: string, values: unknown[]) => Promise<unknown>;

/** When somebody works is their own affair, and of those above them. @throws NotFound for somebody else's */
export async function assertMayPlan(me: Me, userId: string, query: Query): Promise<void> {
  if (userId === me.id) return;
  const below = me.role === 'manager' ? me.teamIds : [];
  const found = (await query(`select 1 from app_user where id = $1 and ($3 or team_id = any($2::uuid[]))`, [
    userId,
    below,
    me.role === 'admin',
  ])) as unknown[];
  if (found.length === 0) throw new NotFound('user_not_found', '没有这个用户，或不在您的团队');
}

/** @throws Invalid for spans that end before they start or overlap */
export function assertHours(hours: WorkingHours): void {
  try {
    new WorkingCalendar({ hours });
  } catch {
    const message = '上班时段要从早到晚，不重叠，如 09:00–12:00、13:30–18:00';
    throw new Invalid('hours_invalid', message, [{ field: 'hours', message }]);
  }
}

/** Their first calls go by another clock from now on: the ladder looks at them anew. */
export const lookAtCalls = (tx: Tx, userId: string): Promise<unknown> =>
  tx.query(
    `update task set climb_at = now() where owner_id = $1 and status = 'open' and kind = 'first_call'
       and (climb_at is not null or (select true from task_rung where task_id = task.id limit 1))`,
    [userId],
  );
