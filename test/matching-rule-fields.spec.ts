import fc from 'fast-check';
import { checkedRules, DEFAULT_RULES } from '@app/matching';
import { hardChoices, ruleFields } from '../apps/web/src/settings/rule-fields.js';
import { figureOf, rulesOf, unreadable, valuesOf } from '../apps/web/src/settings/rule-values.js';

const defaults = { ...DEFAULT_RULES } as unknown as Record<string, unknown>;

describe('the fields of the matching rules', () => {
  it('stand for rules that exist: each has a default, and each condition may rule out', () => {
    const { typed, hard } = valuesOf({}, defaults);
    expect(ruleFields.filter(({ path }) => typed[path] === '')).toEqual([]);
    expect(unreadable({ typed, hard })).toEqual([]);
    expect(checkedRules({ hard: hardChoices }).problems).toEqual([]);
    expect(hard.filter((key) => !hardChoices.includes(key))).toEqual([]);
  });

  it('say what differs from the defaults and nothing else', () => {
    const values = valuesOf({}, defaults);
    expect(rulesOf(values, {}, defaults)).toEqual({});
    const typed = { ...values.typed, budgetOver: '１０％', 'height.lowGap': '1' };
    expect(rulesOf({ typed, hard: ['regions'] }, {}, defaults)).toEqual({
      budgetOver: 0.1,
      height: { lowGap: 1 },
      hard: ['regions'],
    });
    expect(rulesOf(values, { budgetOver: 0.1, split: { passTimes: 3 } }, defaults)).toEqual({
      split: { passTimes: 3 },
    });
  });

  it('come back from what was saved as they were typed, whatever the figures', () => {
    const figures = fc.record(
      Object.fromEntries(ruleFields.map(({ path, unit }) => [path, fc.integer({ min: 0, max: unit === 'metre' ? 50 : 100 }).map(String)])), // prettier-ignore
    );
    fc.assert(
      fc.property(figures, fc.subarray(hardChoices), (typed, hard) => {
        const rules = rulesOf({ typed, hard }, {}, defaults);
        expect(checkedRules(rules).problems).toEqual([]);
        const back = valuesOf(rules, defaults);
        expect(back.typed).toEqual(typed);
        expect([...back.hard].sort()).toEqual([...hard].sort());
      }),
      { numRuns: 50 },
    );
  });

  it('know no figure in words', () => {
    const [field] = ruleFields;
    for (const text of ['', '十', '-1', '1e3', '1.']) expect([text, figureOf(field!, text)]).toEqual([text, undefined]);
  });
});
