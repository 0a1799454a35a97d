// Plain Node until the packages are there. What the machine lacks is skipped with a line that names it; with CI=true
// that is a failure.
//
//   npm test                        everything that is checked, and all suites
//   npm test -- PATH... [-t NAME]   only the suites whose path matches, with what they need; other options are jest's
//   npm run test:watch [PATH...]    the same again and again, as files change; without a path: what has changed
//   npm run test:long               the suites that can try more (kills, seeds, damaged files), and the release;
//                                   `-- --rounds N`, each with seeds of its own, 3 where it is left out
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { staticChecks } from './check.mjs';
import { checkRelease } from './check-release.mjs';
import { ensureInstalled, ROOT, say, secondsSince } from './install.mjs';
import { runChosen, runCounted } from './jest-runs.mjs';
import { findChromium, findPostgres } from './machine.mjs';
import { allSuites, chosenSuites, usesOf } from './suites.mjs';
import { Tally } from './tally.mjs';
import { translateTestProcesses } from './translate-test-processes.mjs';

const USUAL_ROUNDS = 3;

const isCi = process.env.CI === 'true';
const tally = new Tally();

async function main() {
  const started = performance.now();
  const { long, rounds, watch, patterns, options } = parsed(process.argv.slice(2));
  await ensureInstalled();
  const suites = allSuites();
  if (!long && (watch || patterns.length + options.length > 0))
    return chosen({ suites, watch, patterns, options });
  if (long) await longer(suites, rounds);
  else await everything(suites);
  say(`It took ${secondsSince(started)} s.`);
  process.exitCode = tally.report();
}

/** What is ours; whatever else begins with a dash is jest's, with its value where it takes one. */
function parsed(args) {
  const given = { long: false, rounds: USUAL_ROUNDS, watch: false, patterns: [], options: [] };
  const waiting = args.filter((each) => each !== '--no-cache');
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    if (argument === '--long') given.long = true;
    else if (argument === '--rounds') given.rounds = roundsOf(waiting.shift());
    else if (argument === '--watch') given.watch = true;
    else if (!argument.startsWith('-')) given.patterns.push(argument);
    else {
      given.options.push(argument);
      if (['-t', '--testNamePattern'].includes(argument)) given.options.push(waiting.shift() ?? '');
    }
  }
  return given;
}

function roundsOf(text) {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds > 0) return rounds;
  const message = `--rounds expects a whole number from 1, and got "${text ?? ''}".`;
  throw Object.assign(new Error(message), { isForTheUser: true });
}

async function everything(suites) {
  await staticChecks(tally);
  outside(
    'contract.graphql',
    process.env.CLAIMSTREAM_CONTRACT ?? join(ROOT, '..', 'shared', 'contract.graphql'),
    'CLAIMSTREAM_CONTRACT',
  );
  outside(
    'real remittance files',
    process.env.CLAIMSTREAM_REAL_FILES ?? join(ROOT, '..', 'shared', 'real'),
    'CLAIMSTREAM_REAL_FILES',
  );
  await withMachine(usesOf(suites), (env) => runCounted({ env, tally }));
}

/** The suites that try a promise more often when they are asked to, and those only; then the release. */
async function longer(suites, rounds) {
  const extended = usesOf(suites).effort;
  await withMachine(usesOf(extended), async (env) => {
    for (let round = 0; round < rounds; round += 1) {
      say(`Round ${round + 1} of ${rounds}: ${extended.length} suites`);
      const longEnv = { ...env, TEST_LONG: 'true', TEST_ROUND: String(round) };
      await runCounted({ suites: extended, env: longEnv, tally });
    }
  });
  await checkRelease(tally);
}

async function chosen({ suites, watch, patterns, options }) {
  const named = patterns.length > 0 ? chosenSuites(patterns, suites) : suites;
  const uses = usesOf(named);
  say(leftOut(suites, named, uses));
  const code = await withMachine(
    uses,
    (env) => runChosen({ files: named, patterns, options, watch }, env),
    // While one watches, processes are to run the sources as they are, not as they were built at the start.
    { processes: !watch },
  );
  process.exitCode = code || (tally.failed > 0 ? 1 : 0);
}

function leftOut(suites, named, uses) {
  const others = suites.length - named.length;
  const parts = ['types, lint and the other static checks (npm run check)'];
  if (others > 0) parts.push(`${others} of ${suites.length} suites`);
  if (uses.databases.length === 0) parts.push('PostgreSQL');
  if (uses.browser.length === 0) parts.push('Chromium');
  return `Left out: ${parts.join('; ')}.`;
}

/** Finds, builds and starts what these suites use, and ends it after them. */
async function withMachine(uses, work, { processes = true } = {}) {
  const env = { ...process.env };
  if (uses.browser.length + (processes ? uses.processes.length : 0) > 0) {
    await ensureBuilt({ only: uses.browser.length > 0 ? ['server', 'dashboard'] : ['server'] });
    translateTestProcesses();
    if (processes) env.TEST_BUILT = 'true';
  }
  const chromium = uses.browser.length > 0 ? findChromium() : null;
  if (chromium) env.TEST_CHROMIUM = chromium;
  else if (uses.browser.length > 0)
    lacks(
      'Chromium',
      'install the package "chromium", or set TEST_CHROMIUM to a program; the browser tests do not run',
    );
  const postgres = uses.databases.length > 0 ? await findPostgres() : null;
  if (postgres) env.TEST_POSTGRES_URL = postgres.url;
  else if (uses.databases.length > 0)
    lacks(
      'PostgreSQL',
      'none responds at DATABASE_URL or 127.0.0.1:5432, and none is installed; its half of the suites does not run',
    );
  try {
    return await work(env);
  } finally {
    await postgres?.stop();
  }
}

/** Something that the machine should have. */
function lacks(what, why) {
  if (!isCi) return say(`skipped: ${what} (${why})`);
  say(`FAILED ${what} is missing (${why})`);
  tally.count(false);
}

/** Something that lives outside of this project: never a failure. */
function outside(what, path, variable) {
  if (!existsSync(path)) say(`skipped: ${what} (not there; ${variable} names another place)`);
}

await main().catch((error) => {
  say(error.isForTheUser ? error.message : error.stack);
  tally.count(false);
  process.exitCode = tally.report();
});
