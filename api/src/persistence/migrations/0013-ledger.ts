import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/** The ledger of what came back and what training prevented, and the counts that the latter is estimated from. */
export class Ledger0013 implements MigrationInterface {
  readonly name = 'Ledger1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const typed = (sql: string): string =>
      postgres ? sql.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"').replace(/\bREAL\b/g, 'DOUBLE PRECISION') : sql;
    const clustered = postgres ? '' : ' WITHOUT ROWID';
    for (const [table, columns] of Object.entries(TABLES))
      await runner.query(
        typed(`CREATE TABLE ${table} (workspace_id BIGINT NOT NULL, ${columns})${clustered}`),
      );
    for (const column of CLAIM_COLUMNS)
      await runner.query(typed(`ALTER TABLE claims ADD COLUMN ${column} TEXT`));
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    for (const column of CLAIM_COLUMNS) await runner.query(`ALTER TABLE claims DROP COLUMN ${column}`);
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
  }
}

const CLAIM_COLUMNS = ['resolution', 'resolved_on'] as const;

const OUTCOMES = [
  'denied_count',
  'institutional_count',
  'denied_cents',
  'denied_squares',
  'appealed_cents',
  'corrected_cents',
  'decided_count',
  'decided_cents',
  'won_cents',
  'won_allowed_cents',
  'adjudicated_count',
  'adjudicated_cents',
  'adjudicated_allowed_cents',
]
  .map((column) => `${column} BIGINT NOT NULL`)
  .join(', ');

const TABLES: Readonly<Record<string, string>> = {
  bookings: `kind TEXT NOT NULL, subject_id BIGINT NOT NULL, booked_on TEXT NOT NULL, allowed_cents BIGINT NOT NULL,
    cash_cents BIGINT NOT NULL, prevented_denials REAL,
    PRIMARY KEY (workspace_id, kind, subject_id, booked_on)`,
  daily_bookings: `metric_date TEXT NOT NULL, kind TEXT NOT NULL, booking_count BIGINT NOT NULL, allowed_cents BIGINT NOT NULL,
    cash_cents BIGINT NOT NULL, PRIMARY KEY (workspace_id, metric_date, kind)`,
  coder_trainings: `coder_id BIGINT NOT NULL, rule_key TEXT NOT NULL, first_day TEXT NOT NULL,
    PRIMARY KEY (workspace_id, coder_id, rule_key)`,
  denial_outcomes: `week_start TEXT NOT NULL, rule_key TEXT NOT NULL, ${OUTCOMES}, PRIMARY KEY (workspace_id, week_start, rule_key)`,
  cohort_allowed: `submission_date TEXT NOT NULL, allowed_cents BIGINT NOT NULL, PRIMARY KEY (workspace_id, submission_date)`,
  impact_cohorts: `week_start TEXT NOT NULL, dimension TEXT NOT NULL, member_id BIGINT NOT NULL, eligible TEXT NOT NULL,
    denied TEXT NOT NULL, PRIMARY KEY (workspace_id, week_start, dimension, member_id)`,
  impact_estimates: `as_of TEXT NOT NULL, reason TEXT, estimate TEXT, PRIMARY KEY (workspace_id, as_of)`,
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  bookings: { bookings: '100000 100000 20000 1 1' },
  daily_bookings: { daily_bookings: '2000 2000 5 1' },
  coder_trainings: { coder_trainings: '200 200 5 1' },
  denial_outcomes: { denial_outcomes: '1500 1500 29 1' },
  cohort_allowed: { cohort_allowed: '400 400 1' },
  impact_cohorts: { impact_cohorts: '4000 4000 70 25 1' },
  impact_estimates: { impact_estimates: '50 50 1' },
};
