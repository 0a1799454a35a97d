import { ConflictError, NotFoundError } from '../../domain/errors';
import type { DataSourceKind } from '../../entities/enums/states';
import type { Database } from '../database';
import { returning } from '../dialect';
import { requireReady } from './workspace-requests';

/** Each is looked at every few seconds, so their number has a bound. */
const MAX_SOURCES_OF_WORKSPACE = 50;

export interface SourceSettings {
  name: string;
  enabled: boolean;
  config: Readonly<Record<string, unknown>>;
  /** Undefined leaves what is set. */
  secret: { bearerToken: string } | null | undefined;
}

/** It is due at once. @returns its number. @throws ConflictError, NotFoundError */
export function insertDataSource(
  database: Database,
  key: { workspaceId: number; kind: DataSourceKind },
  { name, enabled, config, secret }: SourceSettings,
  nowMs: number,
): Promise<number> {
  return database.write(async (tx) => {
    await requireReady(tx, key.workspaceId);
    const [count] = await tx.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM data_sources WHERE workspace_id = ?',
      [key.workspaceId],
    );
    if (Number(count?.n) >= MAX_SOURCES_OF_WORKSPACE)
      throw new ConflictError(`A workspace has at most ${MAX_SOURCES_OF_WORKSPACE} sources.`, [
        'deleteDataSource',
      ]);
    const [row] = await tx.query<{ id: number }>(
      returning(
        `INSERT INTO data_sources (workspace_id, name, kind, enabled, config, secret, next_sync_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      ),
      [
        key.workspaceId,
        name,
        key.kind,
        enabled ? 1 : 0,
        JSON.stringify(config),
        secret ? JSON.stringify(secret) : null,
        nowMs,
      ],
    );
    return Number(row?.id);
  });
}

/** It is due at once, and earlier failures are forgotten. @throws NotFoundError */
export function updateDataSource(
  database: Database,
  id: number,
  { name, enabled, config, secret }: SourceSettings,
  nowMs: number,
): Promise<void> {
  return database.write(async (tx) => {
    const changed = await tx.run(
      `UPDATE data_sources SET name = ?, enabled = ?, config = ?, next_sync_ms = ?, failures = 0, last_error = NULL
         ${secret === undefined ? '' : ', secret = ?'} WHERE id = ?`,
      [
        name,
        enabled ? 1 : 0,
        JSON.stringify(config),
        nowMs,
        ...(secret === undefined ? [] : [secret ? JSON.stringify(secret) : null]),
        id,
      ],
    );
    if (changed === 0) throw new NotFoundError('data source', String(id));
  });
}

/** What it has brought stays. @throws NotFoundError */
export function removeDataSource(database: Database, id: number): Promise<void> {
  return database.write(async (tx) => {
    const removed = await tx.run('DELETE FROM data_sources WHERE id = ?', [id]);
    if (removed === 0) throw new NotFoundError('data source', String(id));
  });
}

/**
 * Takes a source that is due, so that of several programs on a database one syncs it.
 * @param untilMs when it is due again should this program end before it is done
 * @returns whether it is ours
 */
export function takeDataSource(
  database: Database,
  { id, dueMs, untilMs }: { id: number; dueMs: number; untilMs: number },
): Promise<boolean> {
  return database.write(
    async (tx) =>
      (await tx.run('UPDATE data_sources SET next_sync_ms = ? WHERE id = ? AND next_sync_ms = ?', [
        untilMs,
        id,
        dueMs,
      ])) > 0,
  );
}

/** Gives a source back undone: it is due when it was. */
export function releaseDataSource(database: Database, id: number, dueMs: number): Promise<void> {
  return database.write(async (tx) => {
    await tx.run('UPDATE data_sources SET next_sync_ms = ? WHERE id = ?', [dueMs, id]);
  });
}

/** After a start, where no other program is on the database: whatever is enabled is due. */
export function releaseAllDataSources(database: Database, nowMs: number): Promise<void> {
  return database.write(async (tx) => {
    await tx.run('UPDATE data_sources SET next_sync_ms = ? WHERE enabled = 1 AND next_sync_ms > ?', [
      nowMs,
      nowMs,
    ]);
  });
}

export interface SyncOutcome {
  /** When it began; null where it failed. */
  syncedAt: string | null;
  error: string | null;
  failures: number;
  nextSyncMs: number;
}

export function saveSync(database: Database, id: number, outcome: SyncOutcome): Promise<void> {
  return database.write(async (tx) => {
    await tx.run(
      `UPDATE data_sources SET last_sync_at = COALESCE(?, last_sync_at), last_error = ?, failures = ?, next_sync_ms = ?
       WHERE id = ?`,
      [outcome.syncedAt, outcome.error, outcome.failures, outcome.nextSyncMs, id],
    );
  });
}
