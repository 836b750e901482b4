import { reasonWords } from './reason-words';

const t = (key: string, values?: Record<string, unknown>) =>
  `${key.split('.').pop()}${Object.values(values ?? {}).join()}`;

describe('why an article stands where it stands', () => {
  it('says what applies, in one line', () => {
    const reason = { prospects: 2, stage: '签约', place: '柯城', strength: 'likely', fits: 3 };
    expect(reasonWords({ reason, others: 3 }, t)).toBe('prospects2 · 签约 · 柯城 · fits3 · others3');
  });
  it('counts no further than the list does', () => {
    expect(reasonWords({ reason: { prospects: 1, fits: 20 }, others: 0 }, t)).toBe('prospects1 · manyFits20');
  });
  it('says that there is nobody to call, that a company is known and that the news is old', () => {
    expect(reasonWords({ reason: { prospects: 0 }, others: 0 }, t)).toBe('none');
    expect(reasonWords({ reason: { prospects: 1, known: true, oldDays: 400 }, others: 0 }, t)).toBe(
      'prospects1 · known · old13',
    );
  });
});
