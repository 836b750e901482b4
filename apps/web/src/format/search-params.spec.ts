import fc from 'fast-check';
import { parseSearch, pick, stringifySearch } from './search-params';

describe('search parameters', () => {
  it('keeps a phone number a string', () => expect(parseSearch('?q=13800138000')).toEqual({ q: '13800138000' }));

  it('writes nothing for what is empty', () => {
    expect(stringifySearch({ q: undefined, stage: '', view: null })).toBe('');
    expect(stringifySearch({ view: 'mine', q: '厂房' })).toBe('?view=mine&q=%E5%8E%82%E6%88%BF');
  });

  it('reads back what it wrote', () => {
    const texts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1, unit: 'grapheme' }));
    fc.assert(fc.property(texts, (values) => expect(parseSearch(stringifySearch(values))).toEqual({ ...values })));
  });

  it('takes only the keys it knows', () =>
    expect(pick({ q: 'a', from_wechat: '1', stage: '' }, ['q', 'stage'])).toEqual({ q: 'a' }));
});
