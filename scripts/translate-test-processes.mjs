// What the tests run in processes of their own, put beside the built program that it imports.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './install.mjs';

export function translateTestProcesses() {
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
