import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A workspace's newest data is its last first submission; a corrected claim that was sent later does not count. */
export class FirstSubmissions0019 implements MigrationInterface {
  readonly name = 'FirstSubmissions1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE workspaces SET data_through = (SELECT MAX(c.submission_date) FROM claims c
         WHERE c.workspace_id = workspaces.id AND c.original_claim_id IS NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE workspaces SET data_through =
         (SELECT MAX(c.submission_date) FROM claims c WHERE c.workspace_id = workspaces.id)`,
    );
  }
}
