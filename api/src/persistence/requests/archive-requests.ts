import { SECONDS_PER_DAY, dateOfInstant } from '../../domain/calendar';
import { ConflictError, NotFoundError } from '../../domain/errors';
import { PATTERN_CHANGE_KINDS } from '../../domain/feed';
import type { GenerationState } from '../../domain/scenario/run-state';
import type { DetectedPattern } from '../../detection/detector';
import type { FeedRetention } from '../batch-store';
import { appendToFeed } from '../batch-store';
import { putRows } from '../bulk';
import type { Database, Tx } from '../database';
import { addCommand } from '../fork-store';
import { relinkPatterns, unlinkPatterns } from '../patterns/pattern-links';
import { selectRows } from '../read/hydrate';
import { PATTERNS } from '../tables';
import { refuseTwin } from './run-requests';

/** The feed is trimmed by the engine. */
const NOTHING_TRIMMED: FeedRetention = {
  changes: Number.MAX_SAFE_INTEGER,
  commits: Number.MAX_SAFE_INTEGER,
};

/**
 * Archives a pattern. Where a run is going on, as a command for its next midnight, so that the run can be replayed with it;
 * else at once. An archived pattern stays so, and asking twice is asking once.
 *
 * @param nowS the workspace's clock
 * @throws ConflictError for a twin, and while an import is decided about
 */
export function archivePattern(
  database: Database,
  workspaceId: number,
  patternId: number,
  nowS: number,
  nowMs: number,
): Promise<void> {
  return database.write(async (tx) => {
    const [row] = await selectRows(
      tx,
      PATTERNS,
      'p',
      'FROM patterns p WHERE p.workspace_id = ? AND p.id = ?',
      [workspaceId, patternId],
    );
    if (!row) throw new NotFoundError('pattern', String(patternId));
    if (row.status === 'ARCHIVED') return;
    if (await isRunGoingOn(tx, workspaceId)) {
      await refuseTwin(tx, workspaceId);
      await recordArchive(tx, workspaceId, patternId, nowMs);
      return;
    }
    await requireNoImport(tx, workspaceId);
    const before = row.state as DetectedPattern;
    const memory = { ...before.memory, statusChangedOn: dateOfInstant(nowS - SECONDS_PER_DAY) };
    const state: DetectedPattern = { ...before, status: 'ARCHIVED', isArchivedByUser: true, memory };
    await putRows(tx, PATTERNS, [PATTERNS.pack({ ...row, status: 'ARCHIVED', state })]);
    const relinks = [{ patternId, isFitted: false }];
    await relinkPatterns(tx, workspaceId, relinks, await unlinkPatterns(tx, workspaceId, relinks));
    const patternChanges: [number, number, number][] = [
      [PATTERN_CHANGE_KINDS.indexOf('ARCHIVED'), patternId, nowS],
    ];
    const quiet = { claimChanges: [], claimCount: 0, dataThrough: null };
    await appendToFeed(tx, { workspaceId, patternChanges, ...quiet }, NOTHING_TRIMMED);
  });
}

async function isRunGoingOn(tx: Tx, workspaceId: number): Promise<boolean> {
  const [run] = await tx.query<{ state: GenerationState; desired_state: GenerationState }>(
    'SELECT state, desired_state FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  const ended: readonly string[] = ['STOPPED', 'COMPLETED'];
  return run !== undefined && !ended.includes(run.state) && !ended.includes(run.desired_state);
}

async function recordArchive(tx: Tx, workspaceId: number, patternId: number, nowMs: number): Promise<void> {
  const payload = { patternId };
  const pending = await tx.query(
    `SELECT 1 AS found FROM commands WHERE workspace_id = ? AND kind = 'ARCHIVE' AND payload = ?`,
    [workspaceId, JSON.stringify(payload)],
  );
  if (pending.length > 0) return;
  const command = { kind: 'ARCHIVE', payload, effectiveAtS: null } as const;
  await addCommand(tx, workspaceId, command, new Date(nowMs).toISOString());
}

/** An engine that reads a file has the workspace's patterns in its memory. */
async function requireNoImport(tx: Tx, workspaceId: number): Promise<void> {
  const open = await tx.query(
    `SELECT 1 AS found FROM imports WHERE workspace_id = ? AND state IN ('QUEUED', 'RUNNING')`,
    [workspaceId],
  );
  if (open.length > 0)
    throw new ConflictError(
      'An import into this workspace is running: archive the pattern when it has ended.',
      ['importJobs'],
    );
}
