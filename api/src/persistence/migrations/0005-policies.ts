import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * The payers' policies and how claims fare under them. They are written when the engine starts a run; a run in an older
 * database gets them when it is next started, and the recomputation counts the earlier adjudications.
 */
export class Policies0005 implements MigrationInterface {
  readonly name = 'Policies1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const clustered = postgres ? '' : ' WITHOUT ROWID';
    for (const [table, columns] of Object.entries(TABLES)) {
      const statement = `CREATE TABLE ${table} (workspace_id BIGINT NOT NULL, ${columns})${clustered}`;
      await runner.query(postgres ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement);
    }
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
  }
}

const COUNTS = `hit_count BIGINT NOT NULL DEFAULT 0, denied_count BIGINT NOT NULL DEFAULT 0, denied_cents BIGINT NOT NULL DEFAULT 0,
  appeal_count BIGINT NOT NULL DEFAULT 0, appeal_decided_count BIGINT NOT NULL DEFAULT 0, overturn_count BIGINT NOT NULL DEFAULT 0`;

const TABLES: Readonly<Record<string, string>> = {
  // The bit of the claim's population mask that decides whether it applies; null when its codes decide. (Migration 8
  // renames both columns.)
  policies: `id BIGINT NOT NULL, payer_id BIGINT NOT NULL, rule_key TEXT NOT NULL, title TEXT NOT NULL, exposure_bit BIGINT,
    PRIMARY KEY (workspace_id, id), UNIQUE (workspace_id, payer_id, rule_key)`,
  policy_codes: `policy_id BIGINT NOT NULL, procedure_code TEXT NOT NULL,
    PRIMARY KEY (workspace_id, policy_id, procedure_code)`,
  policy_daily_metrics: `policy_id BIGINT NOT NULL, metric_date TEXT NOT NULL, ${COUNTS},
    PRIMARY KEY (workspace_id, policy_id, metric_date)`,
  policy_performance: `policy_id BIGINT NOT NULL, ${COUNTS}, last_computed_at TEXT,
    PRIMARY KEY (workspace_id, policy_id)`,
  policy_providers: `policy_id BIGINT NOT NULL, provider_id BIGINT NOT NULL, denied_count BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, policy_id, provider_id)`,
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  policies: { policies: '150 150 1', sqlite_autoindex_policies_2: '150 150 30 1' },
  policy_codes: { policy_codes: '1000 1000 10 1' },
  policy_daily_metrics: { policy_daily_metrics: '50000 50000 365 1' },
  policy_performance: { policy_performance: '150 150 1' },
  policy_providers: { policy_providers: '2000 2000 20 1' },
};
