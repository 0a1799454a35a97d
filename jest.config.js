const tsJest = (tsconfig) => ['ts-jest', { tsconfig, diagnostics: false }];

// faker ships ES modules only; everything else of ours is CommonJS.
const fakerTsconfig = { allowJs: true, module: 'commonjs', target: 'es2022', isolatedModules: true };

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/api/test', '<rootDir>/scripts', '<rootDir>/web/src'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': tsJest('tsconfig.json'),
    '/node_modules/@faker-js/.+\\.js$': tsJest(fakerTsconfig),
  },
  transformIgnorePatterns: ['/node_modules/(?!@faker-js/)'],
  testSequencer: '<rootDir>/scripts/test-order.cjs',
  // `npm run test:long` tries ten times as often.
  testTimeout: process.env.TEST_LONG === 'true' ? 600_000 : 60_000,
  // A test file's globals are looked up in its sandbox on every use, which costs the simulation's inner loops more than
  // their arithmetic. These are handed in as parameters instead. (Not Date: fake timers put another in its place. Not
  // JSON: a dependency declares a name of its own like it.)
  sandboxInjectedGlobals: ['Array', 'Infinity', 'Map', 'Math', 'Number', 'Object', 'Set', 'String'],
};
