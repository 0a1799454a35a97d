import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { basename, join } from 'node:path';

/** scripts/test-setup.cjs makes it before the first suite; it is deleted after the last. */
const FOLDER = process.env.TEST_TEMPLATES ?? '';

/** PostgreSQL's template is called as the folder, by which it is found when it is dropped. */
export const TEMPLATE_DATABASE = basename(FOLDER).replaceAll('-', '_');

/**
 * Makes something once for all suites, whichever worker is first; the others wait for it.
 *
 * @param make gets a folder for it, and returns what there is to know of it, as JSON
 * @throws what `make` throws; the next suite then tries again
 */
export async function once<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(FOLDER, name);
  const lock = `${folder}.lock`;
  const known = `${folder}.json`;
  while (!existsSync(known)) {
    if (!taken(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    try {
      if (existsSync(known)) break;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      writeFileSync(`${known}.new`, JSON.stringify({ made: await make(folder) }));
      renameSync(`${known}.new`, known);
    } finally {
      rmdirSync(lock);
    }
  }
  return (JSON.parse(readFileSync(known, 'utf8')) as { made: T }).made;
}

/** To make a folder is one step for all processes: one of them does it, the others are refused. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
