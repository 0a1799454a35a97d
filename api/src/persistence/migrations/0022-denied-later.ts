import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/** Claims that a later remittance denied are few, and listed by themselves. */
export class DeniedLater0022 implements MigrationInterface {
  readonly name = 'DeniedLater1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX claims_denied_later ON claims (workspace_id, id) WHERE denied_later_cents IS NOT NULL',
    );
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX claims_denied_later');
    if (runner.connection.options.type !== 'postgres')
      await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'claims' AND idx = 'claims_denied_later'`);
  }
}

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = { claims: { claims_denied_later: '20000 20000 1' } };
