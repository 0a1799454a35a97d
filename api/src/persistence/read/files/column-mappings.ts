import type { ColumnMapping } from '../../../domain/tables/column-mapping';
import type { Queryable } from '../../database';

/** What was stated in a workspace about tables with these headers; null where nothing was. */
export async function readColumnMapping(
  db: Queryable,
  workspaceId: number,
  signature: string,
): Promise<ColumnMapping | null> {
  const [row] = await db.query<{ content: string }>(
    'SELECT content FROM column_mappings WHERE workspace_id = ? AND signature = ?',
    [workspaceId, signature],
  );
  return row ? (JSON.parse(row.content) as ColumnMapping) : null;
}
