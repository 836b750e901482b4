/** What a person is to the system: own leads and the pool; their team's subtree; everything. */
export const roles = ['advisor', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

const advisor = [
  'lead.view',
  'lead.create',
  'lead.edit',
  'lead.claim',
  'lead.reveal',
  'lead.export',
  'task.edit',
  'article.view',
  'article.edit',
  'listing.view',
] as const;
const manager = [
  ...advisor,
  'lead.assign',
  'company.merge',
  'report.view',
  'inquiry.review',
  'listing.edit',
  'source.edit',
  'user.view',
] as const;
const admin = [...manager, 'user.manage', 'setting.edit', 'queue.manage', 'article.publish'] as const;

export type Permission = (typeof admin)[number];

const granted: Record<Role, readonly Permission[]> = { advisor, manager, admin };

/** The whole list of words a role may do; the dashboard hides what is not in it, the server refuses it. */
export const permissionsOf = (role: Role): readonly Permission[] => granted[role];

export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission);
