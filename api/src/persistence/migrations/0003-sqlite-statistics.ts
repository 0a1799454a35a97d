import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * SQLite's planner takes a column of which it knows nothing to leave ten rows, and so a workspace to hold ten claims:
 * it read all lines of a workspace for one claim's, and a pattern found late in a long run held the write lock for
 * minutes. These are the figures that ANALYZE finds in a workspace of a million claims, rounded; a test demands them of
 * every index. PostgreSQL keeps its own.
 */
export class SqliteStatistics0003 implements MigrationInterface {
  readonly name = 'SqliteStatistics1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type === 'postgres') return;
    // The table of statistics can be made in no other way; this one is small in any database.
    await runner.query('ANALYZE jobs');
    await runner.query('DELETE FROM sqlite_stat1');
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type === 'postgres') return;
    await runner.query('DELETE FROM sqlite_stat1');
    await runner.query('ANALYZE sqlite_schema');
  }
}

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  claims: {
    claims: '1000000 1000000 1',
    claims_submission: '1000000 1000000 1000 1 1',
    claims_processing: '950000 950000 1000 1 1 1',
    claims_service: '1000000 1000000 1000 1 1',
    claims_provider: '1000000 1000000 50000 100 1',
    claims_payer: '1000000 1000000 150000 200 1',
    claims_status: '1000000 1000000 150000 300 1',
    claims_carc: '100000 100000 10000 10 1',
    claims_billed: '1000000 1000000 1000 1',
    claims_number_folded: '1000000 1000000 1 1',
    claims_member_folded: '1000000 1000000 5 1',
    claims_last_name_folded: '1000000 1000000 2000 1',
    claims_first_name_folded: '1000000 1000000 2000 1',
    claims_due: '20000 20000 1',
    claims_identity: '1000000 1000000 1',
    claims_original: '20000 20000 1',
  },
  claim_line_items: { claim_line_items: '2000000 2000000 2 1', lines_procedure: '2000000 2000000 20000 1' },
  appeals: {
    appeals: '40000 40000 1',
    appeals_claim: '40000 40000 1',
    appeals_filed: '40000 40000 50 1',
    appeals_outcome: '40000 40000 10000 30 1',
  },
  learning_events: { learning_events: '50000 50000 1' },
  patterns: { patterns: '50 50 1' },
  pattern_claims: { pattern_claims: '60000 60000 3000 1', pattern_claims_claim: '60000 60000 1' },
  pattern_evidence: { pattern_evidence: '60000 60000 3000 1' },
  pattern_daily_metrics: { pattern_daily_metrics: '10000 10000 500 1' },
  daily_metrics: { daily_metrics: '1000 1000 1' },
  daily_denial_reasons: { daily_denial_reasons: '10000 10000 10 1' },
  daily_learning: { daily_learning: '1000 1000 1' },
  detector_days: { detector_days: '200 200 1' },
  annotations: { annotations: '100 100 2 2 1 1' },
  feed_entries: { sqlite_autoindex_feed_entries_1: '5000 5000 1' },
  payers: { payers: '10 10 1', sqlite_autoindex_payers_2: '10 10 1' },
  providers: { providers: '20 20 1', sqlite_autoindex_providers_2: '20 20 1' },
  provider_performance: { provider_performance: '20 20 1' },
  coders: { coders: '20 20 1' },
  runs: { runs: '20 1' },
  commands: { commands: '100 10 1' },
  scenarios: { sqlite_autoindex_scenarios_1: '20 1' },
  imports: { imports_workspace: '1000 100 1', imports_open: '1000 500 1' },
  import_chunks: { sqlite_autoindex_import_chunks_1: '10000 100 1' },
  import_rejections: { import_rejections: '10000 100 1' },
  remit_events: { remit_events: '1000000 1000000 1', remit_events_claim: '1000000 1000000 1' },
  jobs: { jobs: '10 1' },
};
