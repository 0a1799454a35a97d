import type { DetectedPattern, DetectorState, ObservationRow } from '../detection/detector';
import type { Coder, Payer, Provider } from '../domain/claim';
import type { Policy } from '../domain/policies/policy-register';
import { insertMissingRows, putRows } from './bulk';
import type { Queryable, Tx } from './database';
import { CODERS, PAYERS, POLICIES, POLICY_CODES, PROVIDERS } from './tables';

/** With that by which it is known again. */
type Named<T> = T & { identityKey: string };

/** What an engine needs in memory of a workspace before it writes to it. */
export interface SessionState {
  payers: Named<Payer>[];
  providers: Named<Provider>[];
  coders: Coder[];
  detector: DetectorState;
}

export async function loadSession(db: Queryable, workspaceId: number): Promise<SessionState> {
  const payers = await db.query<Named<Payer>>(
    'SELECT id, name, type, identity_key AS "identityKey" FROM payers WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  const providers = await db.query<Named<Provider>>(
    'SELECT id, npi, name, specialty, taxonomy, identity_key AS "identityKey" FROM providers WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  const coders = await db.query<Coder>('SELECT id, name FROM coders WHERE workspace_id = ? ORDER BY id', [
    workspaceId,
  ]);
  const observations = await db.query<{ day: string; first_claim_id: number; content: string }>(
    'SELECT day, first_claim_id, content FROM detector_observations WHERE workspace_id = ? ORDER BY day, first_claim_id',
    [workspaceId],
  );
  const patterns = await db.query<{ state: string }>(
    'SELECT state FROM patterns WHERE workspace_id = ? ORDER BY id',
    [workspaceId],
  );
  return {
    payers,
    providers,
    coders,
    detector: {
      firstDate: await firstAdjudication(db, workspaceId),
      observations: observations.map(({ day, first_claim_id, content }): ObservationRow => ({
        day,
        firstClaimId: Number(first_claim_id),
        content,
      })),
      patterns: patterns.map((row) => JSON.parse(row.state) as DetectedPattern),
    },
  };
}

/** The first day on which a first submission was adjudicated. */
async function firstAdjudication(db: Queryable, workspaceId: number): Promise<string | null> {
  const [row] = await db.query<{ processing_date: string }>(
    `SELECT processing_date FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL AND frequency_code = '1' AND bill_of IS NULL
     ORDER BY processing_date, id LIMIT 1`,
    [workspaceId],
  );
  return row?.processing_date ?? null;
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

/** Imported payers and providers: new ones, and those of which a better name is known. */
export async function putPayersAndProviders(
  tx: Tx,
  workspaceId: number,
  { payers, providers }: { payers: readonly Named<Payer>[]; providers: readonly Named<Provider>[] },
): Promise<void> {
  const rowOf = <T extends { id: number }>(named: T): T & { workspaceId: number; localId: number } => ({
    ...named,
    workspaceId,
    localId: named.id,
  });
  await putRows(tx, PAYERS, PAYERS.packAll(payers.map(rowOf)));
  await putRows(tx, PROVIDERS, PROVIDERS.packAll(providers.map(rowOf)));
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
