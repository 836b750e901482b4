import { safeNext } from './safe-next';

describe('where to go after signing in', () => {
  it('stays inside the dashboard', () => {
    expect(safeNext('/leads?view=pool')).toBe('/app/leads?view=pool');
    expect(safeNext('/app/leads')).toBe('/app/leads');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in', '', undefined])(
    'does not follow %s',
    (next) => expect(safeNext(next)).toBeUndefined(),
  );
});
