import { markedWords } from './marked-words';

it('marks each piece with the fields that were read from it', () => {
  const words = markedWords('租2600平，层高8米', { area_sqm: [1, 6], height_m: [9, 11], height_kind: [7, 11] });
  expect(words.map(({ text, keys }) => `${text}:${keys.join()}`)).toEqual([
    '租:', '2600平:area_sqm', '，:', '层高:height_kind', '8米:height_m,height_kind',
  ]); // prettier-ignore
  expect(words.map(({ text }) => text).join('')).toBe('租2600平，层高8米');
});
it('leaves out spans that lie outside', () => {
  expect(markedWords('短', { a: [0, 9] })).toEqual([{ text: '短', keys: [] }]);
});
