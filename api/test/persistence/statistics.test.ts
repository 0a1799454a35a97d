import type { Database } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';

const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

describe.each(sqlite)('what the planner is told, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it('says of every index how many rows share its columns', async () => {
    const silent = await database.reader('live').query<{ name: string }>(
      `SELECT i.name AS name FROM sqlite_schema t JOIN pragma_index_list(t.name) i
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND NOT EXISTS (
         SELECT 1 FROM sqlite_stat1 s WHERE s.tbl = t.name AND s.idx IN (i.name, CASE WHEN i.origin = 'pk' THEN t.name END))`,
    );
    expect(silent).toEqual([]);
  });

  it('says nothing of an index that is not there', async () => {
    const unknown = await database
      .reader('live')
      .query<{ idx: string }>(
        'SELECT s.idx AS idx FROM sqlite_stat1 s WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema m WHERE m.name = s.idx)',
      );
    expect(unknown).toEqual([]);
  });

  const ofOneClaim = {
    lines: `SELECT MIN(l.procedure_code) FROM claim_line_items l WHERE l.workspace_id = 1 AND l.claim_id = ? AND l.carc = '4'`,
    appeals: 'SELECT a.id, a.outcome FROM appeals a WHERE a.workspace_id = 1 AND a.claim_id = ?',
    patterns:
      'SELECT p.pattern_id FROM pattern_claims p WHERE p.workspace_id = 1 AND p.claim_id = ? AND p.is_primary = 1',
  };

  it.each(Object.entries(ofOneClaim))(
    "finds one claim's %s without reading the workspace",
    async (_name, sql) => {
      for (const connection of ['reader', 'writer'] as const) {
        const explain = `EXPLAIN QUERY PLAN ${sql}`;
        const steps =
          connection === 'reader'
            ? await database.reader('live').query<{ detail: string }>(explain, [7])
            : await database.write((tx) => tx.query<{ detail: string }>(explain, [7]));
        expect(steps.map(({ detail }) => detail).join('\n')).toMatch(/\(workspace_id=\? AND claim_id=\?\)/);
      }
    },
  );
});
