import { factChips, spansOf, textPieces } from './text-marks';

const text = '浙江云澜医疗器械有限公司在云和县签约，总投资2.5亿元。';
const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
const evidence = { company: at('浙江云澜医疗器械有限公司'), district: at('云和县'), city: at('云和县'), stage: at('签约'), amount_cny: at('2.5亿元'), persons: [0, 2] }; // prettier-ignore

describe('the marks of a text', () => {
  it('cover the words of each fact and give the whole text back', () => {
    const pieces = textPieces(text, spansOf({ evidence }));
    expect(pieces.map(({ text: words }) => words).join('')).toBe(text);
    expect(pieces.filter(({ kind }) => kind).map(({ text: words, kind }) => `${kind} ${words}`)).toEqual([
      'company 浙江云澜医疗器械有限公司',
      'place 云和县',
      'stage 签约',
      'amount 2.5亿元',
    ]);
  });
  it('name no person and nothing that is no place in a text', () => {
    expect(spansOf({ evidence: { persons: [0, 2], stage: null, company: ['a', 2], area_mu: [1] } })).toEqual([]);
  });
  it('point at the fact that is looked for', () => {
    const [marked] = textPieces(text, spansOf({ evidence }), 'amount_cny').filter((piece) => piece.marked);
    expect(marked).toMatchObject({ text: '2.5亿元', kind: 'amount' });
  });
  it('are one chip a place in the text', () => {
    expect(factChips(text, spansOf({ evidence })).map(({ words }) => words)).toEqual([
      '浙江云澜医疗器械有限公司',
      '2.5亿元',
      '云和县',
      '签约',
    ]);
  });
});
