import fc from 'fast-check';
import { emptyInquiry, inquiryErrors, readInquiryForm, readInquiryJson } from './inquiry-form.js';
import { wordsOf } from './site-words.js';

const t = wordsOf('zh-CN');
const whole = { need: '租3000平', phone: '138 0013 8000', consent: '1' };
const fieldsOf = (errors: { field: string }[]) => errors.map(({ field }) => field);

describe('a posted form', () => {
  it('needs one text of the need, a phone that can be dialled, and consent', () => {
    expect(fieldsOf(inquiryErrors(t, readInquiryForm({})))).toEqual(['need', 'phone', 'consent']);
    expect(inquiryErrors(t, readInquiryForm(whole))).toEqual([]);
    expect(inquiryErrors(t, readInquiryForm({ ...whole, need: '', tax: '年税100万' }))).toEqual([]);
    expect(fieldsOf(inquiryErrors(t, readInquiryForm({ ...whole, phone: '1380' })))).toEqual(['phone']);
  });
  it.each([
    '95588',
    '2123456',
    '400 0123 021',
    '+86 13800138000',
    '１３８００１３８０００',
    '0578-2123456',
    '138-0013-8000',
  ])('takes %s', (phone) => {
    expect(inquiryErrors(t, readInquiryForm({ ...whole, phone }))).toEqual([]);
  });
  it('refuses more than 2,000 characters and NUL by the field', () => {
    expect(fieldsOf(inquiryErrors(t, readInquiryForm({ ...whole, usage: 'x'.repeat(2001) })))).toEqual(['usage']);
    expect(fieldsOf(inquiryErrors(t, readInquiryForm({ ...whole, company: 'a\0b' })))).toEqual(['company']);
  });
  it('ignores what it does not know and counts a repeated field once', () => {
    const values = readInquiryForm({ ...whole, need: ['一', '二'], from: 'timeline', isappinstalled: '0' });
    expect(values.need).toBe('一');
    expect(values).not.toHaveProperty('from');
  });
  it('keeps what was typed, letter for letter', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (need) => {
      expect(readInquiryForm({ need }).need).toBe(need.replace(/\r\n?/g, '\n'));
    })); // prettier-ignore
  });
  it('answers for any body', () => {
    fc.assert(fc.property(fc.anything(), (body) => {
      expect(Array.isArray(inquiryErrors(t, readInquiryForm(body)))).toBe(true);
      expect(Array.isArray(readInquiryJson(t, body).errors)).toBe(true);
    })); // prettier-ignore
  });
});

describe('JSON of a program', () => {
  const right = { need: '买地30亩', phone: '13900139000', consent: true };
  it('is taken whole', () => {
    expect(readInquiryJson(t, right)).toEqual({
      values: emptyInquiry({ ...right, consent: true }),
      errors: [],
    });
  });
  it.each([
    [{ ...right, need: 1 }, ['need']],
    [{ ...right, phone: ['1'] }, ['phone']],
    [{ ...right, consent: 'true' }, ['consent']],
    [{ ...right, consent: false }, ['consent']],
    [{ ...right, budget: 3 }, ['budget']],
    [{ ...right, tax: '\ud800' }, ['tax']],
    [{ ...right, tax: 'x'.repeat(60_000) }, ['tax']],
    [[right], ['body', 'need', 'phone', 'consent'].slice(0, 1)],
    [null, ['body']],
  ])('names the wrong field of %j', (body, fields) => {
    expect(fieldsOf(readInquiryJson(t, body).errors)).toEqual(fields);
  });
  it('takes 4-byte characters', () => {
    expect(readInquiryJson(t, { ...right, company: '𠮷野家😀' }).errors).toEqual([]);
  });
});
