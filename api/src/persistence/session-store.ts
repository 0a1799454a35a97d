import type { DayCells, DetectedPattern } from '../detection/detector';
import type { Coder, Payer, PayerType, Provider } from '../domain/claim';
import type { Policy } from '../domain/policies/policy-register';
import { insertMissingRows } from './bulk';
import type { Queryable, Tx } from './database';
import { CODERS, PAYERS, POLICIES, POLICY_CODES, PROVIDERS } from './tables';

/** What an engine needs in memory of a workspace before it writes to it. */
export interface SessionState {
  payers: Payer[];
  providers: Provider[];
  coders: Coder[];
  detectorDays: DayCells[];
  patterns: DetectedPattern[];
}

export async function loadSession(
  db: Queryable,
  workspaceId: number,
  heldDays: number,
): Promise<SessionState> {
  const payers = await db.query<{ id: number; name: string; type: PayerType }>(
    'SELECT id, name, type FROM payers WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  const providers = await db.query<Provider>(
    'SELECT id, npi, name, specialty, taxonomy FROM providers WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  const coders = await db.query<Coder>('SELECT id, name FROM coders WHERE workspace_id = ? ORDER BY id', [
    workspaceId,
  ]);
  const days = await db.query<{ day: string; cells: string }>(
    'SELECT day, cells FROM detector_days WHERE workspace_id = ? ORDER BY day DESC LIMIT ?',
    [workspaceId, heldDays],
  );
  const patterns = await db.query<{ state: string }>(
    'SELECT state FROM patterns WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  return {
    payers,
    providers,
    coders,
    detectorDays: days.reverse().map((row) => ({ day: row.day, cells: JSON.parse(row.cells) as unknown })),
    patterns: patterns.map((row) => JSON.parse(row.state) as DetectedPattern),
  };
}

/** Days that the detector has dropped are deleted here, too, so that the table is bounded. */
export async function trimDetectorDays(tx: Tx, workspaceId: number, heldDays: number): Promise<void> {
  await tx.run(
    `DELETE FROM detector_days WHERE workspace_id = ? AND day < (
       SELECT MIN(day) FROM (SELECT day FROM detector_days WHERE workspace_id = ? ORDER BY day DESC LIMIT ?) AS held)`,
    [workspaceId, workspaceId, heldDays],
  );
}

export async function savePayersAndProviders(
  tx: Tx,
  workspaceId: number,
  named: {
    payers: readonly (Payer & { identityKey: string })[];
    providers: readonly (Provider & { identityKey: string })[];
    coders: readonly Coder[];
  },
): Promise<void> {
  const own = (named: { id: number }): { workspaceId: number; localId: number } => ({
    workspaceId,
    localId: named.id,
  });
  await insertMissingRows(
    tx,
    PAYERS,
    PAYERS.packAll(named.payers.map((payer) => ({ ...payer, ...own(payer) }))),
  );
  await insertMissingRows(
    tx,
    PROVIDERS,
    PROVIDERS.packAll(named.providers.map((provider) => ({ ...provider, ...own(provider) }))),
  );
  await insertMissingRows(
    tx,
    CODERS,
    CODERS.packAll(named.coders.map((coder) => ({ ...coder, ...own(coder) }))),
  );
}

/** A world's policies never change: existing rows are kept. */
export async function savePolicies(tx: Tx, workspaceId: number, policies: readonly Policy[]): Promise<void> {
  await insertMissingRows(
    tx,
    POLICIES,
    POLICIES.packAll(policies.map((policy) => ({ ...policy, workspaceId, localId: policy.id }))),
  );
  const codes = policies.flatMap(({ id: policyId, procedureCodes }) =>
    procedureCodes.map((procedureCode) => ({ workspaceId, policyId, procedureCode })),
  );
  await insertMissingRows(tx, POLICY_CODES, POLICY_CODES.packAll(codes));
}
