const tsJest = (tsconfig) => ['ts-jest', { tsconfig, diagnostics: false }];
const sources = { '^.+\\.ts$': tsJest('tsconfig.json') };

/** Once for all suites of a worker; scripts/test-runtime.cjs says why. */
const sharedModules = {
  runtime: '<rootDir>/scripts/test-runtime.cjs',
  testEnvironment: '<rootDir>/scripts/test-environment.cjs',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: sources,
};

/** Anew for every suite, as jest does it: files change while one watches. */
const modulesOfTheirOwn = {
  testEnvironment: 'node',
  // faker ships ES modules only, which this sandbox does not know; everything else of ours is CommonJS.
  transform: {
    ...sources,
    '/node_modules/@faker-js/.+\\.js$': tsJest({
      allowJs: true,
      module: 'commonjs',
      target: 'es2022',
      isolatedModules: true,
    }),
  },
  transformIgnorePatterns: ['/node_modules/(?!@faker-js/)'],
  // A sandbox's globals are looked up on every use, which costs the simulation's inner loops more than their arithmetic.
  // These are handed in as parameters instead. (Not Date: fake timers put another in its place. Not JSON: a dependency
  // declares a name of its own like it.)
  sandboxInjectedGlobals: ['Array', 'Infinity', 'Map', 'Math', 'Number', 'Object', 'Set', 'String'],
};

const isWatching = process.argv.some((argument) => argument.startsWith('--watch'));

/** @type {import('jest').Config} */
module.exports = {
  ...(isWatching ? modulesOfTheirOwn : sharedModules),
  roots: ['<rootDir>/api/test', '<rootDir>/scripts', '<rootDir>/web/src'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/scripts/test-setup.cjs',
  globalTeardown: '<rootDir>/scripts/test-teardown.cjs',
  testSequencer: '<rootDir>/scripts/test-order.cjs',
  // What is remembered adds up over the suites of a worker.
  workerIdleMemoryLimit: '2GB',
  // `npm run test:long` and `npm run fuzz` try ten times as often.
  testTimeout: [process.env.TEST_LONG, process.env.TEST_FUZZ].includes('true') ? 600_000 : 60_000,
};
