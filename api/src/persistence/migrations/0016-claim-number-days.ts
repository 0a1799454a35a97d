import type { MigrationInterface, QueryRunner } from 'typeorm';
import { expectRows } from './index-statistics';

/** On which days there are claims whose number starts so; a search relies on it, so the claims that are there are counted. */
export class ClaimNumberDays0016 implements MigrationInterface {
  readonly name = 'ClaimNumberDays1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(
      `CREATE TABLE claim_number_days (workspace_id BIGINT NOT NULL, axis ${text} NOT NULL, start ${text} NOT NULL, metric_date ${text} NOT NULL,
         claim_count BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (workspace_id, axis, start, metric_date))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    for (const [axis, column] of Object.entries(COLUMNS)) {
      await runner.query(
        `INSERT INTO claim_number_days (workspace_id, axis, start, metric_date, claim_count)
         SELECT workspace_id, '${axis}', lower(substr(claim_number, 1, 2)), ${column}, COUNT(*) FROM claims
         WHERE ${column} IS NOT NULL GROUP BY workspace_id, lower(substr(claim_number, 1, 2)), ${column}`,
      );
    }
    await expectRows(runner, { claim_number_days: { claim_number_days: '3000 3000 1000 365 1' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS claim_number_days');
    if (runner.connection.options.type !== 'postgres')
      await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'claim_number_days'`);
  }
}

const COLUMNS = {
  SUBMISSION: 'submission_date',
  SERVICE: 'date_of_service',
  PROCESSING: 'processing_date',
};
