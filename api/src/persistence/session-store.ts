import type { DayCells, DetectedPattern } from '../detection/detector';
import type { Coder, Payer, PayerType, Provider } from '../domain/claim';
import type { Policy } from '../domain/policies/policy-register';
import { insertRows } from './bulk';
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

const NOTHING_TWICE = '(workspace_id, id) DO NOTHING';

export async function savePayersAndProviders(
  tx: Tx,
  workspaceId: number,
  named: {
    payers: readonly (Payer & { identityKey: string })[];
    providers: readonly (Provider & { identityKey: string })[];
    coders: readonly Coder[];
  },
): Promise<void> {
  await insertRows(
    tx,
    PAYERS,
    named.payers.map((p) => [workspaceId, p.id, p.name, p.type, p.identityKey]),
    NOTHING_TWICE,
  );
  await insertRows(
    tx,
    PROVIDERS,
    named.providers.map((p) => [workspaceId, p.id, p.npi, p.name, p.specialty, p.taxonomy, p.identityKey]),
    NOTHING_TWICE,
  );
  await insertRows(
    tx,
    CODERS,
    named.coders.map((c) => [workspaceId, c.id, c.name]),
    NOTHING_TWICE,
  );
}

/** A world's policies never change: existing rows are kept. */
export async function savePolicies(tx: Tx, workspaceId: number, policies: readonly Policy[]): Promise<void> {
  await insertRows(
    tx,
    POLICIES,
    policies.map(({ id, payerId, ruleKey, title, populationBit }) => [
      workspaceId,
      id,
      payerId,
      ruleKey,
      title,
      populationBit,
    ]),
    NOTHING_TWICE,
  );
  await insertRows(
    tx,
    POLICY_CODES,
    policies.flatMap(({ id, procedureCodes }) => procedureCodes.map((code) => [workspaceId, id, code])),
    '(workspace_id, policy_id, procedure_code) DO NOTHING',
  );
}
