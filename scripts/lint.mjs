// ESLint over everything, or over what has changed: `node scripts/lint.mjs [--all] [--root DIR]`.
//
// ESLint's own cache looks at a file alone. Our rules do not: those with types, and those about imports, judge a file
// by what it imports, so that a change there can break a file that stayed the same. A file is left out here only while
// it and all that it reaches are as they were when it passed, together with the configuration and the packages.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './install.mjs';
import { SourceGraph, sourcesUnder } from './source-graph.mjs';

const CACHE = '.cache/lint.json';
/** What every file's verdict depends on, beside the file and what it reaches. */
const SETTINGS = ['eslint.config.js', 'tsconfig.json', 'web/tsconfig.json', 'package-lock.json'];

/** @returns whether nothing is wrong; what is, is printed */
export async function lint({ root = ROOT, all = false } = {}) {
  const sources = sourcesUnder(root);
  const keys = keysOf(root, sources);
  const passed = all ? {} : readCache(root);
  const changed = sources.filter((path) => passed[path] !== keys.get(path));
  const { faulty, looked } =
    changed.length > 0 ? await looksAt(root, changed, all) : { faulty: new Set(), looked: 0 };
  const right = sources.filter((path) => !faulty.has(path));
  writeCache(root, Object.fromEntries(right.map((path) => [path, keys.get(path)])));
  console.log(`${looked} of ${sources.length} files looked at`);
  return faulty.size === 0;
}

/** ESLint is loaded only where there is something to look at: it takes longer than all the rest. */
async function looksAt(root, changed, all) {
  const { ESLint } = createRequire(join(root, 'package.json'))('eslint');
  const eslint = new ESLint({ cwd: root });
  const ignored = await Promise.all(changed.map((path) => eslint.isPathIgnored(join(root, path))));
  const files = changed.filter((_, at) => !ignored[at]);
  const results = files.length > 0 ? await eslint.lintFiles(all ? ['.'] : files) : [];
  const faults = results.filter(({ messages }) => messages.length > 0);
  if (faults.length > 0) console.log(await (await eslint.loadFormatter('stylish')).format(faults));
  const faulty = new Set(faults.map(({ filePath }) => pathIn(root, filePath)));
  const known = new Set(files);
  for (const path of all ? results.map(({ filePath }) => pathIn(root, filePath)) : []) {
    if (known.has(path)) continue;
    console.log(`${path}: ESLint looks at it and scripts/source-graph.mjs does not know it`);
    faulty.add(path);
  }
  return { faulty, looked: results.length };
}

/** By source, a digest of all that ESLint's verdict on it depends on. */
function keysOf(root, sources) {
  const graph = new SourceGraph(root);
  const settings = createHash('sha256').update(`${process.version}\n${graph.digestOf(SETTINGS)}\n`);
  // The configuration reads what folders there are; a declaration for all files is imported by none.
  settings.update(JSON.stringify([...new Set(sources.map((path) => dirname(path)))]));
  const declaring = sources.filter((path) =>
    /\bdeclare\s+(global|module)\b/.test(readFileSync(join(root, path), 'utf8')),
  );
  settings.update(graph.digestOf(declaring));
  const common = settings.digest('hex');
  const keyOf = (path) =>
    createHash('sha256')
      .update(`${common}\n${graph.digestOf([path])}`)
      .digest('hex');
  return new Map(sources.map((path) => [path, keyOf(path)]));
}

const pathIn = (root, path) => relative(root, path).replaceAll('\\', '/');

function readCache(root) {
  const path = join(root, CACHE);
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  } catch {
    return {};
  }
}

function writeCache(root, passed) {
  mkdirSync(dirname(join(root, CACHE)), { recursive: true });
  writeFileSync(join(root, CACHE), JSON.stringify(passed));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--root');
  const root = at === -1 ? ROOT : resolve(process.argv[at + 1]);
  const passed = await lint({ root, all: process.argv.includes('--all') });
  if (!passed) process.exitCode = 1;
}
