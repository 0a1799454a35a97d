import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * How service lines fare by procedure code, and which pattern has a code among its denials. What an older database holds
 * is counted by the job that recomputes these figures.
 */
export class Codes0010 implements MigrationInterface {
  readonly name = 'Codes1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const clustered = postgres ? '' : ' WITHOUT ROWID';
    for (const [table, columns] of Object.entries(TABLES)) {
      const statement = `CREATE TABLE ${table} (workspace_id BIGINT NOT NULL, week_start TEXT NOT NULL, ${columns})${clustered}`;
      await runner.query(postgres ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement);
    }
    await runner.query(
      'CREATE INDEX pattern_evidence_code ON pattern_evidence (workspace_id, pattern_id, procedure_code)',
    );
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    await runner.query('DROP INDEX IF EXISTS pattern_evidence_code');
    if (sqlite) await runner.query(`DELETE FROM sqlite_stat1 WHERE idx = 'pattern_evidence_code'`);
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
  }
}

const TABLES: Readonly<Record<string, string>> = {
  code_weekly_metrics: `procedure_code TEXT NOT NULL, carc TEXT NOT NULL, line_count BIGINT NOT NULL, billed_cents BIGINT NOT NULL,
    allowed_line_count BIGINT NOT NULL, allowed_cents BIGINT NOT NULL, PRIMARY KEY (workspace_id, week_start, procedure_code, carc)`,
  code_weekly_modifiers: `procedure_code TEXT NOT NULL, modifier TEXT NOT NULL, line_count BIGINT NOT NULL, denied_count BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, week_start, procedure_code, modifier)`,
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  code_weekly_metrics: { code_weekly_metrics: '30000 30000 600 6 1' },
  code_weekly_modifiers: { code_weekly_modifiers: '10000 10000 200 3 1' },
  pattern_evidence: { pattern_evidence_code: '60000 60000 3000 200' },
};
