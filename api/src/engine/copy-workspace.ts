import type { Database } from '../persistence/database';
import type { Place } from '../persistence/deletion-store';
import type { Copy } from '../persistence/fork-store';
import {
  COPIED_TABLES,
  copyRun,
  copySome,
  CopyTakenError,
  findCopies,
  finishCopy,
  pinIdleOrigin,
  saveStep,
} from '../persistence/fork-store';
import type { Lease } from '../persistence/run-store';
import type { EngineClock } from './engine-settings';
import { ShortSteps } from './short-steps';

const FIRST_ROWS = 200;
/** A day of the detector is a long text. */
const FIRST_DETECTOR_DAYS = 8;

export interface CopyParts {
  db: Database;
  clock: EngineClock;
  lease: Lease;
  /** Whether a run of this engine drives it: that run pauses for the copy, and records it in the store. */
  isDriven(workspaceId: number): boolean;
  /** Copies that wait after a failure. */
  isResting(workspaceId: number): boolean;
  /** Imports into the origin stop at their next batch; resolves when none is running. */
  holdImports(originId: number): Promise<void>;
  stopping(): boolean;
  committed(workspaceId: number): void;
  failed(workspaceId: number, error: unknown): Promise<void>;
}

/**
 * Makes the requested copies, one after the other, in short transactions between which others write. The origin is held
 * from the first row to the last, so that all rows are of one instant. Progress is saved with each step, so that a kill
 * loses nothing: the next engine holds the origin again and continues there.
 *
 * @returns whether anything was copied
 */
export async function copyWorkspaces(parts: CopyParts): Promise<boolean> {
  let worked = false;
  for (const copy of await findCopies(parts.db.reader('live'))) {
    if (parts.stopping()) return worked;
    if (parts.isResting(copy.workspaceId)) continue;
    try {
      await parts.holdImports(copy.originId);
      if (!(await standsStill(parts, copy))) continue;
      worked = true;
      await copyWorkspace(parts, copy);
    } catch (error) {
      if (!(error instanceof CopyTakenError)) await parts.failed(copy.workspaceId, error);
    }
  }
  return worked;
}

async function standsStill({ db, lease, isDriven }: CopyParts, copy: Copy): Promise<boolean> {
  if (copy.pinned) return true;
  if (isDriven(copy.originId)) return false;
  return db.write((tx) => pinIdleOrigin(tx, copy, lease));
}

async function copyWorkspace(parts: CopyParts, copy: Copy): Promise<void> {
  const { db, clock, stopping, committed } = parts;
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
    const steps = new ShortSteps(parts, table[0] === 'detector_days' ? FIRST_DETECTOR_DAYS : FIRST_ROWS);
    let place: Place = index === first ? copy.place : null;
    do {
      if (stopping()) return;
      const after: Place = place;
      place = await steps.take(async (tx, limit) => {
        const reached = await copySome(tx, copy, table, after, limit);
        await saveStep(tx, copy, reached === null ? nameAt(index + 1) : table[0], reached);
        return reached;
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
