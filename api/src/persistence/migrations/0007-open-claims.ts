import type { MigrationInterface, QueryRunner } from 'typeorm';
import { expectRows } from './index-statistics';

/**
 * Open claims are read back in the order of their ids, and never by when they are due. By id a new claim's entry goes
 * to the end of the index; by due date each one went to a page of its own.
 */
export class OpenClaims0007 implements MigrationInterface {
  readonly name = 'OpenClaims1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS claims_due');
    await runner.query('CREATE INDEX claims_open ON claims (workspace_id, id) WHERE next_due_s IS NOT NULL');
    await forgetStatistics(runner, 'claims_due');
    await expectRows(runner, { claims: { claims_open: '20000 20000 1' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS claims_open');
    await runner.query(
      'CREATE INDEX claims_due ON claims (workspace_id, next_due_s) WHERE next_due_s IS NOT NULL',
    );
    await forgetStatistics(runner, 'claims_open');
    await expectRows(runner, { claims: { claims_due: '20000 20000 1' } });
  }
}

async function forgetStatistics(runner: QueryRunner, index: string): Promise<void> {
  if (runner.connection.options.type === 'postgres') return;
  await runner.query('DELETE FROM sqlite_stat1 WHERE idx = ?', [index]);
}
