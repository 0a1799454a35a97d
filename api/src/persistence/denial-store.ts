import type { DenialStage, RecoveryPath } from '../domain/work-list/denial-stage';
import { addRows, insertRows, putRows, updateRows } from './bulk';
import type { Tx } from './database';
import { selectRows } from './read/hydrate';
import { OPEN_DENIALS, RECOVERY_OUTCOMES } from './rollups/open-denials';
import { Sums } from './rollups/sums';
import type { RowIn } from './tables';
import { DENIALS, DENIAL_STAGES_OF } from './tables';

export type DenialRow = RowIn<typeof DENIALS>;

/** What became of an appeal, or of a corrected claim, against a denial. */
export interface RecoveryOutcome {
  claimId: number;
  path: RecoveryPath;
  isWon: boolean;
  recoveredCents: number;
}

/** What a batch does to initial denials. Steps of claims that were not denied at first concern none. */
export interface DenialChanges {
  denied: ReadonlyMap<number, DenialRow>;
  /** By claim: the stage that it is in after the batch. */
  stages: ReadonlyMap<number, DenialStage>;
  outcomes: readonly RecoveryOutcome[];
}

/**
 * Writes new denials and the steps of earlier ones, and adds both to their rollups. What a step changes depends on the
 * denial before it, which is read by its key.
 */
export async function writeDenials(tx: Tx, workspaceId: number, changes: DenialChanges): Promise<void> {
  const { denied, stages, outcomes } = changes;
  const earlier = await earlierDenials(tx, workspaceId, changes);
  const moved: DenialRow[] = [];
  const open = new Sums(OPEN_DENIALS);
  for (const row of earlier.values()) {
    const stage = stages.get(row.claimId) ?? row.stage;
    if (stage === row.stage) continue;
    moved.push({ ...row, stage });
    countOpen(open, row, -1);
    countOpen(open, { ...row, stage }, 1);
  }
  const added = [...denied.values()].map((row) => ({ ...row, stage: stages.get(row.claimId) ?? row.stage }));
  for (const row of added) countOpen(open, row, 1);
  const won = new Sums(RECOVERY_OUTCOMES);
  for (const outcome of outcomes) {
    const denial = earlier.get(outcome.claimId) ?? denied.get(outcome.claimId);
    if (denial) countOutcome(won, denial, outcome);
  }
  await insertRows(tx, DENIALS, DENIALS.packAll(added));
  await updateRows(tx, DENIAL_STAGES_OF, DENIAL_STAGES_OF.packAll(moved));
  await addRows(tx, OPEN_DENIALS, open.packed());
  await addRows(tx, RECOVERY_OUTCOMES, won.packed());
}

/** Denials of imported claims, in place of those that they had before. */
export async function replaceDenials(
  tx: Tx,
  before: readonly DenialRow[],
  after: readonly DenialRow[],
): Promise<void> {
  const open = new Sums(OPEN_DENIALS);
  for (const row of before) countOpen(open, row, -1);
  for (const row of after) countOpen(open, row, 1);
  const kept = new Set(after.map(({ claimId }) => claimId));
  const gone = before.filter(({ claimId }) => !kept.has(claimId));
  const [first] = gone;
  if (first)
    await tx.run(
      `DELETE FROM denials WHERE workspace_id = ? AND claim_id IN (${gone.map(() => '?').join(', ')})`,
      [first.workspaceId, ...gone.map(({ claimId }) => claimId)],
    );
  await putRows(tx, DENIALS, DENIALS.packAll(after));
  await addRows(tx, OPEN_DENIALS, open.packed());
}

async function earlierDenials(
  tx: Tx,
  workspaceId: number,
  { denied, stages, outcomes }: DenialChanges,
): Promise<Map<number, DenialRow>> {
  const ids = new Set([...stages.keys(), ...outcomes.map(({ claimId }) => claimId)]);
  const unknown = [...ids].filter((id) => !denied.has(id));
  if (unknown.length === 0) return new Map();
  const rows = await selectRows(
    tx,
    DENIALS,
    'd',
    `FROM denials d WHERE d.workspace_id = ? AND d.claim_id IN (${unknown.map(() => '?').join(', ')})`,
    [workspaceId, ...unknown],
  );
  return new Map(rows.map((row) => [row.claimId, row]));
}

function countOpen(open: Sums<RowIn<typeof OPEN_DENIALS>>, denial: DenialRow, sign: 1 | -1): void {
  const { workspaceId, deniedOn, deadline, deniedCents, stage } = denial;
  if (stage === 'CLOSED') return;
  const cents = sign * deniedCents;
  const figures =
    stage === 'TO_WORK'
      ? { toWorkCount: sign, toWorkCents: cents, withPayerCount: 0, withPayerCents: 0 }
      : { toWorkCount: 0, toWorkCents: 0, withPayerCount: sign, withPayerCents: cents };
  open.add({ workspaceId, deniedOn, deadline, ...figures });
}

function countOutcome(
  won: Sums<RowIn<typeof RECOVERY_OUTCOMES>>,
  { workspaceId, reasonKey, payerId, deniedCents }: DenialRow,
  { path, isWon, recoveredCents }: RecoveryOutcome,
): void {
  won.add({
    workspaceId,
    reasonKey,
    payerId,
    path,
    decidedCount: 1,
    wonCount: isWon ? 1 : 0,
    wonDeniedCents: isWon ? deniedCents : 0,
    recoveredCents: isWon ? recoveredCents : 0,
  });
}
