import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CodeMeasure, measureCode } from './support/measure-code.js';

describe('measuring code', () => {
  let tree: string;
  const measure = (files: Record<string, string>): CodeMeasure => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(tree, dirname(path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return measureCode(tree, ['apps', 'libs']);
  };

  beforeEach(() => (tree = mkdtempSync(join(tmpdir(), 'plotline-measure-'))));
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('finds a circle of imports, through the name of a lib too', () => {
    const { cycles } = measure({
      'libs/a/src/index.ts': `export * from './one.js';`,
      'libs/a/src/one.ts': `import { two } from '@app/b';\nexport const one = () => two;`,
      'libs/b/src/index.ts': `import { one } from '../../a/src/one.js';\nexport const two = () => one;`,
      'apps/c/src/alone.ts': `import { one } from '@app/a';\nexport const three = one;`,
    });
    expect(cycles).toEqual([['libs/a/src/one.ts', 'libs/b/src/index.ts']]);
  });

  it('does not count imports of types only', () => {
    const { cycles } = measure({
      'libs/a/src/one.ts': `import type { Two } from './two.js';\nexport type One = Two;`,
      'libs/a/src/two.ts': `import { type One } from './one.js';\nexport type Two = One | 1;`,
    });
    expect(cycles).toEqual([]);
  });

  it('measures files and functions, and leaves out tests and generated files', () => {
    const lines = (count: number) => '// a\n'.repeat(count);
    const { files, fileMedian, fileP90, functions, functionP90, commentShare } = measure({
      'libs/a/src/short.ts': lines(10),
      'libs/a/src/middle.ts': lines(20),
      'libs/a/src/long.ts': `export function long() {\n${'  void 0;\n'.repeat(38)}}\n`,
      'libs/a/src/short.spec.ts': lines(900),
      'libs/a/src/made.gen.ts': lines(900),
    });
    expect(files.map(({ lines: size }) => size).sort()).toEqual([10, 20, 40]);
    expect([fileMedian, fileP90, functionP90]).toEqual([20, 40, 40]);
    expect(functions).toEqual([{ path: 'libs/a/src/long.ts', name: 'long', lines: 40 }]);
    expect(commentShare).toBeCloseTo(30 / 70);
  });
});
