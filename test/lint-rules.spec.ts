import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Each snippet is a file of a small copy of our tree, linted by the real configuration, with the rules it must break. */
const boundary = 'plotline/boundaries';
const environment = 'no-restricted-syntax';

const refused: [name: string, path: string, text: string, rule: string][] = [
  ['a lib importing from its right', 'libs/platform/src/a.ts', `export { one } from '@app/tasks';`, boundary],
  ['a lib importing its right neighbour', 'libs/needs/src/a.ts', `export { one } from '@app/listings';`, boundary],
  ['a lib importing itself by its name', 'libs/needs/src/b.ts', `export { one } from '@app/needs';`, boundary],
  [
    'a lib importing lazily from its right',
    'libs/needs/src/c.ts',
    `export const f = () => import('@app/leads');`,
    boundary,
  ],
  [
    'an import of a type from the right',
    'libs/needs/src/d.ts',
    `import type { One } from '@app/leads';\nexport const a = (b: One) => b;`,
    boundary,
  ],
  [
    'an import past the index of a lib',
    'libs/leads/src/a.ts',
    `export { one } from '@app/needs/src/one.js';`,
    boundary,
  ],
  [
    'a relative import into another lib',
    'libs/leads/src/b.ts',
    `export { one } from '../../needs/src/index.js';`,
    boundary,
  ],
  [
    'a relative import from an app into a lib',
    'apps/api/src/a.ts',
    `export { one } from '../../../libs/needs/src/index.js';`,
    boundary,
  ],
  ['a lib importing an app', 'libs/reports/src/a.ts', `export { one } from '../../../apps/api/src/one.js';`, boundary],
  ['an app importing another app', 'apps/api/src/b.ts', `export { one } from '../../site/src/one.js';`, boundary],
  [
    'a page of the site importing the api',
    'apps/site/src/page.ts',
    `export { one } from '../../api/src/one.js';`,
    boundary,
  ],
  ['the cli importing the api', 'apps/cli/src/a.ts', `export { one } from '../../api/src/one.js';`, boundary],
  ['the dashboard importing a lib', 'apps/web/src/a.ts', `export { one } from '@app/needs';`, boundary],
  ['a lib that the order does not know', 'libs/extras/src/a.ts', `export { one } from '@app/platform';`, boundary],
  [
    'production code importing the test folder',
    'libs/leads/src/c.ts',
    `export { one } from '../../../test/one.js';`,
    boundary,
  ],
  [
    'bullmq in a domain',
    'libs/tasks/src/a.ts',
    `import { Queue } from 'bullmq';\nexport const queue = Queue;`,
    boundary,
  ],
  ['bullmq in the api', 'apps/api/src/c.ts', `import { Queue } from 'bullmq';\nexport const queue = Queue;`, boundary],
  [
    'DataSource in a domain',
    'libs/leads/src/d.ts',
    `import { DataSource } from 'typeorm';\nexport const source = DataSource;`,
    boundary,
  ],
  [
    'DataSource under another name',
    'libs/leads/src/e.ts',
    `import { DataSource as Source } from 'typeorm';\nexport const source = Source;`,
    boundary,
  ],
  [
    'the whole of typeorm in a domain',
    'libs/leads/src/f.ts',
    `import * as orm from 'typeorm';\nexport const source = orm;`,
    boundary,
  ],
  [
    'typeorm in an app',
    'apps/api/src/d.ts',
    `import { Entity } from 'typeorm';\nexport const entity = Entity;`,
    boundary,
  ],
  ['process.env in a domain', 'libs/leads/src/g.ts', `export const home = process.env.HOME;`, environment],
  ["process['env'] in an app", 'apps/api/src/e.ts', `export const home = process['env'].HOME;`, environment],
  [
    'process.env taken apart',
    'apps/site/src/a.ts',
    `const { env } = process;\nexport const home = env.HOME;`,
    environment,
  ],
  [
    'env of node:process',
    'apps/worker/src/a.ts',
    `import { env } from 'node:process';\nexport const home = env.HOME;`,
    environment,
  ],
  ['a default export', 'libs/leads/src/h.ts', `export default 1;`, 'import-x/no-default-export'],
  ['a file of 401 lines', 'libs/leads/src/i.ts', `// line\n`.repeat(400) + 'export const a = 1;', 'max-lines'],
  [
    'a function of 81 lines',
    'libs/leads/src/j.ts',
    `export function f(a: number) {\n${'  a++;\n'.repeat(79)}  return a;\n}\n`,
    'max-lines-per-function',
  ],
  [
    'a promise left alone',
    'libs/leads/src/k.ts',
    `const work = async () => 1;\nexport const f = () => {\n  work();\n};`,
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a circle of imports',
    'libs/leads/src/circle-a.ts',
    `import { b } from './circle-b.js';\nexport const a = () => b;`,
    'import-x/no-cycle',
  ],
  [
    'the other half of the circle',
    'libs/leads/src/circle-b.ts',
    `import { a } from './circle-a.js';\nexport const b = () => a;`,
    'import-x/no-cycle',
  ],
];

const allowed: [name: string, path: string, text: string][] = [
  ['a lib importing from its left', 'libs/reports/src/ok-a.ts', `export { one } from '@app/platform';`],
  ['an app importing a lib', 'apps/api/src/ok-a.ts', `export { one } from '@app/reports';`],
  ['the one process importing an app', 'apps/embedded/src/ok-a.ts', `export { one } from '../../cli/src/one.js';`],
  [
    'the process of the site taking its server from the api',
    'apps/site/src/main.ts',
    `export { one } from '../../api/src/one.js';`,
  ],
  ['platform reading the environment', 'libs/platform/src/ok-a.ts', `export const home = process.env.HOME;`],
  [
    'platform making the DataSource',
    'libs/platform/src/ok-b.ts',
    `import { DataSource } from 'typeorm';\nexport const source = DataSource;`,
  ],
  ['platform running the migrations', 'libs/platform/src/ok-c.ts', `export { one } from '../../../migrations/one.js';`],
  [
    'an entity in a domain',
    'libs/leads/src/ok-a.ts',
    `import { Entity } from 'typeorm';\nexport const entity = Entity;`,
  ],
  ['bullmq in the worker', 'apps/worker/src/ok-a.ts', `import { Queue } from 'bullmq';\nexport const queue = Queue;`],
  ['a spec using the test folder', 'libs/leads/src/ok-b.spec.ts', `export { one } from '../../../test/one.js';`],
  [
    'a circle of types only',
    'libs/leads/src/types-a.ts',
    `import type { B } from './types-b.js';\nexport type A = { b: B };`,
  ],
  ['its other half', 'libs/leads/src/types-b.ts', `import type { A } from './types-a.js';\nexport type B = { a?: A };`],
  ['a file of 400 lines', 'libs/leads/src/ok-c.ts', `// line\n`.repeat(399) + 'export const a = 1;'],
  [
    'the dashboard reading the words that all share',
    'apps/web/src/ok-a.ts',
    `import words from '../../../libs/platform/src/i18n/en.json';\nexport const all = words;`,
  ],
  ['a default export that a tool reads', 'test/tool.config.mjs', `export default {};`],
];

const LIBS = [
  'platform',
  'audit',
  'reference',
  'users',
  'companies',
  'needs',
  'listings',
  'leads',
  'matching',
  'tasks',
  'articles',
  'notifications',
  'reports',
];
const ONE = 'export const one = 1;\nexport type One = number;\n';

describe('the lint configuration', () => {
  const root = join(__dirname, '..');
  let tree: string;
  let rulesOf: Map<string, string[]>;

  beforeAll(() => {
    tree = realpathSync(mkdtempSync(join(tmpdir(), 'plotline-lint-')));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const file of ['eslint.config.mjs', 'tsconfig.json', 'package.json'])
      cpSync(join(root, file), join(tree, file));
    const put = (path: string, text: string) => {
      mkdirSync(join(tree, dirname(path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    };
    put('libs/platform/src/i18n/en.json', '{}');
    put('apps/web/tsconfig.json', '{"extends":"../../tsconfig.json","include":["src"],"exclude":[]}');
    for (const lib of LIBS) put(`libs/${lib}/src/index.ts`, ONE);
    for (const app of ['api', 'site', 'worker', 'cli', 'embedded']) put(`apps/${app}/src/one.ts`, ONE);
    for (const path of ['test/one.ts', 'migrations/one.ts']) put(path, ONE);
    for (const [, path, text] of [...refused, ...allowed]) put(path, text);
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
    const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--format', 'json', '.'], {
      cwd: tree,
      encoding: 'utf8',
    });
    if (!stdout) throw new Error(stderr);
    const files = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
    rulesOf = new Map(
      files.map((file) => [
        relative(tree, file.filePath),
        file.messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  }, 120_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(refused)('refuses %s', (_name, path, _text, rule) => {
    expect(rulesOf.get(path)).toEqual([rule]);
  });

  it.each(allowed)('allows %s', (_name, path) => {
    expect(rulesOf.get(path)).toEqual([]);
  });
});
