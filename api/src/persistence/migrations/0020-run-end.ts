import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a run ends follows from its scenario (domain/scenario/run-end.ts). */
export class RunEnd0020 implements MigrationInterface {
  readonly name = 'RunEnd1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs DROP COLUMN end_s');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs ADD COLUMN end_s BIGINT');
  }
}
