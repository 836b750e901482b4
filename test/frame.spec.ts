import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { measureCode } from './support/measure-code.js';

const root = join(__dirname, '..');

/** Made or fetched on the machine, and ignored by git. */
const IGNORED = ['node_modules', 'dist', 'coverage'];

const TOP_LEVEL = [
  'Dockerfile',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'apps',
  'docker-compose.yml',
  'eslint.config.mjs',
  'libs',
  'migrations',
  'nest-cli.json',
  'package-lock.json',
  'package.json',
  'test',
  'tsconfig.json',
];

describe('the code', () => {
  const code = measureCode(root, ['apps', 'libs', 'migrations']);

  beforeAll(() => {
    const { files, lines, fileMedian, fileP90, functions, functionMedian, functionP90, commentShare } = code;
    process.stdout.write(
      `code: ${files.length} files, ${lines} lines; file median ${fileMedian}, p90 ${fileP90}; ` +
        `${functions.length} functions, median ${functionMedian}, p90 ${functionP90}; comments ${Math.round(commentShare * 100)} %\n`,
    );
  });

  it('is found', () => expect(code.files.length).toBeGreaterThan(100));
  it('has a median file of at most 60 lines', () => expect(code.fileMedian).toBeLessThanOrEqual(60));
  it('has nine of ten files within 200 lines', () => expect(code.fileP90).toBeLessThanOrEqual(200));
  it('has no file over 400 lines', () => expect(code.files.filter(({ lines }) => lines > 400)).toEqual([]));
  it('has nine of ten functions within 30 lines', () => expect(code.functionP90).toBeLessThanOrEqual(30));

  it('has no function over 80 lines, SQL of migrations apart', () => {
    const long = code.functions.filter(({ path, lines }) => lines > 80 && !path.startsWith('migrations/'));
    expect(long).toEqual([]);
  });

  it('has no controller over 150 lines', () => {
    const controllers = code.files.filter(({ path }) => path.endsWith('.controller.ts'));
    expect(controllers.length).toBeGreaterThan(5);
    expect(controllers.filter(({ lines }) => lines > 150)).toEqual([]);
  });

  it('has no circle of imports at run time', () => expect(code.cycles).toEqual([]));
});

describe('the top level', () => {
  it('is exactly that of the design', () => {
    const entries = readdirSync(root).filter((name) => !name.startsWith('.') && !IGNORED.includes(name));
    expect(entries.sort()).toEqual(TOP_LEVEL);
  });

  it('pins TypeScript and the Node it needs', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      engines: { node: string };
      devDependencies: Record<string, string>;
    };
    expect(manifest.devDependencies.typescript).toBe('6.0.3');
    expect(manifest.engines.node).toMatch(/^>=20/);
  });
});
