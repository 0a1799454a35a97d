// Everything that is checked, in one command: `npm test` (`-- --static`: without the tests). Plain Node until the
// packages are there. What the machine lacks is skipped with a line that names it; with CI=true that is a failure.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, nodeProgram, ROOT, say, secondsSince } from './install.mjs';
import { findChromium, findPostgres } from './machine.mjs';

const STATIC_CHECKS = [
  ['types of the server', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the dashboard', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'web/tsconfig.json']],
  ['lint and import boundaries', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  ['formatting', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  ['schema is fresh', null, ['-r', '@swc-node/register', 'scripts/schema.ts', '--check']],
  [
    'generated documents are fresh',
    'node_modules/@graphql-codegen/cli/esm/bin.js',
    ['--config', 'web/codegen.ts', '--check'],
  ],
];
/** The number of cores that CI has. */
const AT_A_TIME = 2;

const isCi = process.env.CI === 'true';
const tally = { passed: 0, failed: 0 };

async function main() {
  const started = performance.now();
  await ensureInstalled();
  await staticChecks();
  if (!process.argv.includes('--static')) await tests();
  say(`It took ${secondsSince(started)} s.`);
  say(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}

async function staticChecks() {
  const waiting = [...STATIC_CHECKS];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await staticCheck(check);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

async function staticCheck([name, program, args]) {
  const started = performance.now();
  const command = program ? nodeProgram(program) : [process.execPath];
  const { code, output } = await captured(command, args);
  count(code === 0);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(started)} s)`);
  const shown = code === 0 ? output.filter((line) => /^skipped/i.test(line)) : output;
  for (const line of shown) say(`       ${line}`);
}

async function tests() {
  // The browser tests use the built pages, and processes started by tests run the built program.
  await ensureBuilt();
  translateTestProcesses();
  const env = { ...process.env, TEST_BUILT: 'true' };
  const postgres = await findPostgres();
  if (postgres) env.TEST_POSTGRES_URL = postgres.url;
  else
    lacks(
      'PostgreSQL',
      'none responds at DATABASE_URL or 127.0.0.1:5432, and none is installed; its half of the suites does not run',
    );
  const chromium = findChromium();
  if (chromium) env.TEST_CHROMIUM = chromium;
  else
    lacks(
      'Chromium',
      'install the package "chromium", or set TEST_CHROMIUM to a program; the browser tests do not run',
    );
  outside(
    'contract.graphql',
    env.CLAIMSTREAM_CONTRACT ?? join(ROOT, '..', 'shared', 'contract.graphql'),
    'CLAIMSTREAM_CONTRACT',
  );
  outside(
    'real remittance files',
    env.CLAIMSTREAM_REAL_FILES ?? join(ROOT, '..', 'shared', 'real'),
    'CLAIMSTREAM_REAL_FILES',
  );
  try {
    await jest(env);
  } finally {
    await postgres?.stop();
  }
}

/** Programs that the tests run in processes of their own, compiled beside the built program that they import. */
function translateTestProcesses() {
  const { transformSync } = createRequire(import.meta.url)('@swc/core');
  const options = {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  };
  const folder = join(ROOT, 'api', 'test');
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const source = join(folder, name);
    const output = join(ROOT, 'dist', 'api', 'test', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, transformSync(readFileSync(source, 'utf8'), { ...options, filename: source }).code);
  }
}

async function jest(env) {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-jest-'));
  const results = join(folder, 'results.json');
  const args = ['--json', `--outputFile=${results}`, '--maxWorkers=2', '--silent', ...(isCi ? ['--ci'] : [])];
  const code = await new Promise((resolve) => {
    const [node, program] = nodeProgram('node_modules/jest/bin/jest.js');
    const child = spawn(node, [program, ...args], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (existsSync(results)) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    say(`The longest: ${longest(testResults).join(', ')}.`);
    tally.passed += numPassedTests;
    tally.failed += numFailedTests + numRuntimeErrorTestSuites;
    // A run that failed without a failed test (a leak, an open handle) is a failure all the same.
    if (code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) tally.failed += 1;
  } else {
    say('FAILED the tests did not run to their end');
    tally.failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The suites that take most of the time. */
function longest(suites) {
  return suites
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1_000) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 12)
    .map(({ name, seconds }) => `${relative(join(ROOT, 'api', 'test'), name)} ${seconds} s`);
}

/** Something that the machine should have. */
function lacks(what, why) {
  if (!isCi) return say(`skipped: ${what} (${why})`);
  say(`FAILED ${what} is missing (${why})`);
  count(false);
}

/** Something outside this project: never a failure. */
function outside(what, path, variable) {
  if (!existsSync(path)) say(`skipped: ${what} (not there; ${variable} names another place)`);
}

function count(passed) {
  if (passed) tally.passed += 1;
  else tally.failed += 1;
}

function captured([command, ...leading], args) {
  return new Promise((resolve) => {
    const child = spawn(command, [...leading, ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: [error.message] }));
    child.on('exit', (code) => {
      const output = Buffer.concat(chunks).toString().split('\n');
      resolve({ code: code ?? 1, output: output.filter((line) => line.trim() !== '') });
    });
  });
}

await main().catch((error) => {
  say(error.isForTheUser ? error.message : error.stack);
  say(`${tally.passed} passed, ${tally.failed + 1} failed`);
  process.exitCode = 1;
});
