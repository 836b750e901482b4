import { isKnown, validatorOf } from './page-validators.js';

const page = (key: string, words = '厂房') => `<p>${words}</p><input type="hidden" name="key" value="${key}"/>`;

describe('the validator of a page', () => {
  it('is the same for the same page with another form key, and another for another page', () => {
    expect(validatorOf(page('a'))).toBe(validatorOf(page('b')));
    expect(validatorOf(page('a', '仓库'))).not.toBe(validatorOf(page('a')));
    expect(validatorOf(page('a'))).toMatch(/^W\/"[\w-]{22}"$/);
  });

  it('is recognised in a list, weak or strong, and not in part', () => {
    const validator = validatorOf(page('a'));
    expect(isKnown(`"x", ${validator}`, validator)).toBe(true);
    expect(isKnown(validator.slice(2), validator)).toBe(true);
    expect(isKnown('*', validator)).toBe(true);
    expect(isKnown(validator.slice(0, -2), validator)).toBe(false);
    expect(isKnown(undefined, validator)).toBe(false);
  });
});
