import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A copy that failed stays as a FAILED workspace with the reason, until its user deletes it. */
export class CopyErrors0011 implements MigrationInterface {
  readonly name = 'CopyErrors1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    const text = runner.connection.options.type === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(`ALTER TABLE workspaces ADD COLUMN error ${text}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workspaces DROP COLUMN error');
  }
}
