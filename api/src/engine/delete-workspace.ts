import type { Database } from '../persistence/database';
import type { Place } from '../persistence/deletion-store';
import {
  deleteSome,
  deleteSomeOfImports,
  deleteWorkspaceRow,
  WORKSPACE_TABLES,
} from '../persistence/deletion-store';
import type { EngineClock } from './engine-settings';
import { ShortSteps } from './short-steps';

const FIRST_ROWS = 200;
/** A quarter of a megabyte each. */
const FIRST_CHUNKS = 4;

export interface DeletionParts {
  db: Database;
  clock: EngineClock;
  stopping(): boolean;
  committed(workspaceId: number): void;
}

/**
 * Empties a workspace whose deletion was requested, in short transactions between which others write. The only record of
 * progress is what is left in the tables, so a kill loses nothing: the next engine continues there.
 */
export async function deleteWorkspace(parts: DeletionParts, workspaceId: number): Promise<void> {
  const { db, stopping, committed } = parts;
  for (const table of WORKSPACE_TABLES) {
    if (table[0] === 'imports') {
      const pieces = new ShortSteps(parts, FIRST_CHUNKS);
      while (!(await pieces.take((tx, limit) => deleteSomeOfImports(tx, workspaceId, limit)))) {
        if (stopping()) return;
      }
    }
    const steps = new ShortSteps(parts, FIRST_ROWS);
    let place: Place = null;
    do {
      if (stopping()) return;
      const after: Place = place;
      place = await steps.take((tx, limit) => deleteSome(tx, workspaceId, table, after, limit));
    } while (place !== null);
  }
  await db.write((tx) => deleteWorkspaceRow(tx, workspaceId));
  committed(workspaceId);
}
