/** Days for which a look at the site, or a call to its owner, vouches for what a listing says. */
export const VERIFIED_FOR_DAYS = { site: 90, phone: 30 } as const;

export type VerificationState = 'none' | 'valid' | 'expired';

export interface Verification {
  state: VerificationState;
  /** Days since it was verified; null when it never was. */
  age: number | null;
  /** The last day on which it holds, YYYY-MM-DD. */
  until: string | null;
}

const DAY_MS = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

/**
 * How fresh a listing's verification is.
 * @param today the day in China, YYYY-MM-DD
 */
export function verificationOf(
  { verified, verifiedOn }: { verified: string; verifiedOn: string | null },
  today: string,
): Verification {
  if ((verified !== 'site' && verified !== 'phone') || !verifiedOn) return { state: 'none', age: null, until: null };
  const until = dayOf(verifiedOn) + VERIFIED_FOR_DAYS[verified] * DAY_MS;
  return {
    state: dayOf(today) > until ? 'expired' : 'valid',
    age: Math.round((dayOf(today) - dayOf(verifiedOn)) / DAY_MS),
    until: new Date(until).toISOString().slice(0, 10),
  };
}
