import { may, permissionsOf, roles } from './permissions.js';

describe('permissions', () => {
  it('grow with the role: whoever stands higher may do all that those below may', () => {
    for (const [lower, higher] of [
      ['advisor', 'manager'],
      ['manager', 'admin'],
    ] as const) {
      expect(permissionsOf(higher)).toEqual(expect.arrayContaining([...permissionsOf(lower)]));
      expect(permissionsOf(higher).length).toBeGreaterThan(permissionsOf(lower).length);
    }
  });

  it('name each word once', () => {
    for (const role of roles) expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length);
  });

  it.each(['lead.assign', 'report.view', 'inquiry.review'] as const)('keep %s from an advisor', (permission) => {
    expect(may('advisor', permission)).toBe(false);
    expect(may('manager', permission)).toBe(true);
    expect(may('admin', permission)).toBe(true);
  });

  it.each(['user.manage', 'setting.edit'] as const)('keep %s for an admin', (permission) => {
    expect(roles.filter((role) => may(role, permission))).toEqual(['admin']);
  });

  it('let everybody work on leads', () => {
    for (const role of roles) {
      for (const permission of ['lead.view', 'lead.create', 'lead.edit', 'lead.claim', 'lead.reveal'] as const) {
        expect(may(role, permission)).toBe(true);
      }
    }
  });
});
