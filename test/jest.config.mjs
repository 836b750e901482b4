import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything is turned into CommonJS: Nest 12 is ESM only and Jest on Node 20 cannot require() ESM. */
const swc = (typescript) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: typescript ? { syntax: 'typescript', decorators: true, tsx: true } : { syntax: 'ecmascript', jsx: false },
      transform: typescript
        ? { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } }
        : undefined,
    },
    module: { type: 'commonjs' },
  },
];

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  moduleNameMapper: {
    '^@app/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transformIgnorePatterns: ['/node_modules/(typescript|@swc|playwright-core)/'],
  transform: { '^.+\\.tsx?$': swc(true), '^.+\\.m?js$': swc(false) },
};
const project = (name, testMatch, more = {}) => ({ ...shared, displayName: name, testMatch, ...more });

/** A migrated template database on a Postgres of our own; test files clone it with createTestDatabase(). */
const withPostgres = {
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
};

export default {
  rootDir: root,
  cacheDirectory: '<rootDir>/.jest-cache',
  testTimeout: 120_000,
  projects: [
    project('unit', ['<rootDir>/{libs,apps,test}/**/*.spec.{ts,tsx}'], {
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$', '/node_modules/'],
    }),
    project('db', ['<rootDir>/{libs,apps}/**/*.db.spec.ts'], withPostgres),
    project('e2e', ['<rootDir>/test/*.e2e-spec.ts'], withPostgres),
    project('bench', ['<rootDir>/test/bench/*.e2e-spec.ts'], withPostgres),
    project('faults', ['<rootDir>/test/faults/*.faults-spec.ts']),
    project('split', ['<rootDir>/test/split/*.split-spec.ts'], withPostgres),
  ],
};
