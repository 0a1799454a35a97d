import type { GenerationState } from '../domain/scenario/run-state';
import type { RunCommand } from '../domain/scenario/scenario';
import type { Queryable, Tx } from './database';
import { commandOf } from './run-record';

/** How far the origin of a twin has come, and what it has recorded that the twin does not know yet. */
export interface Lead {
  nowS: number;
  state: GenerationState;
  commands: { seq: number; command: RunCommand }[];
}

/**
 * The clock is read before the commands: a command is recorded before the clock passes it, so whatever holds by `nowS`
 * is among them. A stop is left out, because the twin ends where it finds its origin ended, and what is archived, because its patterns are others. Null: the origin is gone.
 */
export async function readLead(db: Queryable, twinId: number, originId: number): Promise<Lead | null> {
  const [run] = await db.query<{ virtual_now_s: number; state: GenerationState }>(
    'SELECT virtual_now_s, state FROM runs WHERE workspace_id = ?',
    [originId],
  );
  if (!run) return null;
  const commands = await db.query<{ seq: number; kind: string; payload: string; effective_at_s: number }>(
    `SELECT seq, kind, payload, effective_at_s FROM commands
     WHERE workspace_id = ? AND effective_at_s IS NOT NULL AND kind NOT IN ('STOP', 'ARCHIVE')
       AND seq > (SELECT COALESCE(MAX(seq), 0) FROM commands WHERE workspace_id = ?) ORDER BY seq`,
    [originId, twinId],
  );
  return {
    nowS: run.virtual_now_s,
    state: run.state,
    commands: commands.map(({ seq, kind, payload, effective_at_s }) => ({
      seq,
      command: commandOf(kind, payload, effective_at_s, seq),
    })),
  };
}

/** Written before they take effect, so that a restarted twin replays them; under the number that they bear in the origin. */
export async function recordOriginCommands(
  tx: Tx,
  twinId: number,
  originId: number,
  seqs: readonly number[],
): Promise<void> {
  for (const seq of seqs) {
    await tx.run(
      `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
       SELECT CAST(? AS BIGINT), seq, kind, payload, effective_at_s, created_at FROM commands WHERE workspace_id = ? AND seq = ?
       ON CONFLICT (workspace_id, seq) DO NOTHING`,
      [twinId, originId, seq],
    );
  }
}

/** A twin has no requests of its own but its end: its desired state is its state. */
export async function wantAsIs(tx: Tx, twinId: number, state: 'RUNNING' | 'PAUSED'): Promise<void> {
  await tx.run(
    `UPDATE runs SET desired_state = ? WHERE workspace_id = ? AND desired_state IN ('RUNNING', 'PAUSED')`,
    [state, twinId],
  );
}

/** The origin was deleted: from here on the twin is a run of its own, paused where it is. */
export async function leaveOrigin(tx: Tx, twinId: number): Promise<void> {
  await tx.run(`DELETE FROM forks WHERE workspace_id = ? AND kind = 'TWIN'`, [twinId]);
  await tx.run(`UPDATE runs SET desired_state = 'PAUSED' WHERE workspace_id = ?`, [twinId]);
  await tx.run(
    `UPDATE workspaces SET state = CASE WHEN state = 'COPYING' THEN 'READY' ELSE state END, forked_from_id = NULL WHERE id = ?`,
    [twinId],
  );
}
