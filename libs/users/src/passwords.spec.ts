import { Invalid } from '@app/platform';
import { assertGoodPassword, hashPassword, oneTimePassword, passwordMatches } from './passwords.js';

describe('a password', () => {
  it('is kept as a salted argon2id hash of at least 19 MiB', async () => {
    const [one, other] = await Promise.all([hashPassword('correct-horse-1'), hashPassword('correct-horse-1')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain('correct');
  });

  it('matches itself and nothing near it', async () => {
    const stored = await hashPassword('正确的马-1234');
    expect(await passwordMatches(stored, '正确的马-1234')).toBe(true);
    for (const wrong of ['', '正确的马-1235', '正确的马-1234 ', '正确的马']) {
      expect(await passwordMatches(stored, wrong)).toBe(false);
    }
  });

  it('is still checked, one after the other, when many people sign in at once', async () => {
    const stored = await hashPassword('correct-horse-1');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => passwordMatches(stored, index % 2 ? 'correct-horse-1' : 'wrong')),
    );
    expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index % 2 === 1));
  });

  it('does not hold up the others when one check fails', async () => {
    const broken = Array.from({ length: 3 }, () => passwordMatches('no hash at all', 'x').catch(() => 'failed'));
    expect(await Promise.all(broken)).toEqual(['failed', 'failed', 'failed']);
    expect(await passwordMatches(await hashPassword('correct-horse-1'), 'correct-horse-1')).toBe(true);
  });

  it('has 10 to 200 characters', () => {
    for (const good of ['x'.repeat(10), 'x'.repeat(200)]) expect(() => assertGoodPassword(good)).not.toThrow();
    for (const bad of ['', 'x'.repeat(9), 'x'.repeat(201)]) {
      expect(() => assertGoodPassword(bad)).toThrow(Invalid);
      expect(() => assertGoodPassword(bad)).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining({ field: 'next' })] }),
      );
    }
  });
});

describe('a one-time password', () => {
  it('can be read aloud: no letter that is taken for another', () => {
    for (let index = 0; index < 50; index++) {
      expect(oneTimePassword()).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
    }
  });

  it('is never the same and good enough to be a password', () => {
    const many = Array.from({ length: 200 }, oneTimePassword);
    expect(new Set(many).size).toBe(200);
    expect(() => assertGoodPassword(many[0]!)).not.toThrow();
  });
});
