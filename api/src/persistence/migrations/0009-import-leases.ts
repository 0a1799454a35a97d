import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports are owned like runs: by a lease with a fencing token, and they count their failures in a row. */
export class ImportLeases0009 implements MigrationInterface {
  readonly name = 'ImportLeases1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    const text = runner.connection.options.type === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const [column, type] of COLUMNS)
      await runner.query(`ALTER TABLE imports ADD COLUMN ${column} ${type.replace('TEXT', text)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [column] of COLUMNS) await runner.query(`ALTER TABLE imports DROP COLUMN ${column}`);
  }
}

const COLUMNS: readonly (readonly [column: string, type: string])[] = [
  ['owner', 'TEXT'],
  ['fencing_token', 'BIGINT NOT NULL DEFAULT 0'],
  ['lease_expires_at_ms', 'BIGINT NOT NULL DEFAULT 0'],
  ['failures', 'INTEGER NOT NULL DEFAULT 0'],
];
