import { DataSourceEntity } from '../../../entities/data-source.entity';
import { ImportJobEntity } from '../../../entities/import-job.entity';
import type { Queryable } from '../../database';
import { select } from '../hydrate';

/** In the order in which they were made. */
export const listDataSources = (db: Queryable, workspaceId: number): Promise<DataSourceEntity[]> =>
  select(db, DataSourceEntity, 's', 'FROM data_sources s WHERE s.workspace_id = ? ORDER BY s.id', [
    workspaceId,
  ]);

export async function findDataSource(
  db: Queryable,
  workspaceId: number,
  id: number,
): Promise<DataSourceEntity | null> {
  const [found] = await select(
    db,
    DataSourceEntity,
    's',
    'FROM data_sources s WHERE s.workspace_id = ? AND s.id = ?',
    [workspaceId, id],
  );
  return found ?? null;
}

/** Enabled sources whose time has come, of workspaces that can take files; the longest overdue first. */
export const dueDataSources = (db: Queryable, nowMs: number, limit: number): Promise<DataSourceEntity[]> =>
  select(
    db,
    DataSourceEntity,
    's',
    `FROM data_sources s JOIN workspaces w ON w.id = s.workspace_id AND w.state = 'READY'
     WHERE s.enabled = 1 AND s.next_sync_ms <= ? ORDER BY s.next_sync_ms, s.id LIMIT ?`,
    [nowMs, limit],
  );

/** What is never shown; null where nothing is set. */
export async function secretOf(db: Queryable, id: number): Promise<{ bearerToken: string } | null> {
  const [row] = await db.query<{ secret: string | null }>('SELECT secret FROM data_sources WHERE id = ?', [
    id,
  ]);
  return row?.secret ? (JSON.parse(row.secret) as { bearerToken: string }) : null;
}

/** The files that a source brought, the newest first. */
export const importsOfSource = (db: Queryable, sourceId: number, limit: number): Promise<ImportJobEntity[]> =>
  select(db, ImportJobEntity, 'i', 'FROM imports i WHERE i.source_id = ? ORDER BY i.id DESC LIMIT ?', [
    sourceId,
    limit,
  ]);
