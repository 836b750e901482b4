import { leadScope, ownScope } from './lead-scope.js';
import type { Me } from './me.js';

const person = (role: Me['role']): Me => ({
  id: '10000000-0000-4000-8000-000000000001',
  name: '陈敏',
  email: 'chen@example.test',
  role,
  teamId: 't1',
  teamIds: ['t1', 't2'],
  mustChangePassword: false,
});

describe('which leads a person sees', () => {
  it('are for an advisor their own and the open pool', () => {
    const parameters: unknown[] = [];
    expect(leadScope(person('advisor'), parameters)).toBe(
      '(lead.owner_id = $1::uuid or (lead.owner_id is null and lead.open))',
    );
    expect(parameters).toEqual([person('advisor').id]);
  });

  it('are for a manager those of the team and all below it, and the open pool', () => {
    const parameters: unknown[] = [];
    expect(leadScope(person('manager'), parameters)).toBe(
      '(lead.team_id = any($1::uuid[]) or (lead.owner_id is null and lead.open))',
    );
    expect(parameters).toEqual([['t1', 't2']]);
  });

  it('are all for an admin', () => {
    const parameters: unknown[] = [];
    expect(leadScope(person('admin'), parameters)).toBe('true');
    expect(parameters).toEqual([]);
  });

  it('stay one condition beside others, with values counted on from those that are there', () => {
    for (const role of ['advisor', 'manager'] as const) {
      const parameters: unknown[] = ['lead id'];
      const sql = leadScope(person(role), parameters, 'l');
      expect(sql).toMatch(/^\(l\..*\$2.*\)$/);
      expect(sql).not.toContain('lead.');
      expect(parameters).toHaveLength(2);
    }
  });

  it('never carry a value in the SQL itself', () => {
    const odd = { ...person('advisor'), id: `'; drop table lead; --`, teamIds: [`'; drop table lead; --`] };
    for (const role of ['advisor', 'manager'] as const) {
      expect(leadScope({ ...odd, role }, [])).not.toContain('drop');
      expect(ownScope({ ...odd, role }, [])).not.toContain('drop');
    }
  });
});

describe('which leads a person answers for', () => {
  it('are the same without the pool', () => {
    const parameters: unknown[] = ['x'];
    expect(ownScope(person('advisor'), parameters)).toBe('lead.owner_id = $2::uuid');
    expect(ownScope(person('manager'), parameters)).toBe('lead.team_id = any($3::uuid[])');
    expect(ownScope(person('admin'), parameters)).toBe('true');
    expect(parameters).toEqual(['x', person('advisor').id, ['t1', 't2']]);
  });
});
