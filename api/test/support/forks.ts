import type { Database } from '../../src/persistence/database';
import type { NewFork } from '../../src/persistence/requests/fork-requests';
import { createFork } from '../../src/persistence/requests/fork-requests';
import { runDigest } from '../../src/persistence/run-digest';
import { derivedTables } from './runs';

/** A fork with nothing changed but what is said. */
export const forkOf = (database: Database, originId: number, more: Partial<NewFork> = {}): Promise<number> =>
  createFork(database, {
    originId,
    name: 'Fork',
    at: null,
    withoutLearning: false,
    changes: {},
    nowMs: 0,
    ...more,
  });

export const digestOf = (database: Database, workspaceId: number): Promise<string> =>
  runDigest(database.reader('exports'), workspaceId);

/** What a fork and its origin have alike: every derived figure, without the workspace's number and its feed's count. */
export async function derivedAlike(database: Database, workspaceId: number): Promise<unknown> {
  const tables = await derivedTables(database, workspaceId);
  // A fork's feed begins with it.
  tables.workspaces = tables.workspaces?.map(({ claim_changes: _, ...rest }) => rest) ?? [];
  const withoutNumber = (key: string, value: unknown): unknown =>
    key === 'workspace_id' ? undefined : value;
  return JSON.parse(JSON.stringify(tables, withoutNumber)) as unknown;
}
