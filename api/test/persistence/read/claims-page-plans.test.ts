import type { ClaimSort, StoredClaimFilter } from '../../../src/persistence/read/claim-query';
import { CLAIM_ORDER_FIELDS, DIRECTIONS } from '../../../src/entities/enums/states';
import type { Cell } from '../../../src/persistence/dialect';
import type { Database, Queryable } from '../../../src/persistence/database';
import { pageOfClaims, THRESHOLDS } from '../../../src/persistence/read/claims-page';
import { DATABASES, withOneDatabase } from '../../support/databases';

/** Every part of a filter by itself: rare and absent values are found by it. */
const FILTERS: StoredClaimFilter[] = [
  {},
  { status: ['DENIED', 'UPHELD'] },
  { dateField: 'SUBMISSION', from: '2024-01-01', to: '2024-01-31' },
  { dateField: 'SERVICE', from: '2024-01-01' },
  { dateField: 'PROCESSING', to: '2024-01-31' },
  { payerId: 1 },
  { providerId: 1 },
  { patternId: 1 },
  { carc: ['197'] },
  { procedureCode: '99213' },
  { source: 'IMPORTED' },
  { search: 'smi' },
  { search: '27', payerId: 1 },
  { minBilledCents: 100, maxBilledCents: 200 },
];
const SORTS: ClaimSort[] = CLAIM_ORDER_FIELDS.flatMap((field) =>
  DIRECTIONS.map((direction) => ({ field, direction })),
);

describe.each(DATABASES.filter((kind) => kind.name === 'SQLite'))(
  'the plans of pages of claims, on $name',
  ({ create }) => {
    let database: Database;
    withOneDatabase(create, (opened) => (database = opened));

    it.each(FILTERS.map((filter) => ({ filter })))(
      '$filter reads no whole table, in any order',
      async ({ filter }) => {
        const reader = database.reader('lists');
        const sent: { sql: string; params: readonly Cell[] }[] = [];
        // A count beyond the cap stands for a large table: then the ways by the order are taken as well.
        const many: Queryable = {
          dialect: 'sqlite',
          query: async (sql, params = []) => {
            sent.push({ sql, params });
            if (sql.includes('COUNT(*)')) return [{ n: 1_000_000 }] as never;
            return reader.query(sql, params);
          },
        };
        const few: Queryable = {
          dialect: 'sqlite',
          query: async (sql, params = []) => {
            sent.push({ sql, params });
            if (sql.includes('COUNT(*)')) return [{ n: 1 }] as never;
            return reader.query(sql, params);
          },
        };
        for (const sort of SORTS) {
          for (const db of [many, few]) {
            const list = { workspaceId: 1, filter, sort };
            await pageOfClaims(db, list, null, 21, THRESHOLDS);
            const place = [sort.field === 'BILLED_AMOUNT' ? 5 : '2024-02-01', 7] as const;
            await pageOfClaims(db, list, place, 21, THRESHOLDS);
          }
        }
        expect(sent.length).toBeGreaterThanOrEqual(SORTS.length * 2);
        for (const { sql, params } of sent) {
          const steps = await reader.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
          const details = steps.map((step) => step.detail);
          // The rows tried in the order are a subquery with a limit of its own: reading those is no scan of the table.
          const scans = details.filter(
            (detail) =>
              /^SCAN (c|l|p|claims|claim_line_items|pattern_claims)\b/.test(detail) &&
              !details.includes('CO-ROUTINE c'),
          );
          expect({ sql, scans }).toEqual({ sql, scans: [] });
          // Within the workspace, too, something narrows it or its order is the index's own.
          const whole = steps.filter((step) =>
            /^SEARCH c USING (PRIMARY KEY|INDEX \S+) \(workspace_id=\?\)$/.test(step.detail),
          );
          expect({
            sql,
            sorted: whole.length > 0 && steps.some((step) => step.detail.includes('TEMP B-TREE')),
          }).toEqual({ sql, sorted: false });
        }
      },
    );
  },
);
