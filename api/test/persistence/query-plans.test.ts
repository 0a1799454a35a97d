import type { Database } from '../../src/persistence/database';
import { statusChangesSql } from '../../src/persistence/batch-store';
import { updateSql } from '../../src/persistence/bulk';
import { CLAIM_ADJUDICATIONS, CLAIM_REVISIONS, LINE_ADJUDICATIONS } from '../../src/persistence/tables';
import type { TestDatabase } from '../support/databases';
import { DATABASES, openMigrated } from '../support/databases';

const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

describe.each(sqlite)('the hot updates, on $name', ({ create }) => {
  let home: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  const updates = {
    'claim adjudications': updateSql('sqlite', CLAIM_ADJUDICATIONS),
    'line adjudications': updateSql('sqlite', LINE_ADJUDICATIONS),
    'later answers': updateSql('sqlite', CLAIM_REVISIONS),
    'status changes': statusChangesSql('sqlite'),
  };

  it.each(Object.entries(updates))(
    'find %s by their whole key, never by scanning a workspace',
    async (_name, sql) => {
      const plan = await database
        .reader('live')
        .query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ['[]']);
      const steps = plan.map((step) => step.detail).join('\n');
      expect(steps).toMatch(
        /SEARCH (claims|claim_line_items) USING PRIMARY KEY \(workspace_id=\? AND (id=\?|claim_id=\? AND line_number=\?)\)/,
      );
      expect(steps).not.toMatch(/SCAN (claims|claim_line_items)/);
    },
  );
});
