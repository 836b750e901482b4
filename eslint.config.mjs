import { dirname, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** A lib may import only what stands to its left. Changing this line changes the architecture: say why in the README. */
export const LIB_ORDER = [
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

const root = dirname(fileURLToPath(import.meta.url));

/** Apps whose code another may import: the one-process app hosts the others and shares the demo data of the cli. */
const HOSTED_BY = { embedded: ['api', 'site', 'worker', 'cli'] };
const BULLMQ_PLACES = ['apps/worker', 'libs/platform'];
const TYPEORM_APPS = ['apps/embedded'];
/** One catalogue of words for the site, mails and the dashboard, which is built apart. */
const CATALOGUE = /^libs\/platform\/src\/i18n\/[\w-]+\.json$/;
const DATA_SOURCE_NAMES = ['DataSource', 'InjectDataSource', 'getDataSourceToken'];

const placeOf = (path) => /^(?:libs|apps)\/[^/]+|^[^/]+/.exec(path)?.[0] ?? '';
const nameIn = (place) => place.slice(place.indexOf('/') + 1);
const isSpec = (path) => /\.spec\.tsx?$/.test(path);

/** @returns {string | undefined} why `place` may not import lib `target`, or nothing */
function libComplaint(place, source, target) {
  if (source !== `@app/${target}`)
    return `import @app/${target} itself: what its index does not export is its own affair`;
  const to = LIB_ORDER.indexOf(target);
  if (to < 0) return `there is no lib called ${target}`;
  if (place === 'apps/web') return 'the dashboard runs in a browser and knows the server only by its API';
  if (!place.startsWith('libs/')) return undefined;
  const from = LIB_ORDER.indexOf(nameIn(place));
  if (from < 0) return `${place} is missing in LIB_ORDER`;
  if (from === to) return 'a lib reaches its own files by relative paths';
  return to < from ? undefined : `${target} stands to the right of ${nameIn(place)}`;
}

function relativeComplaint(file, place, source) {
  const target = posix.normalize(posix.join(posix.dirname(file), source));
  const to = placeOf(target);
  if (to === place) return undefined;
  if (place === 'apps/web' && CATALOGUE.test(target)) return undefined;
  if (to === 'test' && isSpec(file)) return undefined;
  if (to === 'migrations' && (place === 'libs/platform' || place.startsWith('apps/'))) return undefined;
  if (place.startsWith('apps/') && to.startsWith('apps/') && HOSTED_BY[nameIn(place)]?.includes(nameIn(to)))
    return undefined;
  // Alone in a process, the site runs on the same kind of server as the api.
  if (file === 'apps/site/src/main.ts' && to === 'apps/api') return undefined;
  return `no relative import from ${place} into ${to || 'the root'}`;
}

function packageComplaint(place, source, names) {
  if (/^(bullmq|@nestjs\/bullmq)(\/|$)/.test(source) && !BULLMQ_PLACES.includes(place)) {
    return `queues are known only to ${BULLMQ_PLACES.join(' and ')}`;
  }
  if (!/^(typeorm|@nestjs\/typeorm)(\/|$)/.test(source)) return undefined;
  if (place.startsWith('apps/') && !TYPEORM_APPS.includes(place)) return 'apps hold no database code';
  if (place === 'libs/platform' || TYPEORM_APPS.includes(place)) return undefined;
  if (names.includes('*')) return 'import the names, so that it shows that DataSource is not among them';
  const banned = names.find((name) => DATA_SOURCE_NAMES.includes(name));
  return banned && `${banned} belongs to libs/platform: take a Tx`;
}

function importedNames(node) {
  if (node.type === 'ImportExpression' || node.type === 'ExportAllDeclaration') return ['*'];
  return (node.specifiers ?? []).map(({ type, imported, local }) => {
    if (type === 'ImportSpecifier') return imported.name ?? imported.value;
    if (type === 'ExportSpecifier') return local.name ?? local.value;
    return '*';
  });
}

const boundaries = {
  meta: { type: 'problem', schema: [], messages: { crossed: '{{why}}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const place = placeOf(file);
    if (!/^(libs|apps)\//.test(place)) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const why = source.startsWith('.')
        ? relativeComplaint(file, place, source)
        : source.startsWith('@app/')
          ? libComplaint(place, source, source.split('/')[1])
          : packageComplaint(place, source, importedNames(node));
      if (why) context.report({ node, messageId: 'crossed', data: { why } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const ENVIRONMENT_MESSAGE = 'settings are read once, in libs/platform: inject SETTINGS';
const noEnvironment = [
  'error',
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: ENVIRONMENT_MESSAGE },
  { selector: "MemberExpression[object.name='process'][property.value='env']", message: ENVIRONMENT_MESSAGE },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: ENVIRONMENT_MESSAGE,
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    message: ENVIRONMENT_MESSAGE,
  },
];

export default tseslint.config(
  {
    ignores: ['**/node_modules', 'dist', '.data', '.jest-cache', 'coverage', 'apps/web/dist'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'Buffer',
          'AbortSignal',
          'AbortController',
          'performance',
          'TextDecoder',
          'TextEncoder',
          'URLSearchParams',
          'setImmediate',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    // Type-checking is the dear part: one rule is worth it.
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: resolve(root) } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['{apps,libs,migrations,test}/**/*.{ts,tsx,mjs}'],
    plugins: { plotline: { rules: { boundaries } }, 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ alwaysTryTypes: false, project: resolve(root, 'tsconfig.json') }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/external-module-folders': ['node_modules'],
    },
    rules: {
      'plotline/boundaries': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'no-console': 'off',
      // Texts from outside are cleaned of control characters, which must be named for that.
      'no-control-regex': 'off',
      // A slash escaped within brackets reads better than one that is not.
      'no-useless-escape': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['{apps,libs,migrations}/**/*.{ts,tsx}'],
    ignores: ['libs/platform/**', 'apps/web/*.ts'],
    rules: { 'no-restricted-syntax': noEnvironment },
  },
  {
    // Written by tools: their length is no one's choice.
    files: ['**/*.gen.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Tools read the default export of their configuration.
    files: ['**/*.config.{mjs,ts}'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    // A describe block and a migration's SQL are lists, not logic.
    files: ['**/*.spec.{ts,tsx}', 'test/**', 'migrations/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
