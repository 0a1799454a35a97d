import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * Claims as providers sent them are kept beside what payers said of them, and joined by the provider's number. What
 * remittances said before gets that number as it is compared.
 */
export class ClaimSubmissions0021 implements MigrationInterface {
  readonly name = 'ClaimSubmissions1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(
      `CREATE TABLE claim_submissions (workspace_id BIGINT NOT NULL, submission_key ${text} NOT NULL, claim_id BIGINT,
         job_id BIGINT NOT NULL, claim_number_key ${text}, original_number_key ${text}, content ${text} NOT NULL,
         PRIMARY KEY (workspace_id, submission_key))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    await runner.query(`ALTER TABLE remit_claim_events ADD COLUMN claim_number_key ${text}`);
    // Zeros and signs alone are no number of a claim.
    const isNumber = postgres ? `claim_number ~ '[1-9A-Za-z]'` : `claim_number GLOB '*[1-9A-Za-z]*'`;
    await runner.query(
      `UPDATE remit_claim_events SET claim_number_key = UPPER(TRIM(claim_number)) WHERE ${isNumber}`,
    );
    for (const statement of INDEXES) await runner.query(statement);
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    await runner.query('DROP INDEX claims_bill');
    await runner.query('DROP INDEX remit_claim_events_claim_number');
    await runner.query('ALTER TABLE remit_claim_events DROP COLUMN claim_number_key');
    await runner.query('DROP TABLE claim_submissions');
    if (!postgres)
      for (const [table, indexes] of Object.entries(ROWS_FOR_EACH_PREFIX))
        for (const index of Object.keys(indexes))
          await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ? AND idx = ?', [table, index]);
  }
}

const INDEXES = [
  'CREATE INDEX remit_claim_events_claim_number ON remit_claim_events (workspace_id, claim_number_key) WHERE claim_number_key IS NOT NULL',
  'CREATE INDEX claim_submissions_claim ON claim_submissions (workspace_id, claim_id) WHERE claim_id IS NOT NULL',
  'CREATE INDEX claim_submissions_number ON claim_submissions (workspace_id, claim_number_key) WHERE claim_number_key IS NOT NULL',
  'CREATE INDEX claim_submissions_original ON claim_submissions (workspace_id, original_number_key) WHERE original_number_key IS NOT NULL',
  'CREATE INDEX claims_bill ON claims (workspace_id, bill_of) WHERE bill_of IS NOT NULL',
];

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  remit_claim_events: { remit_claim_events_claim_number: '1000000 1000000 1' },
  claim_submissions: {
    claim_submissions: '1000000 1000000 1',
    claim_submissions_claim: '1000000 1000000 1',
    claim_submissions_number: '1000000 1000000 1',
    claim_submissions_original: '20000 20000 1',
  },
  claims: { claims_bill: '20000 20000 1' },
};
