const { readdirSync } = require('node:fs');
const js = require('@eslint/js');
const { createNodeResolver, importX } = require('eslint-plugin-import-x');
const reactHooks = require('eslint-plugin-react-hooks');
const { defineConfig, globalIgnores } = require('eslint/config');
const tseslint = require('typescript-eslint');

/**
 * Which part may import which; everything else in api/src is closed to it. One direction, as docs/ARCHITECTURE.md
 * draws it.
 */
const PURE_FOLDERS = ['domain', 'detection', 'generation', 'connectors'];
const READS_AND_REQUESTS = [
  // What may be asked of the store from above; the engine's own ways of writing are not among them.
  'persistence/read',
  'persistence/requests',
  'persistence/database.ts',
  'persistence/dialect.ts',
  'persistence/run-digest.ts',
];
const API_IMPORTS = {
  domain: [],
  detection: ['domain'],
  generation: ['domain'],
  connectors: ['domain'],
  entities: ['domain'],
  persistence: ['domain', 'detection', 'generation', 'entities'],
  ingest: [...PURE_FOLDERS, 'entities', 'persistence'],
  jobs: ['domain', 'detection', 'entities', 'persistence'],
  engine: [...PURE_FOLDERS, 'entities', 'persistence', 'ingest'],
  feeds: ['domain', 'entities', 'persistence/feed-store.ts', 'engine/engine-handle.ts'],
  'scenario-lab': ['domain', 'generation'],
  application: [
    ...PURE_FOLDERS,
    'entities',
    ...READS_AND_REQUESTS,
    'engine/engine-handle.ts',
    'feeds',
    'scenario-lab',
  ],
  graphql: ['domain', 'entities', ...READS_AND_REQUESTS, 'feeds', 'application'],
  resolvers: [
    'domain',
    'detection',
    'generation',
    'entities',
    ...READS_AND_REQUESTS,
    'feeds',
    'scenario-lab',
    'application',
    'graphql',
  ],
  server: [
    'domain',
    'connectors',
    'entities',
    'engine',
    'persistence',
    'feeds',
    'application',
    'graphql',
    'config.ts',
    'start-error.ts',
  ],
  sources: ['domain', 'entities', ...READS_AND_REQUESTS, 'engine/engine-handle.ts', 'application'],
  cli: [...PURE_FOLDERS, 'entities', 'persistence', 'ingest', 'engine', 'make-folder.ts'],
};

const apiZones = Object.entries(API_IMPORTS).map(([folder, allowed]) => ({
  target: `./api/src/${folder}`,
  from: './api/src',
  except: [`./${folder}`, ...allowed.map((path) => `./${path}`)],
  message: `${folder} may import from ${allowed.join(', ') || 'nowhere else'} only.`,
}));

const features = readdirSync(`${__dirname}/web/src/features`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const webZones = [
  ...features.map((feature) => ({
    target: `./web/src/features/${feature}`,
    from: './web/src/features',
    except: [`./${feature}`],
    message: 'Features do not import each other; what they share stands beside them.',
  })),
  {
    target: ['./web/src/components', './web/src/charts', './web/src/format'],
    from: './web/src',
    except: ['./components', './charts', './format', './api/error-message.ts'],
    message: 'Components, charts and formats know neither features nor the API.',
  },
  {
    target: ['./web/src/api', './web/src/live', './web/src/workspace', './web/src/features'],
    from: './web/src/app',
    message: 'Only the app itself imports from app.',
  },
];

const IMPORT_SETTINGS = {
  'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
  'import-x/extensions': ['.ts', '.tsx'],
};

/** What a pure folder needs instead of these is given to it as an argument. */
const IMPURE_IMPORTS = {
  patterns: [
    { group: ['node:*', 'fs', 'path', 'crypto'], message: 'Pure folders do no I/O: pass in what it gives.' },
    {
      group: ['typeorm', 'sqlite3', 'pg'],
      message: 'Pure folders know no store: stores are in persistence/.',
    },
    {
      group: ['graphql', 'type-graphql', '@apollo/*'],
      message: 'Pure folders know no API: that is in graphql/ and resolvers/.',
    },
  ],
};

module.exports = defineConfig([
  globalIgnores(['dist/', 'node_modules/', 'coverage/', 'data/', '**/*.generated.ts']),
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // the compiler's concern
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'States are `as const` lists.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import from where a thing is.' },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['api/src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: IMPORT_SETTINGS,
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: __dirname, zones: apiZones }],
      'import-x/no-cycle': 'error',
      'no-console': 'error',
    },
  },
  {
    files: PURE_FOLDERS.map((folder) => `api/src/${folder}/**/*.ts`),
    rules: { 'no-restricted-imports': ['error', IMPURE_IMPORTS] },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: IMPORT_SETTINGS,
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: __dirname, zones: webZones }],
      'import-x/no-cycle': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,js,cjs,mjs}'],
    ignores: ['**/migrations/**'],
    rules: {
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', 350],
      'max-params': ['error', 5],
    },
  },
  {
    // A suite is one function of any length.
    files: ['**/*.test.{ts,tsx}', 'api/test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
]);
