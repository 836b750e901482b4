import fc from 'fast-check';
import { checkUscc, usccCheckCharacter } from './uscc.js';

describe('checkUscc', () => {
  it('says that the example printed in the standard has a wrong check character', () => {
    expect(checkUscc('91350100M000100Y4Z')).toMatchObject({ valid: false });
    expect(checkUscc('91350100M000100Y43')).toEqual({ code: '91350100M000100Y43', valid: true });
  });
  it('takes lower case, full width and spaces', () => {
    expect(checkUscc(' 91350100m000100y4 3')).toMatchObject({ valid: true });
    expect(checkUscc('９１３５０１００M000100Y43')).toMatchObject({ valid: true });
  });
  it('names the problem', () => {
    expect(checkUscc('123')).toMatchObject({ problem: 'length' });
    expect(checkUscc('91350100MO00100Y43')).toMatchObject({ problem: 'characters' });
    expect(checkUscc('91350100M000100Y44')).toMatchObject({ problem: 'check_digit' });
  });
  it('notices any one wrong character', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const char = fc.constantFrom(...alphabet);
    const head = fc.tuple(
      fc.array(char, { minLength: 2, maxLength: 2 }),
      fc.stringMatching(/^\d{6}$/),
      fc.array(char, { minLength: 9, maxLength: 9 }),
    );
    fc.assert(
      fc.property(head, fc.nat(16), char, ([a, b, c], at, other) => {
        const first17 = a.join('') + b + c.join('');
        const code = first17 + usccCheckCharacter(first17);
        expect(checkUscc(code).valid).toBe(true);
        fc.pre(code[at] !== other);
        expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).valid).toBe(false);
      }),
    );
  });
});
