import { countryName, phoneNotes } from './phone-notes';

const check = (given: Partial<Parameters<typeof phoneNotes>[0]>) =>
  phoneNotes({ kind: 'mobile', warnings: [], extension: null, country: null, ...given }).map(({ key }) => key);

describe('what is said beside a number', () => {
  it('is nothing for a plain mobile', () => expect(check({})).toEqual([]));
  it('is doubt first, then what to know', () => {
    expect(check({ kind: 'service', warnings: ['service_number'], extension: '2' })).toEqual([
      'service_number',
      'extension',
    ]);
    expect(check({ kind: 'landline', extension: '801' })).toEqual(['landline', 'extension']);
    expect(check({ kind: 'landline', warnings: ['area_code_missing'] })).toEqual(['area_code_missing']);
    expect(check({ warnings: ['foreign_number', 'unassigned_prefix'], country: 'HK' })).toEqual([
      'foreign',
      'unassigned_prefix',
    ]);
    expect(check({ warnings: ['foreign_number'] })).toEqual(['foreignUnknown']);
  });
  it('doubts neither a landline nor a foreign number', () => {
    const doubts = (given: Partial<Parameters<typeof phoneNotes>[0]>) =>
      phoneNotes({ kind: 'landline', warnings: [], extension: null, country: null, ...given }).some(
        ({ doubtful }) => doubtful,
      );
    expect(doubts({})).toBe(false);
    expect(doubts({ warnings: ['foreign_number'], country: 'US' })).toBe(false);
    expect(doubts({ warnings: ['unassigned_prefix'] })).toBe(true);
  });
  it('names the country in the language of the screen', () => {
    expect(countryName('US', 'zh-CN')).toBe('美国');
    expect(countryName('US', 'en')).toBe('United States');
    expect(countryName('?', 'en')).toBe('?');
  });
});
