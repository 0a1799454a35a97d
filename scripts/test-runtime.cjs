// Suites load their modules by Node's own `require`, once for all suites of a worker, and not by jest's, which reads
// everything anew into a sandbox for every suite: 2,000 modules for one that starts the server, and every global looked
// up through a proxy ever after. That was half of the processor time of all suites.
//
// What a suite may rely on for it: a module of ours remembers nothing that a suite does, only what is a function of its
// key (a database, a scenario). Only the suite's own file is read again. Not for a watch, where files change meanwhile.
const Module = require('node:module');
const Runtime = require('jest-runtime').default;

/** Of all that this worker has translated, so that every stack trace names the line of the source. */
const sourceMaps = new Map();
/** That of the suite which this worker runs. */
let current;

Module._extensions['.ts'] = (module, path) => module._compile(current.translated(path), path);

module.exports = class SharedModulesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    current = this;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  /** By the transforms of jest's configuration, from jest's cache where it is there. */
  translated(path) {
    const code = this.transformCache.transform(path);
    const map = super.getSourceMaps().get(path);
    if (map) sourceMaps.set(path, map);
    return code;
  }

  /** What jest itself is made of stays in its sandbox, apart from what it tests. */
  requireModule(from, name, options, isRequireActual) {
    const isSuite = name === undefined && !options?.isInternalModule;
    if (!isSuite) return super.requireModule(from, name, options, isRequireActual);
    Object.assign(globalThis, this.requireModuleOrMock(from, '@jest/globals'));
    try {
      return require(from);
    } finally {
      delete require.cache[from];
    }
  }
};
