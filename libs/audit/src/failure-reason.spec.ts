import { Invalid } from '@app/platform';
import fc from 'fast-check';
import { failureReason } from './failure-reason.js';

describe('the reason that is kept of a failure', () => {
  it('names the kind and what an administrator can look for', () => {
    const clash = Object.assign(new Error('duplicate key value violates unique constraint "contact_phone"'), {
      code: '23505',
      table: 'contact',
      constraint: 'contact_phone',
    });
    expect(failureReason(clash)).toEqual({
      kind: 'database',
      text: 'SQLSTATE 23505 contact contact_phone duplicate key value violates unique constraint …',
    });
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(failureReason(refused)).toEqual({ kind: 'outside', text: 'ECONNREFUSED connect ECONNREFUSED' });
    expect(failureReason(new TypeError('x is not a function'))).toEqual({
      kind: 'program',
      text: 'TypeError x is not a function',
    });
    expect(failureReason(new Invalid('area_wrong', '张三的面积有误'))).toEqual({
      kind: 'program',
      text: 'invalid area_wrong',
    });
    expect(failureReason(undefined).kind).toBe('program');
  });

  it('keeps no name, number, address or quoted text, wherever they stand', () => {
    const person = fc.constantFrom(
      '王小明',
      '13812345678',
      '138 1234 5678',
      '+86-138-1234-5678',
      'a.b@firm.example',
      '"secret"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ maxLength: 12 }), person), { maxLength: 8 }), (parts) => {
        const { text } = failureReason(new Error(parts.join(' ')));
        expect(text).not.toMatch(/[\p{Script=Han}@]|\d{5}|"secret"/u);
        expect(text.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
