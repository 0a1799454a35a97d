// Plain Node, no dependencies. Builds what is out of date: `node scripts/build.mjs [--force]`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { nodeProgram, ROOT, run, say, secondsSince } from './install.mjs';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Types are the tests' concern: the build only translates, which is what makes it quick. */
const PARTS = [
  {
    name: 'server',
    output: 'dist/api/src/main.js',
    stamp: 'dist/.stamp-server',
    sources: ['api/src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs'],
    build: async () => {
      // Both are deleted: with its notes but without its output the compiler would write nothing.
      rmSync(join(ROOT, 'dist/api'), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      rmSync(join(ROOT, 'dist/.tsbuildinfo'), { force: true });
      const tsc = nodeProgram('node_modules/typescript/bin/tsc');
      await run('building the server', tsc, ['-p', 'tsconfig.build.json', '--noCheck']);
    },
  },
  {
    name: 'dashboard',
    output: 'dist/web/index.html',
    stamp: 'dist/.stamp-web',
    sources: ['web', 'package-lock.json', 'scripts/build.mjs'],
    build: async () => {
      await run(
        'building the dashboard',
        nodeProgram('node_modules/vite/bin/vite.js'),
        ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
        // Its remark on how the config file is loaded is not meant for users who start the program.
        { env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' } },
      );
      await compressFiles(join(ROOT, 'dist/web'));
    },
  },
];

/** @param only names of parts; all of them where it is left out */
export async function ensureBuilt({ force = false, only = PARTS.map(({ name }) => name) } = {}) {
  const stale = fingerprinted().filter((part) => only.includes(part.name) && (force || !isBuilt(part)));
  if (stale.length === 0) return;
  const started = performance.now();
  say(`Building ${stale.map(({ name }) => name).join(' and ')} ...`);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const results = await Promise.allSettled(
    stale.map(async (part) => {
      rmSync(join(ROOT, part.stamp), { force: true });
      await part.build();
      writeFileSync(join(ROOT, part.stamp), part.fingerprint);
    }),
  );
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  say(`Built in ${secondsSince(started)} s.`);
}

const COMPRESSIBLE = /\.(js|css|html|svg|json|ttf)$/;
/** Of 11: the last two levels take ten times as long for a few percent. */
const BROTLI_QUALITY = 9;

/** Compressed once, so that the server never has to: `x.js.br` and `x.js.gz` next to `x.js`. */
async function compressFiles(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    COMPRESSIBLE.test(name),
  );
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      const content = readFileSync(path);
      const [br, gz] = await Promise.all([brotli(content, { params }), zip(content, { level: 9 })]);
      writeFileSync(`${path}.br`, br);
      writeFileSync(`${path}.gz`, gz);
    }),
  );
}

/** Whether nothing is left to build, so that what builds is not needed either. */
export const isUpToDate = () => fingerprinted().every(isBuilt);

const fingerprinted = () => PARTS.map((part) => ({ ...part, fingerprint: fingerprintOf(part.sources) }));

function isBuilt({ stamp, output, fingerprint }) {
  const path = join(ROOT, stamp);
  return existsSync(join(ROOT, output)) && existsSync(path) && readFileSync(path, 'utf8') === fingerprint;
}

/** Over names, sizes and times, so that a deleted or restored file counts as well. */
function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return;
  const found = statSync(full);
  if (!found.isDirectory()) {
    hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureBuilt({ force: process.argv.includes('--force') }).catch((error) => {
    process.stderr.write(`${error.isForTheUser ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
}
