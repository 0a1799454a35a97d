// Beside test-runtime.cjs: the suites run outside of jest's sandbox, so what its matchers compare with
// (`expect.any(String)`), and what its fake timers replace, has to be what the suites see.
const { TestEnvironment } = require('jest-environment-node');

/** The language's constructors and namespaces. */
const BUILT_IN = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));

module.exports = class SharedModulesEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of BUILT_IN) {
      if (Object.getOwnPropertyDescriptor(this.global, name)?.writable) this.global[name] = globalThis[name];
    }
    const FakeTimers = this.fakeTimersModern.constructor;
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
  }
};
