import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '../../../../libs/platform/src/i18n/en.json';
import zh from '../../../../libs/platform/src/i18n/zh-CN.json';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const chinese = new Map(flat(zh.app as Tree));
const english = new Map(flat(en.app as Tree));
const holes = (text: string | undefined) => (text?.match(/{{\w+}}/g) ?? []).sort();

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.|\.gen\./.test(entry.name) ? [path] : [];
  });

describe('the words of the dashboard', () => {
  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('fills the same holes in both languages', () => {
    const uneven = [...chinese].filter(([key, text]) => holes(text).join() !== holes(english.get(key)).join());
    expect(uneven).toEqual([]);
  });

  it('has every key that a screen asks for by its whole name', () => {
    const asked = sources(join(process.cwd(), 'apps/web/src')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key ?? ''),
    );
    const missing = asked.filter((key) => !chinese.has(key) && !chinese.has(`${key}_other`));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('leaves no Chinese in the English words', () => {
    expect([...english].filter(([, text]) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});
