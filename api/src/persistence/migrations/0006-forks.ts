import type { MigrationInterface, QueryRunner } from 'typeorm';
import { expectRows } from './index-statistics';

/**
 * Copies in progress, and twins that follow their origin; the workspace a fork came from is stored with the workspace.
 */
export class Forks0006 implements MigrationInterface {
  readonly name = 'Forks1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    await runner.query(
      `CREATE TABLE forks (
        workspace_id BIGINT NOT NULL PRIMARY KEY, origin_id BIGINT NOT NULL, kind TEXT NOT NULL,
        pinned INTEGER NOT NULL DEFAULT 0, changes TEXT,
        step BIGINT NOT NULL DEFAULT 0, table_name TEXT, place TEXT
      )${postgres ? '' : ' WITHOUT ROWID'}`.replace(/\bTEXT\b/g, postgres ? 'TEXT COLLATE "C"' : 'TEXT'),
    );
    await runner.query('CREATE INDEX forks_origin ON forks (origin_id, kind)');
    await runner.query(`CREATE UNIQUE INDEX forks_twin ON forks (origin_id) WHERE kind = 'TWIN'`);
    await expectRows(runner, { forks: { forks: '20 1', forks_origin: '20 1 1', forks_twin: '20 1' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS forks');
    if (runner.connection.options.type !== 'postgres')
      await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'forks'`);
  }
}
