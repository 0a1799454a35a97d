import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

const CONFIG = `
const tseslint = require('typescript-eslint');
module.exports = [{
  files: ['**/*.ts'],
  plugins: { '@typescript-eslint': tseslint.plugin },
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
  rules: { '@typescript-eslint/no-floating-promises': 'error' },
}];
`;

describe('lint that remembers', () => {
  const root = mkdtempSync(join(tmpdir(), 'claimstream-lint-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeAll(() => {
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
    write('package.json', '{ "private": true }');
    write('tsconfig.json', '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["src"] }');
    write('eslint.config.js', CONFIG);
    write('src/store.ts', 'export const save = (): number => 1;\n');
    write('src/caller.ts', "import { save } from './store';\n\nsave();\n");
    write('src/stranger.ts', 'export const alone = 1;\n');
  });

  it('leaves out what has not changed, and looks at an unchanged file when what it calls has', () => {
    expect(lint(root)).toEqual({ green: true, output: expect.stringContaining('4 of 4 files looked at') });
    expect(lint(root)).toEqual({ green: true, output: expect.stringContaining('0 of 4 files looked at') });

    write('src/store.ts', 'export const save = async (): Promise<number> => 1;\n');
    const broken = { green: false, output: expect.stringMatching(/caller\.ts\n.*no-floating-promises/) };
    expect(lint(root)).toEqual(broken);
    // A fault is never remembered as seen.
    expect(lint(root)).toEqual(broken);
  });
});

function lint(root: string): { green: boolean; output: string } {
  try {
    const args = [join(ROOT, 'scripts/lint.mjs'), '--root', root];
    return { green: true, output: execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    return { green: false, output: (error as { stdout: string }).stdout };
  }
}
