import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * Denial rates by lines and dollars, appeals by the days they were filed and decided on, open denials, and what was
 * recovered of them. In an older database the jobs count all of it from the claims that are there.
 */
export class RevenueCycle0014 implements MigrationInterface {
  readonly name = 'RevenueCycle1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const clustered = postgres ? '' : ' WITHOUT ROWID';
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    // What later remittances added to a claim's payment cannot be told apart any more; they are rare.
    await runner.query(
      `UPDATE claims SET first_paid_cents = paid_cents - (
         SELECT COALESCE(SUM(a.recovered_cents), 0) FROM appeals a WHERE a.workspace_id = claims.workspace_id AND a.claim_id = claims.id)
       WHERE paid_cents IS NOT NULL`,
    );
    for (const [table, columns] of Object.entries(TABLES)) {
      const statement = `CREATE TABLE ${table} (workspace_id BIGINT NOT NULL, ${columns})${clustered}`;
      await runner.query(postgres ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement);
    }
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    for (const name of Object.keys(INDEXES)) {
      await runner.query(`DROP INDEX IF EXISTS ${name}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE idx = ?', [name]);
    }
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of columns)
        await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
  }
}

const counted = (...names: string[]): string[] => names.map((name) => `${name} BIGINT NOT NULL DEFAULT 0`);

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  claims: ['first_paid_cents BIGINT'],
  daily_metrics: counted(
    'line_count',
    'adjudicated_line_count',
    'denied_line_count',
    'adjudicated_billed_cents',
    'denied_claim_cents',
    'zero_paid_count',
    'zero_paid_denied_count',
  ),
};

const TABLES: Readonly<Record<string, string>> = {
  daily_appeals: `metric_date TEXT NOT NULL, ${counted(
    'filed_count',
    'filed_decided_count',
    'filed_overturn_count',
    'filed_recovered_cents',
    'first_filed_count',
    'days_to_file',
    'decided_count',
    'overturn_count',
    'recovered_cents',
    'days_to_decide',
    'days_to_resolve',
  ).join(', ')}, PRIMARY KEY (workspace_id, metric_date)`,
  denials: `claim_id BIGINT NOT NULL, payer_id BIGINT NOT NULL, reason_key TEXT NOT NULL, carc TEXT, denied_on TEXT NOT NULL,
    deadline TEXT NOT NULL, denied_cents BIGINT NOT NULL, stage TEXT NOT NULL, PRIMARY KEY (workspace_id, claim_id)`,
  open_denials: `denied_on TEXT NOT NULL, deadline TEXT NOT NULL, ${counted(
    'to_work_count',
    'to_work_cents',
    'with_payer_count',
    'with_payer_cents',
  ).join(', ')}, PRIMARY KEY (workspace_id, denied_on, deadline)`,
  recovery_outcomes: `reason_key TEXT NOT NULL, payer_id BIGINT NOT NULL, path TEXT NOT NULL, ${counted(
    'decided_count',
    'won_count',
    'won_denied_cents',
    'recovered_cents',
  ).join(', ')}, PRIMARY KEY (workspace_id, reason_key, payer_id, path)`,
};

const INDEXES: Readonly<Record<string, string>> = {
  denials_denied: 'denials (workspace_id, denied_on, claim_id)',
  appeals_decided: 'appeals (workspace_id, decided_date, id) WHERE decided_date IS NOT NULL',
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  daily_appeals: { daily_appeals: '1000 1000 1' },
  denials: { denials: '120000 120000 1', denials_denied: '120000 120000 120 1' },
  open_denials: { open_denials: '3000 3000 3 1' },
  recovery_outcomes: { recovery_outcomes: '300 300 10 2 1' },
  appeals: { appeals_decided: '36000 36000 50 1' },
};
