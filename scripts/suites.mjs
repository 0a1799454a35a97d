// Which test suites there are, which of them a command names, and what those need. Plain Node, no dependencies.
import { join } from 'node:path';
import { ROOT } from './install.mjs';
import { SourceGraph, sourcesUnder } from './source-graph.mjs';

const FOLDERS = ['api/test', 'scripts', 'web/src'];

/** By what a suite imports it tells what it uses. */
const USES = {
  'api/test/support/databases.ts': 'databases',
  'api/test/support/own-process.ts': 'processes',
  'api/test/support/effort.ts': 'effort',
  'api/test/browser/test-browser.ts': 'browser',
};

/** All of them, by their paths. */
export const allSuites = () =>
  FOLDERS.flatMap((folder) => sourcesUnder(ROOT, folder)).filter((path) => path.endsWith('.test.ts'));

/** The suites whose path matches one of the patterns, as jest understands them. @throws where a pattern matches none */
export function chosenSuites(patterns, suites) {
  const matching = patterns.map((pattern) => {
    const expression = new RegExp(pattern.replace(/^\.\//, ''), 'i');
    const found = suites.filter((path) => expression.test(join(ROOT, path)));
    if (found.length > 0) return found;
    const message = `No suite matches "${pattern}". A suite is a *.test.ts under ${FOLDERS.join(', ')}.`;
    throw Object.assign(new Error(message), { isForTheUser: true });
  });
  return suites.filter((path) => matching.some((found) => found.includes(path)));
}

/**
 * For each use the suites that have it.
 * @returns {{databases: string[], processes: string[], effort: string[], browser: string[]}}
 */
export function usesOf(suites) {
  const graph = new SourceGraph(ROOT);
  const uses = Object.fromEntries(Object.values(USES).map((use) => [use, []]));
  for (const suite of suites) {
    const reached = graph.reachedFrom(suite);
    for (const [path, use] of Object.entries(USES)) if (reached.has(path)) uses[use].push(suite);
  }
  return uses;
}
