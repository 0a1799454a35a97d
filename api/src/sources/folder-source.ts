import { createReadStream, type Stats } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { FolderConfig } from '../application/sources/source-config';
import { BadInputError } from '../domain/errors';
import type { Sync } from './intake';
import { ended, takeIn } from './intake';

/** Where files go: imported whole, stopped on the way, or no file that can be imported. */
const PLACES = { done: 'done', failed: 'failed', quarantine: 'quarantine' } as const;
type Place = keyof typeof PLACES;

/** Files of one sync; more wait for the next. */
const MAX_FILES = 1_000;

/**
 * Imports the files of a folder in the order of their names, and moves each away. A file that changed a moment ago is
 * left alone: it is still being written. Should the program end between an import and the move, the file is imported
 * again, which creates nothing new.
 * @throws where the folder cannot be read or written
 */
export async function syncFolder(sync: Sync, config: FolderConfig): Promise<void> {
  for (const name of await readyFiles(config, sync.nowMs())) {
    sync.signal.throwIfAborted();
    await importFile(sync, config, name);
  }
}

async function readyFiles({ path, quietSeconds }: FolderConfig, nowMs: number): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  // A name that begins with a dot is a file in transfer, by custom of many programs that send files.
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const ready: string[] = [];
  for (const name of names.sort()) {
    if (ready.length === MAX_FILES) break;
    const found = await statOf(join(path, name));
    if (found !== null && nowMs - found.mtimeMs >= quietSeconds * 1_000) ready.push(name);
  }
  return ready;
}

async function importFile(sync: Sync, config: FolderConfig, name: string): Promise<void> {
  const file = join(config.path, name);
  const before = await statOf(file);
  if (before === null) return;
  let importId: number | null;
  try {
    importId = await takeIn(sync, { name, format: 'AUTO', bytes: createReadStream(file) });
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    await move(config.path, name, 'quarantine', error.faults.map(({ message }) => message).join('\n'));
    return;
  }
  if (importId === null) {
    await move(config.path, name, 'quarantine', 'the file is empty');
    return;
  }
  const { state, error } = await ended(sync, importId);
  // Whoever went on writing meant more than what was read: it is read again when it is quiet.
  const after = await statOf(file);
  if (after === null || after.size !== before.size || after.mtimeMs !== before.mtimeMs) return;
  if (state === 'COMPLETED') await move(config.path, name, 'done', null);
  else await move(config.path, name, 'failed', error ?? 'the import was canceled');
}

/** Beside a file that was not imported stands why. */
async function move(folder: string, name: string, place: Place, reason: string | null): Promise<void> {
  const into = join(folder, PLACES[place]);
  await mkdir(into, { recursive: true });
  const target = await freeName(into, name);
  await rename(join(folder, name), join(into, target));
  if (reason !== null) await writeFile(join(into, `${target}.reason.txt`), `${reason}\n`);
}

/** The name, or the first of "name (2).835", "name (3).835", ... that nobody has. */
async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${stem} (${count})${ext}`;
    if ((await statOf(join(folder, tried))) === null) return tried;
  }
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
