import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Style that a linter does not know: what is banned where, and what to use instead. `except` names the one place that
 * may do it, so that there is one.
 */
interface Ban {
  what: string;
  pattern: RegExp;
  instead: string;
  in: RegExp;
  except?: RegExp;
}

const ROOT = join(__dirname, '..', '..');
const PURE = /^api\/src\/(domain|detection|generation|connectors)\//;
const API = /^api\/src\//;
const EVERYWHERE = /./;
/** Wall clock and chance in the browser are the visitor's own. */
const OURS = /^(api\/src|bench|scripts)\//;

const BANS: readonly Ban[] = [
  {
    what: 'Date.now(',
    pattern: /\bDate\.now\(/,
    instead: 'take nowMs as an argument; it comes from engine/system-clock.ts',
    in: API,
    except: /^api\/src\/engine\/system-clock\.ts$/,
  },
  {
    what: 'new Date()',
    pattern: /\bnew Date\(\)/,
    instead: 'take the instant as an argument; it comes from engine/system-clock.ts',
    in: API,
    except: /^api\/src\/engine\/system-clock\.ts$/,
  },
  { what: 'Math.random(', pattern: /\bMath\.random\(/, instead: 'draw from generation/rng.ts', in: OURS },
  {
    what: 'randomUUID(',
    pattern: /\brandomUUID\(/,
    instead: "derive the id from the seed and the entity's place, see domain/local-id.ts",
    in: API,
    // Names that are no part of what a run computes: of an error in the log, of the holder of a lease.
    except: /^api\/src\/(graphql\/errors|engine\/start-engine)\.ts$/,
  },
  {
    what: 'an ORM, a driver or GraphQL',
    pattern: /from '(typeorm|sqlite3|pg|graphql|type-graphql|@apollo\/[^']*)'/,
    instead: 'keep it pure; stores are in persistence/, the API is in graphql/ and resolvers/',
    in: PURE,
  },
  { what: 'node I/O', pattern: /from 'node:(?!assert)/, instead: 'pass in what it gives', in: PURE },
  {
    what: 'process.env',
    pattern: /\bprocess\.env\b/,
    instead: 'read it in config.ts and pass it on',
    in: API,
    except: /^api\/src\/config\.ts$/,
  },
  {
    what: 'a comparison by locale',
    pattern: /\.localeCompare\(/,
    instead: 'compare by code point (<, >)',
    in: API,
  },
  { what: "LIKE '%...'", pattern: /LIKE '%/, instead: 'search by prefix on an index', in: API },
  {
    what: 'a disabled rule',
    pattern: /eslint-disable|@ts-(ignore|expect-error|nocheck)/,
    instead: 'mend what it complains of',
    in: EVERYWHERE,
  },
  {
    what: 'an unfinished note',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    instead: 'finish it, or write an issue',
    in: EVERYWHERE,
  },
  {
    what: 'a test left out or alone',
    pattern: /\b(it|test|describe)\.(only|skip|todo)\(/,
    instead: 'run it, or remove it',
    in: /^api\/test\//,
  },
];

const FOLDERS = ['api', 'web', 'bench', 'scripts'];
const SOURCE = /\.(ts|tsx|mjs|cjs|js)$/;
const MAX_LINES = 450;
/** More than this in one folder are more than one idea: sub-folders tell them apart. */
const MAX_FILES_IN_FOLDER = 25;

describe('the sources are tidy', () => {
  const files = FOLDERS.flatMap((folder) => filesUnder(join(ROOT, folder)))
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => path !== 'api/test/tidy.test.ts' && !path.endsWith('.generated.ts'));

  it.each(BANS)('no $what', (ban) => {
    const found = files
      .filter(({ path }) => ban.in.test(path) && !ban.except?.test(path))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
          .filter(({ line }) => ban.pattern.test(line))
          .map(({ place }) => `${place} has ${ban.what}; instead: ${ban.instead}`),
      );
    expect(found).toEqual([]);
  });

  it('has a name for every file, in kebab-case', () => {
    const odd = files.map(({ path }) => path).filter((path) => !/^[a-z0-9./_-]+$/.test(path));
    expect(odd).toEqual([]);
  });

  it(`has no file of more than ${MAX_LINES} lines`, () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  it(`has no folder of more than ${MAX_FILES_IN_FOLDER} sources`, () => {
    const sizes = new Map<string, number>();
    // Migrations are one list in order, to which every change of the store adds one.
    for (const { path } of files.filter(({ path: each }) => !each.includes('persistence/migrations/')))
      sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    expect([...sizes].filter(([, size]) => size > MAX_FILES_IN_FOLDER)).toEqual([]);
  });

  it('keeps resolvers to resolvers', () => {
    const others = files
      .map(({ path }) => path)
      .filter((path) => path.startsWith('api/src/resolvers/') && !path.endsWith('.resolver.ts'));
    expect(others).toEqual([]);
  });

  // The linter's import-x/no-cycle does not follow `import type`; a circle of types ties two files together all the same.
  it('imports nothing in circles, types included', () => {
    expect(circles(files.filter(({ path }) => /^(api|web)\/src\//.test(path)))).toEqual([]);
  });

  it('has no barrel file', () => {
    const barrels = files
      .filter(({ path, text }) => /\/index\.ts$/.test(path) && /^export .* from /m.test(text))
      .map(({ path }) => path);
    expect(barrels).toEqual([]);
  });
});

interface SourceFile {
  path: string;
  text: string;
}

/** Files that reach themselves over their imports, as one line for each way round that was found. */
function circles(sources: readonly SourceFile[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const imports = new Map(sources.map((source) => [source.path, importsOf(source, known)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of known) visit(path, []);
  return found;
}

function importsOf({ path, text }: SourceFile, known: ReadonlySet<string>): string[] {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'(\.[^']*)'/g)].map((match) => match[1] ?? '');
  return specifiers.flatMap((specifier) => {
    const target = join(dirname(path), specifier).replaceAll('\\', '/');
    return [`${target}.ts`, `${target}.tsx`].filter((candidate) => known.has(candidate));
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'samples' ? [] : filesUnder(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}
