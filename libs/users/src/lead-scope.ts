import type { Me } from './me.js';

/**
 * The one rule of which leads a person sees, as SQL over the table or alias `lead`; values are appended to `parameters`.
 * Lists, search, counts, reports and streams all start from it.
 */
export function leadScope(me: Me, parameters: unknown[], alias = 'lead'): string {
  if (me.role === 'admin') return 'true';
  const inPool = `(${alias}.owner_id is null and ${alias}.open)`;
  if (me.role === 'manager') {
    parameters.push(me.teamIds);
    return `(${alias}.team_id = any($${parameters.length}::uuid[]) or ${inPool})`;
  }
  parameters.push(me.id);
  return `(${alias}.owner_id = $${parameters.length}::uuid or ${inPool})`;
}

/** Leads a person answers for: the same without the pool. */
export function ownScope(me: Me, parameters: unknown[], alias = 'lead'): string {
  if (me.role === 'admin') return 'true';
  parameters.push(me.role === 'manager' ? me.teamIds : me.id);
  return me.role === 'manager'
    ? `${alias}.team_id = any($${parameters.length}::uuid[])`
    : `${alias}.owner_id = $${parameters.length}::uuid`;
}
