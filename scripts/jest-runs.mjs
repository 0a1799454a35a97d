// Two ways of running suites: counted and summed up, or with jest's own report.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { nodeProgram, ROOT, say } from './install.mjs';

/** Two cores is what there may be: a third suite beside two makes pages and processes wait for their turn. */
const WORKERS = '--maxWorkers=2';
const ENDING = ['SIGINT', 'SIGTERM'];

/**
 * @param suites their paths; all of them where it is left out
 * @param tally counts every test, and every suite that could not run
 */
export async function runCounted({ suites, env, tally }) {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-jest-'));
  const results = join(folder, 'results.json');
  const ci = env.CI === 'true' ? ['--ci'] : [];
  const paths = suites ? ['--runTestsByPath', ...suites] : [];
  const args = ['--json', `--outputFile=${results}`, WORKERS, '--silent', ...ci, ...paths];
  const code = await jest(args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (existsSync(results)) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    say(`The longest: ${longest(testResults).join(', ')}.`);
    tally.passed += numPassedTests;
    tally.failed += numFailedTests + numRuntimeErrorTestSuites;
    // A run that failed without a failed test (a leak at its end, an open handle) is a failure all the same.
    if (code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) tally.failed += 1;
  } else {
    say('FAILED the tests did not run to their end');
    tally.failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** @returns jest's exit code */
export function runChosen({ files, patterns, options, watch }, env) {
  // Patterns, so that a suite which comes to be while one watches is run too; by git where none is named.
  const watching = patterns.length > 0 ? ['--watchAll', ...patterns] : ['--watch'];
  const once = ['--runTestsByPath', ...files];
  return jest([WORKERS, ...options, ...(watch ? watching : once)], { env, stdio: 'inherit' });
}

function jest(args, options) {
  return new Promise((resolve) => {
    const [node, program] = nodeProgram('node_modules/jest/bin/jest.js');
    const child = spawn(node, [program, ...args], { cwd: ROOT, ...options });
    // A signal to this process alone (a terminal sends its own to both) ends the suites too, and then this process.
    const pass = (signal) => child.kill(signal);
    for (const signal of ENDING) process.on(signal, pass);
    child.on('exit', (code) => {
      for (const signal of ENDING) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}

/** The suites that the run's time goes to. */
function longest(suites) {
  return suites
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1_000) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 12)
    .map(({ name, seconds }) => `${relative(join(ROOT, 'api', 'test'), name)} ${seconds} s`);
}
