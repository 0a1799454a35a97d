import type { Database, Queryable } from '../../../src/persistence/database';
import { cohortDays, dashboardSums, denialReasonSums } from '../../../src/persistence/read/dashboard';
import { pageOfWork } from '../../../src/persistence/read/work/work-list';
import { DATABASES, withOneDatabase } from '../../support/databases';

const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');
const WINDOW = { from: '2026-01-01', to: '2026-01-30' };
const BEFORE = { from: '2025-12-02', to: '2025-12-31' };

describe.each(sqlite)('figures, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const queries: Record<string, (db: Queryable) => Promise<unknown>> = {
    dashboard: (db) =>
      dashboardSums(db, 1, {
        window: WINDOW,
        eventsTo: WINDOW.to,
        before: BEFORE,
        knownBy: null,
        today: '2026-01-31',
      }),
    trend: (db) => cohortDays(db, 1, WINDOW.from, WINDOW.to),
    reasons: (db) => denialReasonSums(db, 1, WINDOW),
  };

  it.each(Object.entries(queries))(
    'of the %s are one statement that reads rollups by their keys, and no claims',
    async (_name, query) => {
      const statements: { sql: string; params: readonly (string | number | null)[] }[] = [];
      const reader = database.reader('live');
      await database.write((tx) =>
        tx.run(
          `INSERT INTO workspaces (name, kind, state, created_at) VALUES ('Plans', 'LIVE', 'READY', '2026-01-01T00:00:00Z')`,
        ),
      );
      await query({
        dialect: reader.dialect,
        query: (sql, params = []) => {
          statements.push({ sql, params });
          return reader.query(sql, params);
        },
      });
      expect(statements).toHaveLength(1);
      const [{ sql, params } = { sql: '', params: [] }] = statements;
      const plan = await reader.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
      const steps = plan.map(({ detail }) => detail);
      const tables = steps.filter((step) => /^(SCAN|SEARCH) (?!part\d|r\b)/.test(step));
      expect(tables.length).toBeGreaterThan(1);
      for (const step of tables)
        expect(step).toMatch(/^SEARCH \w+ (EXISTS )?USING (PRIMARY KEY|INTEGER PRIMARY KEY|COVERING INDEX)/);
      expect(steps.join('\n')).not.toMatch(/\b(claims|claim_line_items|appeals|denials)\b/);
    },
  );

  it('read denials to work on along the index of their dollars, month by month, with notes and without', async () => {
    const reader = database.reader('live');
    for (const filter of [{}, { status: ['NEW' as const], payerId: 1, carc: ['197'] }]) {
      const plans: string[] = [];
      const explaining: Queryable = {
        dialect: reader.dialect,
        query: async (sql, params = []) => {
          const steps = await reader.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
          plans.push(...steps.map(({ detail }) => detail));
          return reader.query(sql, params);
        },
      };
      await pageOfWork(explaining, { workspaceId: 1, today: '2026-01-31', filter }, null, 20);
      const reads = plans.filter((step) => /^SEARCH /.test(step));
      const ofDenials = reads.filter((step) => step.startsWith('SEARCH d '));
      expect(ofDenials.length).toBeGreaterThan(5);
      for (const step of ofDenials)
        expect(step).toMatch(
          /^SEARCH d USING INDEX denials_work \(workspace_id=\? AND stage=\? AND <expr>=\?\)/,
        );
      for (const step of reads.filter((each) => each.startsWith('SEARCH n ')))
        expect(step).toMatch(/USING PRIMARY KEY \(workspace_id=\? AND claim_id=\?\)/);
      expect(plans.join('\n')).not.toMatch(/SCAN (denials|work_notes|d|n)\b|TEMP B-TREE/);
    }
  });
});
