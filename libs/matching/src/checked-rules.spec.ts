import { checkedRules } from './checked-rules.js';
import { DEFAULT_RULES } from './matching-rules.js';

const fields = (value: unknown) => checkedRules(value).problems.map(({ field }) => field);

describe('checkedRules', () => {
  it('takes the defaults, a part of them, and points for more criteria', () => {
    expect(checkedRules(DEFAULT_RULES)).toEqual({ rules: DEFAULT_RULES, problems: [] });
    expect(checkedRules({ budgetOver: 0.1, points: { near: { budget: 2 } } }).problems).toEqual([]);
    expect(checkedRules({})).toEqual({ rules: {}, problems: [] });
  });
  it.each([
    [{ budgetOver: '10%' }, 'budgetOver'],
    [{ budgetOver: -0.1 }, 'budgetOver'],
    [{ budgetOver: 15 }, 'budgetOver'],
    [{ hard: ['regions', 'colour'] }, 'hard'],
    [{ hard: 'regions' }, 'hard'],
    [{ points: { near: { colour: 1 } } }, 'points.near.colour'],
    [{ height: { lowMax: Number.NaN } }, 'height.lowMax'],
    [{ area: 3 }, 'area'],
    [{ constructor: 1 }, 'constructor'],
    [null, 'rules'],
    [[], 'rules'],
  ])('names what is wrong in %j', (value, field) => {
    expect(fields(value)).toEqual([field]);
  });
});
