// The slowest suites begin first, or the run waits for them at its end: jest has no times of its own where it has not
// run before. Suites that start whole programs, engines or browsers are in folders of their own.
const { relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST_FIRST = ['crash', 'engine', 'program', 'browser', 'simulation', 'jobs', 'ingest', 'cli', 'detection', 'server', 'scripts', 'graphql', 'generation', 'persistence']; // prettier-ignore

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path, context }) => {
      const folders = relative(context.config.rootDir, path).split(sep);
      const place = LONGEST_FIRST.indexOf(folders[0] === 'api' ? folders[2] : folders[0]);
      return place === -1 ? LONGEST_FIRST.length : place;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
