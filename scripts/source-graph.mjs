// Which of our files a file reaches by its imports, and a digest over them. Plain Node, no dependencies.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Folders that hold no sources, wherever they are. */
const NO_SOURCES = new Set(['node_modules', 'dist', 'coverage', 'data']);
const SOURCE = /\.(ts|tsx|js|cjs|mjs)$/;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])(\.[^'"]*)\1/g;
/** What an import without an extension may mean, and what a test process is started by. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.mjs', '.cjs', '/index.ts'];

/** Paths of all sources under `root`, relative to it, ordered. */
export function sourcesUnder(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return SOURCE.test(entry.name) ? [path] : [];
      return NO_SOURCES.has(entry.name) || entry.name.startsWith('.') ? [] : sourcesUnder(root, path);
    })
    .sort();
}

export class SourceGraph {
  #files = new Map();
  #root;

  constructor(root) {
    this.#root = root;
  }

  /** The file itself and all that it reaches, types included; `path` is relative to the root. */
  reachedFrom(path) {
    const reached = new Set();
    const waiting = [path];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(...this.#file(next).imports);
    }
    return reached;
  }

  /**
   * Another digest as soon as the content of any of these files, or of anything that they reach, is another, an import
   * leads elsewhere, or one that led nowhere finds its file.
   */
  digestOf(paths) {
    const reached = new Set(paths.flatMap((path) => [...this.reachedFrom(path)]));
    const hash = createHash('sha256');
    for (const path of [...reached].sort()) hash.update(`${path}\n${this.#file(path).digest}\n`);
    return hash.digest('hex');
  }

  #file(path) {
    let known = this.#files.get(path);
    if (!known) this.#files.set(path, (known = this.#read(path)));
    return known;
  }

  #read(path) {
    const full = join(this.#root, path);
    if (!existsSync(full)) return { digest: 'missing', imports: [] };
    const text = readFileSync(full);
    const digest = createHash('sha256').update(text).digest('hex');
    if (!SOURCE.test(path)) return { digest, imports: [] };
    const imports = [...text.toString().matchAll(SPECIFIER)].flatMap((match) => {
      const found = this.#resolved(join(dirname(path), match[2]));
      return found === null ? [] : [found];
    });
    return { digest, imports };
  }

  #resolved(path) {
    // A source may say .js for what the compiler makes of it.
    const candidates = [...ENDINGS.map((ending) => path + ending), path.replace(/\.[cm]?js$/, '.ts')];
    const found = candidates.find((candidate) => {
      const full = join(this.#root, candidate);
      return existsSync(full) && statSync(full).isFile();
    });
    return found === undefined ? null : relative('.', found).replaceAll('\\', '/');
  }
}
