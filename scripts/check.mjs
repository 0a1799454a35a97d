// All that is checked without running anything: `npm run check [-- --no-cache]`.
//
// What a check found right it looks at again only when something that it depends on has changed; each check below says
// what that is. With CI=true nothing is remembered, so that a mistake in this bookkeeping shows there.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, nodeProgram, ROOT, say, secondsSince } from './install.mjs';
import { SourceGraph } from './source-graph.mjs';
import { Tally } from './tally.mjs';

const CACHE = '.cache';
/** Two cores is what there may be. */
const AT_A_TIME = 2;

/**
 * In the order in which they begin, the longest first. `arguments` gets whether anything may be remembered. `inputs`,
 * where a check has none of its own to remember by, are all that its verdict depends on.
 */
const CHECKS = [
  {
    name: 'lint and import boundaries',
    program: 'scripts/lint.mjs',
    arguments: (cached) => (cached ? [] : ['--all']),
  },
  {
    // The compiler's own notes hold the content of every file that it read, and the faults that it found.
    name: 'types of the server',
    program: 'node_modules/typescript/bin/tsc',
    arguments: (cached) => ['--noEmit', '-p', 'tsconfig.json', ...(cached ? compilerNotes('server') : [])],
  },
  {
    name: 'types of the dashboard',
    program: 'node_modules/typescript/bin/tsc',
    arguments: (cached) => ['--noEmit', '-p', 'web/tsconfig.json', ...(cached ? compilerNotes('web') : [])],
  },
  {
    // A file's format depends on the file, the options and the version of prettier: its cache knows all three.
    name: 'formatting',
    program: 'node_modules/prettier/bin/prettier.cjs',
    arguments: (cached) => [...['--check', '--log-level', 'warn', '.'], ...(cached ? prettierCache() : [])],
  },
  {
    // Files, exports and packages that nothing leads to, and packages that are imported undeclared.
    name: 'unused and undeclared',
    program: 'node_modules/knip/bin/knip.js',
    arguments: () => ['--no-progress', '--treat-config-hints-as-errors'],
  },
  {
    name: 'schema is fresh',
    program: null,
    arguments: () => ['-r', '@swc-node/register', 'scripts/schema.ts', '--check'],
    inputs: () => [
      'scripts/schema.ts',
      'schema.graphql',
      'schema-pending.txt',
      '.prettierrc.json',
      'tsconfig.json',
      contentOf(process.env.CLAIMSTREAM_CONTRACT ?? join(ROOT, '..', 'shared', 'contract.graphql')),
      committed('schema-pending.txt'),
    ],
  },
  {
    name: 'generated documents are fresh',
    program: 'node_modules/@graphql-codegen/cli/esm/bin.js',
    arguments: () => ['--config', 'web/codegen.ts', '--check'],
    inputs: () => [
      'web/codegen.ts',
      'schema.graphql',
      ...filesEndingWith('web/src', /\.(graphql|generated\.ts)$/),
    ],
  },
];

/** @param tally counts each check */
export async function staticChecks(tally, { cached = mayRemember() } = {}) {
  const waiting = [...CHECKS];
  say(`Checking ${CHECKS.map(({ name }) => name).join(', ')} ...`);
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      tally.count(await passes(check, cached));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

const mayRemember = () => process.env.CI !== 'true' && !process.argv.includes('--no-cache');

async function passes(check, cached) {
  const started = performance.now();
  const memory = cached && check.inputs ? new Memory(check) : null;
  const { code, output, remembered } = memory?.recall() ?? (await captured(check, cached));
  if (code === 0) memory?.keep(output);
  else memory?.forget();
  const took = remembered ? 'nothing has changed' : `${secondsSince(started)} s`;
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${took})`);
  for (const line of code === 0 ? output.filter((each) => /^skipped/i.test(each)) : output)
    say(`       ${line}`);
  return code === 0;
}

/** What a check printed when it passed, under a digest of all that its verdict depends on. */
class Memory {
  #path;
  #digest;

  constructor({ name, inputs }) {
    this.#path = join(ROOT, CACHE, 'checks', `${name.replaceAll(' ', '-')}.json`);
    const hash = createHash('sha256').update(process.version);
    const graph = new SourceGraph(ROOT);
    const given = [...inputs(), 'package-lock.json', 'scripts/check.mjs'];
    const paths = given.filter((input) => typeof input === 'string');
    hash.update(graph.digestOf(paths)).update(JSON.stringify(given));
    this.#digest = hash.digest('hex');
  }

  recall() {
    if (!existsSync(this.#path)) return null;
    const { digest, output } = JSON.parse(readFileSync(this.#path, 'utf8'));
    return digest === this.#digest ? { code: 0, output, remembered: true } : null;
  }

  keep(output) {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify({ digest: this.#digest, output }));
  }

  forget() {
    rmSync(this.#path, { force: true });
  }
}

const compilerNotes = (name) => ['--incremental', '--tsBuildInfoFile', `${CACHE}/tsc-${name}.json`];

const prettierCache = () => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  `${CACHE}/prettier`,
];

/** An input that is no path of ours, by what it says. */
const contentOf = (path) => ({ content: existsSync(path) ? readFileSync(path, 'utf8') : null });

/** What the newest commit has of a file. */
function committed(path) {
  try {
    return {
      committed: execFileSync('git', ['rev-parse', `HEAD:${path}`], { cwd: ROOT, stdio: 'pipe' }).toString(),
    };
  } catch {
    return { committed: null };
  }
}

const filesEndingWith = (folder, ending) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path));

function captured({ program, ...check }, cached) {
  const [command, ...leading] = program ? nodeProgram(program) : [process.execPath];
  return new Promise((resolve) => {
    const child = spawn(command, [...leading, ...check.arguments(cached)], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: [error.message] }));
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString().split('\n');
      resolve({ code: code ?? 1, output: output.filter((line) => line.trim() !== '') });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const tally = new Tally();
  await ensureInstalled();
  await staticChecks(tally);
  say(`It took ${secondsSince(started)} s.`);
  process.exitCode = tally.report();
}
