import { insertMissingRows } from './bulk';
import type { Queryable, Tx } from './database';
import { holdWorkspace } from './fork-store';
import type { Cell } from './dialect';
import { returning } from './dialect';
import type { Lease } from './run-lease';
import type { RowIn } from './tables';
import { IMPORT_NOTICES, IMPORT_REJECTIONS } from './tables';

export interface OpenImport {
  id: number;
  workspaceId: number;
  format: string;
  fileName: string | null;
  /** ISO 8601. */
  createdAt: string;
  chunkCount: number;
  itemsRead: number;
  rejected: number;
  noticed: number;
  /** Claims that it has made or changed so far. */
  changed: number;
  /** Of those, claims that were known already. */
  updated: number;
  /** Whether what the detector had observed of earlier claims has changed. */
  replays: boolean;
}

/** What an engine may take: uploaded completely and not ended. */
const OPEN = `state IN ('QUEUED', 'RUNNING') AND bytes_total IS NOT NULL`;
const FREE = '(? = 1 OR owner IS NULL OR owner = ? OR lease_expires_at_ms < ?)';
const freeFor = ({ takeOver, owner, nowMs }: Lease): [number, string, number] => [
  takeOver ? 1 : 0,
  owner,
  nowMs,
];

/** Open imports that no other engine owns, oldest first; those into a workspace that is being copied wait. */
export async function findOpenImports(
  db: Queryable,
  lease: Lease,
): Promise<{ id: number; workspaceId: number }[]> {
  return db.query(
    `SELECT id, workspace_id AS "workspaceId" FROM imports WHERE ${OPEN} AND ${FREE}
       AND NOT EXISTS (SELECT 1 FROM forks f WHERE f.origin_id = imports.workspace_id AND f.kind = 'COPY')
     ORDER BY id LIMIT 100`,
    freeFor(lease),
  );
}

export interface TakenImport {
  fencingToken: number;
  failures: number;
}

/**
 * Takes the lease with a new fencing token: whoever held it before fails at its next commit.
 * @param failed 1 when the engine's last thread died over this import
 * @returns null when it has ended, or is another engine's
 */
export async function takeImport(
  tx: Tx,
  id: number,
  lease: Lease,
  failed: 0 | 1,
): Promise<TakenImport | null> {
  const [row] = await tx.query<TakenImport>(
    returning(
      `UPDATE imports SET owner = ?, fencing_token = fencing_token + 1, lease_expires_at_ms = ?, failures = failures + ?
       WHERE id = ? AND ${OPEN} AND ${FREE} RETURNING fencing_token AS "fencingToken", failures`,
    ),
    [lease.owner, lease.expiresAtMs, failed, id, ...freeFor(lease)],
  );
  return row ?? null;
}

/** An import that this engine owns until another takes it. */
export interface ImportLease {
  importId: number;
  fencingToken: number;
}

/** Renews the lease. @throws ImportTakenError */
export function keepImport(tx: Tx, lease: ImportLease, expiresAtMs: number): Promise<void> {
  return fenced(tx, lease, 'lease_expires_at_ms = ?', [expiresAtMs]);
}

/** Leaves it where it is, for the next engine that looks for imports. */
export async function releaseImport(tx: Tx, { importId, fencingToken }: ImportLease): Promise<void> {
  await tx.run(
    'UPDATE imports SET owner = NULL, lease_expires_at_ms = 0 WHERE id = ? AND fencing_token = ?',
    [importId, fencingToken],
  );
}

/** Keeps the lease, so that it stays with this engine until its next attempt. @returns failures in a row */
export async function countImportFailure(tx: Tx, lease: ImportLease): Promise<number> {
  await fenced(tx, lease, 'failures = failures + 1', []);
  const [row] = await tx.query<{ failures: number }>('SELECT failures FROM imports WHERE id = ?', [
    lease.importId,
  ]);
  return row?.failures ?? 0;
}

/** Every write of an engine to an open job goes through here. @throws ImportTakenError */
async function fenced(
  tx: Tx,
  { importId, fencingToken }: ImportLease,
  sets: string,
  params: readonly Cell[],
): Promise<void> {
  const changed = await tx.run(
    `UPDATE imports SET ${sets} WHERE id = ? AND fencing_token = ? AND state IN ('QUEUED', 'RUNNING')`,
    [...params, importId, fencingToken],
  );
  if (changed === 0) throw new ImportTakenError(importId);
}

export class ImportTakenError extends Error {
  constructor(importId: number) {
    super(`the import ${importId} has ended, or belongs to another engine now`);
    this.name = 'ImportTakenError';
  }
}

export async function readImport(
  db: Queryable,
  id: number,
): Promise<(OpenImport & { cancelRequested: boolean }) | null> {
  const [row] = await db.query<Omit<OpenImport, 'replays'> & { cancel: number; replays: number }>(
    `SELECT id, workspace_id AS "workspaceId", format, file_name AS "fileName", created_at AS "createdAt", chunk_count AS "chunkCount", items_read AS "itemsRead",
       rejected, notice_count AS noticed, CAST(claims_created + claims_updated AS BIGINT) AS changed, claims_updated AS updated, replays, cancel_requested AS cancel
     FROM imports WHERE id = ?`,
    [id],
  );
  return row ? { ...row, replays: Number(row.replays) === 1, cancelRequested: row.cancel === 1 } : null;
}

/**
 * An import may not write into a workspace that is held for a copy. It takes the workspace for its transaction, as does
 * whoever lets it stand still (holdWorkspace): one of them comes first, in whatever engines they are.
 * @throws WorkspaceHeldError
 */
export async function requireNotHeld(tx: Tx, workspaceId: number): Promise<void> {
  await holdWorkspace(tx, workspaceId);
  const copies = await tx.query(
    `SELECT 1 AS found FROM forks WHERE origin_id = ? AND kind = 'COPY' AND pinned = 1`,
    [workspaceId],
  );
  if (copies.length > 0) throw new WorkspaceHeldError(workspaceId);
}

export class WorkspaceHeldError extends Error {
  constructor(workspaceId: number) {
    super(`workspace ${workspaceId} is being copied: imports into it wait`);
    this.name = 'WorkspaceHeldError';
  }
}

export async function readChunk(db: Queryable, importId: number, seq: number): Promise<Uint8Array> {
  const [row] = await db.query<{ content: Uint8Array }>(
    'SELECT content FROM import_chunks WHERE import_id = ? AND seq = ?',
    [importId, seq],
  );
  if (!row) throw new Error(`piece ${seq} of import ${importId} is missing`);
  return row.content;
}

export function startImport(tx: Tx, lease: ImportLease, format: string, nowIso: string): Promise<void> {
  return fenced(tx, lease, `state = 'RUNNING', format = ?, started_at = COALESCE(started_at, ?)`, [
    format,
    nowIso,
  ]);
}

export interface ImportStep {
  items: number;
  bytesRead: number;
  claimsRead: number;
  created: number;
  updated: number;
  duplicates: number;
  waiting: number;
  rejections: readonly Omit<RowIn<typeof IMPORT_REJECTIONS>, 'importId'>[];
  rejected: number;
  notices: readonly Omit<RowIn<typeof IMPORT_NOTICES>, 'importId'>[];
  noticed: number;
  /** Whether what the detector had observed of earlier claims has changed. */
  replays: boolean;
  leaseExpiresAtMs: number;
}

/** Counts of one batch, in that batch's transaction: a crash resumes behind the items counted here. */
export async function advanceImport(tx: Tx, lease: ImportLease, step: ImportStep): Promise<void> {
  await fenced(
    tx,
    lease,
    `items_read = items_read + ?, bytes_read = ?, claims_read = claims_read + ?, claims_created = claims_created + ?,
     claims_updated = claims_updated + ?, duplicates = duplicates + ?, takebacks_waiting = takebacks_waiting + ?,
     rejected = rejected + ?, notice_count = notice_count + ?, replays = CASE WHEN ? = 1 THEN 1 ELSE replays END,
     lease_expires_at_ms = ?, failures = 0`,
    [
      step.items,
      step.bytesRead,
      step.claimsRead,
      step.created,
      step.updated,
      step.duplicates,
      step.waiting,
      step.rejected,
      step.noticed,
      step.replays ? 1 : 0,
      step.leaseExpiresAtMs,
    ],
  );
  const rejections = step.rejections.map((rejection) => ({ importId: lease.importId, ...rejection }));
  await insertMissingRows(tx, IMPORT_REJECTIONS, IMPORT_REJECTIONS.packAll(rejections));
  const notices = step.notices.map((notice) => ({ importId: lease.importId, ...notice }));
  await insertMissingRows(tx, IMPORT_NOTICES, IMPORT_NOTICES.packAll(notices));
}

/** Ends the job and deletes its pieces; what was read from them is in the claims. */
export async function endImport(
  tx: Tx,
  lease: ImportLease,
  state: 'COMPLETED' | 'FAILED' | 'CANCELLED',
  error: string | null,
  nowIso: string,
): Promise<void> {
  await fenced(
    tx,
    lease,
    `state = ?, error = ?, finished_at = ?, owner = NULL, lease_expires_at_ms = 0,
     bytes_read = CASE WHEN ? = 'COMPLETED' THEN bytes_total ELSE bytes_read END`,
    [state, error, nowIso, state],
  );
  await tx.run('DELETE FROM import_chunks WHERE import_id = ?', [lease.importId]);
}

/** Takes a run of numbers for claims and payments that are imported; gives the first. */
export async function takeImportIds(tx: Tx, workspaceId: number, count: number): Promise<number> {
  const [row] = await tx.query<{ next_import_id: number }>(
    returning(
      'UPDATE workspaces SET next_import_id = next_import_id + ? WHERE id = ? RETURNING next_import_id',
    ),
    [count, workspaceId],
  );
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return row.next_import_id - count + 1;
}

/** A simulated workspace becomes a mixed one when real claims are imported. */
export async function markImported(tx: Tx, workspaceId: number): Promise<void> {
  await tx.run(`UPDATE workspaces SET kind = 'MIXED' WHERE id = ? AND kind = 'SIMULATED'`, [workspaceId]);
}

export async function hasFewClaims(db: Queryable, workspaceId: number, few: number): Promise<boolean> {
  const rows = await db.query('SELECT 1 AS one FROM workspaces WHERE id = ? AND claim_count <= ?', [
    workspaceId,
    few,
  ]);
  return rows.length > 0;
}

export async function hasLiveRun(db: Queryable, workspaceId: number): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 AS one FROM runs WHERE workspace_id = ? AND state IN ('PENDING', 'RUNNING', 'PAUSED')`,
    [workspaceId],
  );
  return rows.length > 0;
}
