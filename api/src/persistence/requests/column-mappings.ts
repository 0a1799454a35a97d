import type { ColumnMapping } from '../../domain/tables/column-mapping';
import type { Tx } from '../database';

/** Kinds of tables whose columns a workspace remembers; of more, the longest unused is forgotten. */
const MAX_KEPT = 500;

export async function keepColumnMapping(
  tx: Tx,
  { workspaceId, signature }: { workspaceId: number; signature: string },
  mapping: ColumnMapping,
  nowIso: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO column_mappings (workspace_id, signature, content, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (workspace_id, signature) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
    [workspaceId, signature, JSON.stringify(mapping), nowIso],
  );
  await tx.run(
    `DELETE FROM column_mappings WHERE workspace_id = ? AND signature NOT IN (
       SELECT signature FROM column_mappings WHERE workspace_id = ? ORDER BY updated_at DESC, signature LIMIT ${MAX_KEPT})`,
    [workspaceId, workspaceId],
  );
}
