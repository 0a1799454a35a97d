import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
const GLOSSARY = 'docs/GLOSSARY.md';

/** Everything that people read. Migrations are left out: they name tables and columns as they were called then. */
const PLACES = [
  'schema.graphql',
  'api/src',
  'web/src',
  'bench',
  'scripts',
  'README.md',
  'docs',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.github',
];
const LEFT_OUT = [GLOSSARY, 'api/src/persistence/migrations'];
const READABLE = /\.(ts|tsx|mjs|cjs|js|css|html|md|graphql|json|yml)$/;

interface BannedWord {
  word: string;
  instead: string;
}

interface Words {
  banned: readonly BannedWord[];
  stems: readonly string[];
  pattern: RegExp;
}

describe('the words of docs/GLOSSARY.md', () => {
  const glossary = readFileSync(join(ROOT, GLOSSARY), 'utf8');
  const banned = [...tableOf(glossary, 'US spelling'), ...tableOf(glossary, 'Words that are not used')];
  const words = {
    banned,
    stems: banned.map(({ word }) => stemOf(word).toLowerCase()),
    pattern: patternOf(banned),
  };
  const names = tableOf(glossary, 'Names that stay').map(({ word }) => word);

  it('finds each banned word in its lower-case, capitalized, upper-case and camel-case forms', () => {
    expect(banned.length).toBeGreaterThan(80);
    const said = (text: string): string[] => faultsIn('x.ts', text, words, names);
    for (const { word, instead } of banned) {
      expect(said(`before ${stemOf(word)} after`)).toEqual([expect.stringContaining(`say: ${instead}`)]);
    }
    expect(said('const firstAnswer = 1; // FIRST_ANSWERS, Answered')).toHaveLength(3);
    expect(said('aria-labelledby, ImportState.CANCELLED, catalogue, recommend, practice')).toEqual([]);
  });

  it('has no banned word in the schema, sources, scripts and documents', () => {
    const faults = PLACES.flatMap((place) => filesUnder(join(ROOT, place))).flatMap((path) =>
      faultsIn(relative(ROOT, path), readFileSync(path, 'utf8'), words, names),
    );
    expect(faults).toEqual([]);
  });

  it('has no banned word in a title of the tests', () => {
    const titles = filesUnder(join(ROOT, 'api/test')).flatMap((path) =>
      titlesIn(readFileSync(path, 'utf8')).map((title) => ({ path: relative(ROOT, path), title })),
    );
    expect(titles.length).toBeGreaterThan(300);
    expect(titles.flatMap(({ path, title }) => faultsIn(path, title, words, names))).toEqual([]);
  });
});

/** What a test file says that it tests: every text that opens a describe or a test, also behind a table. */
function titlesIn(source: string): string[] {
  const opened =
    /\b(?:describe|it|test|inWorkspace)(?:\.each\b.*)?\(\s*(['"`])(.*?)(?<!\\)\1|^\s*\]\)\(\s*(['"`])(.*?)(?<!\\)\3/gm;
  return [...source.matchAll(opened)].map(([, , title, , tabled]) => title ?? tabled ?? '');
}

/** The rows of one table, a word each: `a`, `b` | instead. Throws when the section holds none. */
function tableOf(glossary: string, heading: string): BannedWord[] {
  const section = glossary.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const rows = [...(section ?? '').matchAll(/^\| (`.*?) +\| (.*?) +\|/gm)];
  const words = rows.flatMap(([, cell = '', instead = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => ({ word, instead })),
  );
  if (words.length === 0) throw new Error(`expected a table of words under "## ${heading}" in ${GLOSSARY}`);
  return words;
}

function faultsIn(path: string, text: string, words: Words, names: readonly string[]): string[] {
  // Most files hold no stem at all, and looking for plain stems is far quicker than matching every form.
  const lower = text.toLowerCase().replace(/\s+(?:(?:\*|\/\/|#)\s+)?/g, ' ');
  if (!words.stems.some((stem) => lower.includes(stem))) return [];
  const readable = names.reduce((rest, name) => rest.replaceAll(name, ' '.repeat(name.length)), text);
  return [...readable.matchAll(words.pattern)].map((match) => {
    const line = readable.slice(0, match.index).split('\n').length;
    const which = match.slice(1).findIndex((group) => group !== undefined);
    return `${path}:${line} "${match[0]}", say: ${words.banned[which]?.instead}`;
  });
}

function stemOf(word: string): string {
  return word.replace('*', '');
}

function patternOf(banned: readonly BannedWord[]): RegExp {
  return new RegExp(banned.map(({ word }) => `(${formsOf(word)})`).join('|'), 'g');
}

/** A pattern for a word's forms, across line breaks in comments. Words with a capital are identifiers, taken as they are. */
function formsOf(word: string): string {
  const stem = stemOf(word);
  if (/[A-Z]/.test(stem)) return `(?<![A-Za-z])${stem}`;
  const ending = (letters: string): string => (word.endsWith('*') ? `[${letters}]*` : `(?![${letters}])`);
  const spaced = stem.replaceAll(' ', '\\s+(?:(?:\\*|//|#)\\s+)?');
  const capitalized = spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return [
    `(?<![A-Za-z])${spaced}${ending('a-z')}`,
    `(?<![A-Z])${capitalized}${ending('a-z')}`,
    ...(/^[a-z]+$/.test(stem) ? [`(?<![A-Za-z])${stem.toUpperCase()}${ending('A-Z')}`] : []),
  ].join('|');
}

function filesUnder(path: string): string[] {
  if (LEFT_OUT.includes(relative(ROOT, path))) return [];
  if (!statSync(path).isDirectory()) return READABLE.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
