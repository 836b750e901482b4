import { catalogues } from '@app/platform';

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key))
    : [path];
const slots = (text: unknown): string[] =>
  [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
const at = (root: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], root);

describe('the words of the site', () => {
  const { 'zh-CN': zh, en } = catalogues;
  it('are there in both languages', () => {
    expect(keysOf(zh.site).sort()).toEqual(keysOf(en.site).sort());
  });
  it('have the same places to fill in both', () => {
    const unlike = keysOf(zh.site).filter(
      (path) => slots(at(zh.site, path)).join() !== slots(at(en.site, path)).join(),
    );
    expect(unlike).toEqual([]);
  });
});
