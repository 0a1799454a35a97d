import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/** What users state about the columns of tables is kept, by their headers. */
export class ColumnMappings0023 implements MigrationInterface {
  readonly name = 'ColumnMappings1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(
      `CREATE TABLE column_mappings (workspace_id BIGINT NOT NULL, signature ${text} NOT NULL, content ${text} NOT NULL,
         updated_at ${text} NOT NULL, PRIMARY KEY (workspace_id, signature))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE column_mappings');
    if (runner.connection.options.type !== 'postgres')
      await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'column_mappings'`);
  }
}

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = { column_mappings: { column_mappings: '500 500 1' } };
