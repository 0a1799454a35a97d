import type { RunCommand } from '../../domain/scenario/scenario';
import { BadInputError, ConflictError, NotFoundError } from '../../domain/errors';
import type { GenerationState } from '../../domain/scenario/run-state';
import type { Database, Tx } from '../database';
import { returning } from '../dialect';
import { refuseTwin } from './run-requests';

export type Practice = Omit<Extract<RunCommand, { kind: 'PRACTICE' }>, 'kind' | 'effectiveAtS'>;

/** A quiz attempt as it was recorded: its number, and what it says. */
export interface RecordedPractice {
  seq: number;
  practice: Practice;
}

/**
 * Records a quiz attempt as a command of the run, for the engine's next midnight.
 * @param clientKey under a key that was used before, the attempt recorded then is given back
 * @throws ConflictError where the run is not going on, or is a twin; BadInputError naming `input.attemptId` when the key
 *   belongs to an attempt of another coder or claim
 */
export function requestPractice(
  database: Database,
  workspaceId: number,
  practice: Practice,
  clientKey: string | null,
  nowMs: number,
): Promise<RecordedPractice> {
  return database.write(async (tx) => {
    const before = clientKey === null ? null : await practiceByKey(tx, workspaceId, clientKey);
    if (before) {
      if (before.practice.claimId !== practice.claimId || before.practice.coderId !== practice.coderId)
        throw BadInputError.of(
          'input.attemptId',
          'was used for an attempt of another coder or on another claim',
        );
      return before;
    }
    await requireGoingOn(tx, workspaceId);
    const [row] = await tx.query<{ seq: number }>(
      returning(
        `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at, client_key)
         SELECT CAST(? AS BIGINT), COALESCE(MAX(seq), 0) + 1, 'PRACTICE', CAST(? AS TEXT), NULL, CAST(? AS TEXT), CAST(? AS TEXT)
         FROM commands WHERE workspace_id = ? RETURNING seq`,
      ),
      [workspaceId, JSON.stringify(practice), new Date(nowMs).toISOString(), clientKey, workspaceId],
    );
    if (!row) throw new Error(`workspace ${workspaceId} took no command`);
    return { seq: Number(row.seq), practice };
  });
}

async function practiceByKey(
  tx: Tx,
  workspaceId: number,
  clientKey: string,
): Promise<RecordedPractice | null> {
  const [row] = await tx.query<{ seq: number; payload: string }>(
    'SELECT seq, payload FROM commands WHERE workspace_id = ? AND client_key = ?',
    [workspaceId, clientKey],
  );
  return row ? { seq: Number(row.seq), practice: JSON.parse(row.payload) as Practice } : null;
}

/** An ended run has no midnight left at which the attempt could take effect. */
async function requireGoingOn(tx: Tx, workspaceId: number): Promise<void> {
  const [run] = await tx.query<{ state: GenerationState; desired_state: GenerationState }>(
    'SELECT state, desired_state FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  if (!run) throw new NotFoundError('run in workspace', String(workspaceId));
  await refuseTwin(tx, workspaceId);
  const ended = ['STOPPED', 'COMPLETED'].find((state) => state === run.state || state === run.desired_state);
  if (ended)
    throw new ConflictError(
      `The run is ${ended}: practice is recorded for coders who go on working. Try the claim without recording it, or fork the workspace.`,
      ['testClaim', 'forkWorkspace'],
    );
}
