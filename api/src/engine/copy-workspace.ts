import type { Database } from '../persistence/database';
import type { Place } from '../persistence/deletion-store';
import type { Copy } from '../persistence/fork-store';
import {
  COPIED_TABLES,
  copyRun,
  copySome,
  finishCopy,
  pinIdleOrigin,
  placeOf,
  saveStep,
} from '../persistence/fork-store';
import type { Lease } from '../persistence/run-lease';
import type { EngineClock } from './engine-settings';
import { ShortSteps } from './short-steps';

const FIRST_ROWS = 200;
/** What the detector holds of a day may be a long text. */
const FIRST_OBSERVATIONS = 8;

export interface CopyParts {
  db: Database;
  clock: EngineClock;
  lease: Lease;
  /** Whether a run of this engine drives it: that run pauses for the copy, and records it in the store. */
  isDriven(workspaceId: number): boolean;
  /** Imports into the origin stop at their next batch; resolves when none is running. */
  holdImports(originId: number): Promise<void>;
  stopping(): boolean;
  committed(workspaceId: number): void;
}

/**
 * Makes a requested copy, in short transactions between which others write. The origin is held from the first row to the
 * last, so that all rows are of one instant. Progress is saved with each step, so that a kill loses nothing: the next
 * engine holds the origin again and continues there.
 *
 * @returns LATER if the origin is not held yet
 */
export async function copyWorkspace(parts: CopyParts, copy: Copy): Promise<'DONE' | 'LATER'> {
  await parts.holdImports(copy.originId);
  if (!(await standsStill(parts, copy))) return 'LATER';
  await copyTables(parts, copy);
  return 'DONE';
}

async function standsStill({ db, lease, isDriven }: CopyParts, copy: Copy): Promise<boolean> {
  if (copy.pinned) return true;
  if (isDriven(copy.originId)) return false;
  return db.write((tx) => pinIdleOrigin(tx, copy, lease));
}

async function copyTables(parts: CopyParts, copy: Copy): Promise<void> {
  const { db, clock, stopping, committed } = parts;
  const reached = placeOf(copy);
  if (copy.table === null) {
    await db.write(async (tx) => {
      await copyRun(tx, copy, clock.nowIso());
      await saveStep(tx, copy, nameAt(0), null);
    });
    copy.step += 1;
    copy.table = nameAt(0);
  }
  const atEnd = copy.table === AT_END;
  const first = atEnd ? COPIED_TABLES.length : COPIED_TABLES.findIndex(([name]) => name === copy.table);
  if (first < 0)
    throw new Error(`a copy stands at the table ${copy.table}, which this version does not copy`);
  for (const [index, table] of COPIED_TABLES.entries()) {
    if (index < first) continue;
    const steps = new ShortSteps(
      parts,
      table[0] === 'detector_observations' ? FIRST_OBSERVATIONS : FIRST_ROWS,
    );
    let place: Place = index === first ? reached : null;
    do {
      if (stopping()) return;
      const after: Place = place;
      place = await steps.take(async (tx, limit) => {
        const next = await copySome(tx, copy, table, after, limit);
        await saveStep(tx, copy, next === null ? nameAt(index + 1) : table[0], next);
        return next;
      });
      copy.step += 1;
    } while (place !== null);
  }
  await db.write(async (tx) => {
    await saveStep(tx, copy, AT_END, null);
    await finishCopy(tx, copy, clock.nowIso());
  });
  committed(copy.workspaceId);
  committed(copy.originId);
}

/** After the last table, only the final step remains. */
const AT_END = 'workspaces';
const nameAt = (index: number): string => COPIED_TABLES[index]?.[0] ?? AT_END;
