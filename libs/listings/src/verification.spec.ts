import { verificationOf } from './verification.js';

const of = (verified: string, verifiedOn: string | null, today: string) =>
  verificationOf({ verified, verifiedOn }, today);

describe('verificationOf', () => {
  it('holds 90 days after a look at the site and 30 after a call', () => {
    expect(of('site', '2026-08-25', '2026-11-23')).toEqual({ state: 'valid', age: 90, until: '2026-11-23' });
    expect(of('site', '2026-08-24', '2026-11-23')).toEqual({ state: 'expired', age: 91, until: '2026-11-22' });
    expect(of('phone', '2026-10-24', '2026-11-23').state).toBe('valid');
    expect(of('phone', '2026-10-23', '2026-11-23').state).toBe('expired');
  });
  it('is none without a kind or a day', () => {
    expect(of('none', '2026-11-01', '2026-11-23')).toEqual({ state: 'none', age: null, until: null });
    expect(of('site', null, '2026-11-23').state).toBe('none');
  });
});
