import { checkRules } from './check-rules.js';
import type { RoutingRule } from './routing-rules.js';

const rule = (given: Partial<RoutingRule>): RoutingRule => ({
  id: 'r',
  name: '大单',
  enabled: true,
  when: { minAreaSqm: 5000 },
  to: { teams: ['t'], advisors: [] },
  ...given,
});
const people = [{ id: 'a', teamId: 't' }];
const problems = (...rules: RoutingRule[]) => checkRules({ capacity: null, rules }, people).problems;

describe('rules that are saved', () => {
  it('reach somebody who can take a lead', () => {
    expect(problems(rule({}))).toEqual([]);
    expect(problems(rule({ to: { teams: [], advisors: [] } }))[0]).toMatchObject({
      field: 'rules.0',
      message: '还没选交给谁',
    });
    expect(problems(rule({ to: { teams: ['empty'], advisors: ['gone'] } }))[0]!.message).toContain('没有在岗的顾问');
    expect(problems(rule({ enabled: false, to: { teams: ['empty'], advisors: [] } }))).toEqual([]);
  });
  it('have a name, and an area above nothing', () => {
    expect(problems(rule({ name: ' ' }))).toHaveLength(1);
    expect(problems(rule({ when: { minAreaSqm: 0 } }))).toHaveLength(1);
  });
  it('leave something to those after them', () => {
    const all = rule({ name: '其余', when: { regions: [] } });
    expect(problems(rule({}), all)).toEqual([]);
    expect(problems(all, rule({}))[0]).toMatchObject({ field: 'rules.1' });
    expect(problems({ ...all, enabled: false }, rule({}))).toEqual([]);
  });
  it('are kept without empty conditions, each with an id', () => {
    const { rules } = checkRules(
      { capacity: 40, rules: [rule({ id: '', when: { regions: [], kinds: ['rent'] } })] },
      people,
    );
    expect(rules.rules[0]).toMatchObject({ id: expect.stringMatching(/.{36}/), when: { kinds: ['rent'] } });
    expect(rules.rules[0]!.when).not.toHaveProperty('regions');
  });
});
