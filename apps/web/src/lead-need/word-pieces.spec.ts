import fc from 'fast-check';
import { rowOf, wordPieces } from './word-pieces';

const text = '想在云和租3000平厂房';
const spans = [
  { key: 'regions', start: 2, end: 4 },
  { key: 'transaction', start: 4, end: 5 },
  { key: 'area_sqm', start: 5, end: 10 },
  { key: 'property', start: 8, end: 12 },
];

describe('the words of a need', () => {
  it('marks exactly the words of one value, also where another shares some', () => {
    const marks = (key: string) => wordPieces(text, spans, key).filter(({ marked }) => marked);
    expect(marks('area_sqm').map((piece) => piece.text)).toEqual(['3000平']);
    expect(marks('property').map((piece) => piece.text)).toEqual(['0平厂房'.slice(0, 4)]);
    expect(marks('budget')).toEqual([]);
  });

  it('leaves the text as it is, whatever the spans', () => {
    const span = fc.record({ key: fc.constantFrom('a', 'b', 'c'), start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) }); // prettier-ignore
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 8 }), (words, list) => {
        expect(
          wordPieces(words, list, 'a')
            .map((piece) => piece.text)
            .join(''),
        ).toBe(words);
      }),
    );
  });

  it('knows the row of a part', () => {
    expect(['needs.eia', 'land_sqm', 'regions.3311', 'area_sqm'].map(rowOf)).toEqual([
      'needs',
      'land_mu',
      'regions',
      'area_sqm',
    ]);
  });
});
