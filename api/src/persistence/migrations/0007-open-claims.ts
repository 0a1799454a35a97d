import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Open claims are read back in the order of their ids, and never by when they are due. By id a new claim's entry goes
 * to the end of the index; by due date each one went to a page of its own.
 */
export class OpenClaims0007 implements MigrationInterface {
  readonly name = 'OpenClaims1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS claims_due');
    await runner.query('CREATE INDEX claims_open ON claims (workspace_id, id) WHERE next_due_s IS NOT NULL');
    await forStatistics(runner, 'claims_due', 'claims_open', '20000 20000 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS claims_open');
    await runner.query(
      'CREATE INDEX claims_due ON claims (workspace_id, next_due_s) WHERE next_due_s IS NOT NULL',
    );
    await forStatistics(runner, 'claims_open', 'claims_due', '20000 20000 1');
  }
}

async function forStatistics(
  runner: QueryRunner,
  before: string,
  after: string,
  rows: string,
): Promise<void> {
  if (runner.connection.options.type === 'postgres') return;
  await runner.query('DELETE FROM sqlite_stat1 WHERE idx IN (?, ?)', [before, after]);
  await runner.query('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)', [
    'claims',
    after,
    `${rows} noskipscan`,
  ]);
  await runner.query('ANALYZE sqlite_schema'); // read them again
}
