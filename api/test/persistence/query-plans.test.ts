import type { Database } from '../../src/persistence/database';
import { statusChangesSql } from '../../src/persistence/batch-store';
import { updateSql } from '../../src/persistence/bulk';
import { OF_MEMBER, SAME_SERVICE } from '../../src/persistence/read/received-before';
import { CLAIM_ADJUDICATIONS, CLAIMS_OF_EVENTS, LINE_ADJUDICATIONS } from '../../src/persistence/tables';
import { DATABASES, withOneDatabase } from '../support/databases';

const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

describe.each(sqlite)('the hot updates, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const updates = {
    'claim adjudications': updateSql('sqlite', CLAIM_ADJUDICATIONS),
    'line adjudications': updateSql('sqlite', LINE_ADJUDICATIONS),
    'claims of events': updateSql('sqlite', CLAIMS_OF_EVENTS),
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
        /SEARCH (claims|claim_line_items|remit_claim_events) USING PRIMARY KEY \(workspace_id=\? AND (id=\?|claim_id=\? AND line_number=\?|event_key=\?)\)/,
      );
      expect(steps).not.toMatch(/SCAN (claims|claim_line_items|remit_claim_events)/);
    },
  );

  it.each([
    [SAME_SERVICE, ['k1', 'K1', 1, '2025-01-06', '2025-01-01']],
    [OF_MEMBER, ['k1', 'K1', '2022-01-06', '2025-01-06']],
  ])('find what one member had by the member, never through a day of everybody', async (where, params) => {
    const plan = await database.reader('live').query<{
      detail: string;
    }>(`EXPLAIN QUERY PLAN SELECT c.* FROM claims c WHERE c.workspace_id = ? AND c.id > ? ${where} ORDER BY c.id LIMIT 400`, [1, -1, ...params]);
    expect(plan.map((step) => step.detail)).toEqual([
      'SEARCH c USING INDEX claims_member_folded (workspace_id=? AND <expr>=? AND id>?)',
    ]);
  });
});
