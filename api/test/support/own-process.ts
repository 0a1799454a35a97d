import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/**
 * What node is told to run one of our files in a process of its own. `npm test` has built everything a moment before
 * and says so: the process then starts in half the time. A suite that is run alone takes the sources as they are.
 */
export function nodeArguments(source: string): string[] {
  if (process.env.TEST_BUILT === 'true') return [join(ROOT, 'dist', source.replace(/\.ts$/, '.js'))];
  return ['-r', '@swc-node/register', join(ROOT, source)];
}
