import fc from 'fast-check';
import { usccCheckCharacter } from '../uscc.js';
import { companyLikeness, oneDifference, SHOWN_FROM } from './company-likeness.js';

const like = (a: string, b: string) => companyLikeness({ name: a }, { name: b });
const code = (head: string) => head + usccCheckCharacter(head);

describe('how alike two companies are', () => {
  it.each([
    ['浙江示禾精密机械有限公司', '示禾精密机械（浙江）股份有限公司', '名称相同'],
    ['浙江示禾精密机械有限公司', '浙江示和精密机械有限公司', '名称只差一字：浙江示和精密机械有限公司'],
    ['丽水示禾机械有限公司', '丽水示禾精密机械制造有限公司', '字号相同：示禾'],
  ])('%s and %s: %s', (a, b, words) => {
    const { score, reasons } = like(a, b);
    expect(reasons.map((reason) => reason.words)).toEqual([words]);
    expect(score).toBeGreaterThanOrEqual(SHOWN_FROM);
  });

  it.each([
    ['浙江示禾机械有限公司', '广东示禾食品有限公司'],
    ['丽水第一水泵厂', '丽水第二水泵厂'],
    ['丽水示禾机械有限公司', '丽水云岭机械有限公司'],
    ['', '商务咨询有限公司'],
  ])('%s and %s are two', (a, b) => {
    expect(like(a, b).score).toBeLessThan(SHOWN_FROM);
  });

  it('goes by the credit code before any name', () => {
    const [one, two] = [code('91331102M000100Y4'), code('91331102M000100Y5')];
    expect(companyLikeness({ name: '甲厂', uscc: one }, { name: '乙厂', uscc: one.toLowerCase() })).toMatchObject({
      score: 100,
    });
    expect(companyLikeness({ name: '示禾机械', uscc: one }, { name: '示禾机械', uscc: two }).score).toBe(0);
  });

  it('is the same both ways round and never throws', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[丽水示禾和精密机械厂]{0,9}$/),
    );
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(like(a, b).score).toBe(like(b, a).score);
      }),
    );
  });
});

describe('oneDifference', () => {
  it('finds one character more, fewer or other', () => {
    expect(oneDifference('示禾', '示禾')).toBe('');
    expect(oneDifference('示禾', '示禾厂')).toBe('厂');
    expect(oneDifference('示禾', '示和')).toBe('禾和');
    expect(oneDifference('示禾', '云岭')).toBeUndefined();
  });
});
