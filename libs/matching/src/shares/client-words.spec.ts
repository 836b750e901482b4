import type { CriterionKey, CriterionVerdict } from '../match.js';
import { clientWords } from './client-words.js';

const judged = (key: CriterionKey, verdict: CriterionVerdict) => ({
  key,
  verdict,
  need: null,
  listing: null,
  why: `${key} ${verdict}`,
  why_en: '',
});

describe('what a client is told of a site', () => {
  it('is three reasons, in the order that a client cares, and the gravest gap', () => {
    const words = clientWords([
      judged('transaction', 'pass'),
      judged('regions', 'pass'),
      judged('power_kva', 'unknown'),
      judged('height_m', 'near'),
      judged('load_t_sqm', 'pass'),
      judged('area_sqm', 'pass'),
      judged('crane', 'fail'),
    ]);
    expect(words).toEqual({ reasons: ['area_sqm pass', 'load_t_sqm pass', 'regions pass'], gap: 'crane fail' });
  });

  it('says nothing of what the park asks in tax and investment, nor of keys that are not for clients', () => {
    const secret = ['tax_year_cny', 'tax_per_mu_cny', 'invest_per_mu_cny', 'industry', 'floor_price'] as CriterionKey[];
    const words = clientWords(secret.flatMap((key) => [judged(key, 'pass'), judged(key, 'fail')]));
    expect(words).toEqual({ reasons: [], gap: null });
  });

  it('has no gap for a site that has all that was asked', () => {
    expect(clientWords([judged('area_sqm', 'pass'), judged('needs.eia', 'pass')])).toEqual({
      reasons: ['area_sqm pass', 'needs.eia pass'],
      gap: null,
    });
  });
});
