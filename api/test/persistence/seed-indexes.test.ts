import type { Database, Queryable } from '../../src/persistence/database';
import { countEventsSql, givePatternsSql } from '../../src/persistence/patterns/pattern-learning';
import {
  dailyMetricsOfPatterns,
  evidenceOfPatterns,
  learningOfPatterns,
  patternLinksOfClaims,
} from '../../src/persistence/read/by-key';
import { pageOfClaims, THRESHOLDS } from '../../src/persistence/read/claims-page';
import type { StoredClaimFilter } from '../../src/persistence/read/claim-query';
import { dashboardSums } from '../../src/persistence/read/dashboard';
import { pageOfLearningEvents } from '../../src/persistence/read/learning-events';
import { pageOfPatterns } from '../../src/persistence/read/patterns';
import {
  codesOfPolicies,
  dailyMetricsOfPolicies,
  figuresOfPolicies,
  periodsOfPolicies,
} from '../../src/persistence/read/policies';
import { providerPerformances } from '../../src/persistence/read/providers';
import { DATABASES, withOneDatabase } from '../support/databases';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
/** Its one statement gives a row also where there is nothing to sum. */
const dashboard = (db: Queryable): Promise<unknown> =>
  dashboardSums(
    {
      dialect: db.dialect,
      query: async (sql, params) => [...(await db.query(sql, params)), {}] as never,
    },
    1,
    {
      window: YEAR,
      eventsTo: YEAR.to,
      before: { from: '2024-01-01', to: '2024-12-31' },
      knownBy: null,
      today: YEAR.to,
    },
  );
const page = (db: Queryable, filter: StoredClaimFilter): Promise<unknown> =>
  pageOfClaims(
    db,
    { workspaceId: 1, filter, sort: { field: 'SUBMISSION_DATE', direction: 'DESC' } },
    null,
    21,
    THRESHOLDS,
  );

/** The guide's list of indexes (docs/SEEDS.md): the queries that each is for, and what answers them here. */
const NEEDS: readonly { index: string; ask: (db: Queryable) => Promise<unknown>; found: RegExp }[] = [
  {
    index: 'idx_claims_status_date',
    ask: (db) => page(db, { status: ['DENIED'] }),
    found: /claims_status \(workspace_id=\? AND status=\?/,
  },
  {
    index: 'idx_claims_provider_status',
    ask: (db) => page(db, { providerId: 3 }),
    found: /claims_provider \(workspace_id=\? AND provider_id=\?/,
  },
  {
    index: 'idx_claims_denial_reason',
    ask: (db) => page(db, { carc: ['197'] }),
    found: /claims_carc \(workspace_id=\? AND carc=\?/,
  },
  {
    index: 'idx_claim_line_procedure',
    ask: (db) => page(db, { procedureCode: '99213' }),
    found: /lines_procedure \(workspace_id=\? AND procedure_code=\?/,
  },
  {
    index: 'idx_pattern_claims_pattern',
    ask: (db) => page(db, { patternId: 2 }),
    found: /PRIMARY KEY \(workspace_id=\? AND pattern_id=\?/,
  },
  {
    index: 'idx_pattern_claims_claim',
    ask: (db) => patternLinksOfClaims(db, 1, [5, 6]),
    found: /pattern_claims_claim \(workspace_id=\? AND claim_id=\?\)/,
  },
  {
    index: 'idx_pattern_status_tier',
    ask: (db) =>
      pageOfPatterns(
        db,
        1,
        { status: ['ACTIVE'], tier: ['HIGH'], category: null, search: null, orderBy: 'FIRST_DETECTED' },
        null,
        21,
      ),
    found: /PRIMARY KEY \(workspace_id=\?\)/,
  },
  {
    index: 'idx_pattern_daily_date',
    ask: (db) => dailyMetricsOfPatterns(db, 1, [2], YEAR, 400),
    found: /PRIMARY KEY \(workspace_id=\? AND pattern_id=\? AND metric_date>\? AND metric_date<\?\)/,
  },
  {
    index: 'idx_policy_daily_date',
    ask: (db) => dailyMetricsOfPolicies(db, 1, [2], YEAR, 400),
    found: /PRIMARY KEY \(workspace_id=\? AND policy_id=\? AND metric_date>\? AND metric_date<\?\)/,
  },
  {
    index: 'idx_policy_daily_date, for a window',
    ask: (db) => figuresOfPolicies(db, 1, [2, 3], YEAR),
    found: /PRIMARY KEY \(workspace_id=\? AND policy_id=\? AND metric_date>\? AND metric_date<\?\)/,
  },
  {
    index: 'idx_policies_computed',
    ask: (db) => periodsOfPolicies(db, 1, [2, 3]),
    found: /PRIMARY KEY \(workspace_id=\? AND policy_id=\?\)/,
  },
  {
    index: 'idx_learning_events_pattern',
    ask: (db) => learningOfPatterns(db, 1, [2]),
    found: /PRIMARY KEY \(workspace_id=\? AND pattern_id=\?\)/,
  },
  {
    index: 'idx_events_timestamp_type',
    ask: (db) => pageOfLearningEvents(db, 1, 77, 21),
    found: /PRIMARY KEY \(workspace_id=\? AND id<\?\)/,
  },
  {
    index: 'idx_learning_events_outcome',
    ask: dashboard,
    found: /PRIMARY KEY \(workspace_id=\? AND metric_date>\? AND metric_date<\?\)/,
  },
  {
    index: 'idx_policy_codes',
    ask: (db) => codesOfPolicies(db, 1, [2]),
    found: /PRIMARY KEY \(workspace_id=\? AND policy_id=\?\)/,
  },
  {
    index: 'idx_provider_performance_denial',
    ask: (db) => providerPerformances(db, 1, [2]),
    found: /PRIMARY KEY \(workspace_id=\? AND provider_id=\?\)/,
  },
  {
    index: 'the dashboard',
    ask: dashboard,
    found: /PRIMARY KEY \(workspace_id=\? AND metric_date>\? AND metric_date<\?\)/,
  },
  {
    index: 'the evidence of a pattern',
    ask: (db) => evidenceOfPatterns(db, 1, [2], 20),
    found: /PRIMARY KEY \(workspace_id=\? AND pattern_id=\?\)/,
  },
];

describe.each(DATABASES.filter((kind) => kind.name === 'SQLite'))(
  "the seeds' list of indexes, on $name",
  ({ create }) => {
    let database: Database;
    withOneDatabase(create, (opened) => (database = opened));

    it.each(NEEDS)('$index: its queries find their rows by a key', async ({ ask, found }) => {
      const reader = database.reader('lists');
      const plans: string[] = [];
      await ask({
        dialect: 'sqlite',
        query: async (sql, params = []) => {
          const steps = await reader.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
          plans.push(...steps.map(({ detail }) => detail));
          return (sql.includes('COUNT(*)') ? [{ n: 1_000_000 }] : []) as never;
        },
      });
      expect(plans.join('\n')).toMatch(found);
      // What the query made itself (a list of values, a subquery with a limit of its own) is read as it is.
      const made = plans.flatMap((step) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)/.exec(step)?.[1] ?? []);
      const scanned = plans.flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []);
      expect(
        scanned.filter((name) => !made.includes(name) && !/^(json_each|CONSTANT|\d+)$/.test(name)),
      ).toEqual([]);
    });

    it.each([
      ['given their patterns', givePatternsSql('sqlite')],
      ['counted for them', countEventsSql('sqlite')],
    ])('learning events are %s by their own keys', async (_what, sql) => {
      const steps = await database
        .reader('live')
        .query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ['[]']);
      const plan = steps.map(({ detail }) => detail).join('\n');
      expect(plan).not.toMatch(/SCAN (learning_events|e|p|o|pattern_claims)\b/);
      expect(plan).toMatch(/PRIMARY KEY \(workspace_id=\? AND id=\?\)/);
    });
  },
);
