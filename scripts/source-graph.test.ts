import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(join(__dirname, 'source-graph.mjs')).href;

const FILES: Record<string, string> = {
  'entry.ts': "import { a } from './a';\nexport const lazy = () => import('./lazy');\n",
  'a.ts': "import type { B } from './b/b';\nexport const a: B = 1;\n",
  'b/b.ts': "const old = require('../old.cjs');\nexport type B = number;\n",
  'lazy.tsx': "import config from './config.json';\n",
  'config.json': '{}',
  'old.cjs': "module.exports = require('./appears');\n",
  'stranger.ts': "import './entry';\n",
};

/** What is done to the files, and whether it can change what `entry.ts` means. */
const CHANGES: readonly { what: string; path: string; text: string; tells: boolean }[] = [
  { what: 'the file itself', path: 'entry.ts', text: "import { a } from './a';\n", tells: true },
  {
    what: 'what it imports as a type, two steps away',
    path: 'b/b.ts',
    text: 'export type B = 1;\n',
    tells: true,
  },
  { what: 'what it imports lazily', path: 'lazy.tsx', text: 'export const b = 2;\n', tells: true },
  { what: 'data that is imported', path: 'config.json', text: '{"a":1}', tells: true },
  { what: 'what is required', path: 'old.cjs', text: 'module.exports = 1;\n', tells: true },
  {
    what: 'a file that an import did not find',
    path: 'appears.ts',
    text: 'export const c = 3;\n',
    tells: true,
  },
  { what: 'a file that imports it', path: 'stranger.ts', text: 'export const d = 4;\n', tells: false },
];

describe('the digest over a file and all that it reaches', () => {
  const root = mkdtempSync(join(tmpdir(), 'claimstream-graph-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const folderWith = (name: string, files: Record<string, string>): string => {
    for (const [path, text] of Object.entries(files)) {
      const full = join(root, name, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
    return join(root, name);
  };

  it('is another one exactly when one of those is', () => {
    const folders = CHANGES.map(({ path, text }, at) => folderWith(String(at), { ...FILES, [path]: text }));
    const [before, ...after] = digests([folderWith('before', FILES), ...folders]);
    expect(after.map((digest) => digest !== before)).toEqual(CHANGES.map(({ tells }) => tells));
    expect(digests([folderWith('again', FILES)])).toEqual([before]);
  });
});

/** Of `entry.ts` in each folder. */
function digests(folders: readonly string[]): string[] {
  const script = `
    import { SourceGraph } from ${JSON.stringify(MODULE)};
    const folders = ${JSON.stringify(folders)};
    process.stdout.write(JSON.stringify(folders.map((folder) => new SourceGraph(folder).digestOf(['entry.ts']))));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(output) as string[];
}
