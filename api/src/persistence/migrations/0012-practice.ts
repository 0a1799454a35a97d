import type { MigrationInterface, QueryRunner } from 'typeorm';
import { expectRows } from './index-statistics';

/**
 * Recorded quiz attempts bear the client's key, so that one that is sent again is recorded once. Learning events know the
 * pattern of the claim that was practiced on, and are counted by it.
 */
export class Practice0012 implements MigrationInterface {
  readonly name = 'Practice1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    await runner.query(`ALTER TABLE commands ADD COLUMN client_key TEXT${postgres ? ' COLLATE "C"' : ''}`);
    await runner.query('ALTER TABLE learning_events ADD COLUMN pattern_id BIGINT');
    await runner.query(`CREATE TABLE pattern_learning (workspace_id BIGINT NOT NULL, pattern_id BIGINT NOT NULL,
      session_count BIGINT NOT NULL, attempt_count BIGINT NOT NULL, correct_count BIGINT NOT NULL, correction_count BIGINT NOT NULL,
      PRIMARY KEY (workspace_id, pattern_id))${postgres ? '' : ' WITHOUT ROWID'}`);
    for (const [name, on] of Object.entries(INDEXES))
      await runner.query(`CREATE ${on.replace('INDEX', `INDEX ${name}`)}`);
    await expectRows(runner, {
      commands: { commands_client: '10 10 1' },
      learning_events: {
        learning_events_pattern: '20000 20000 500 1',
        learning_events_claim: '20000 20000 3',
      },
      pattern_learning: { pattern_learning: '50 50 1' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    for (const name of Object.keys(INDEXES)) {
      await runner.query(`DROP INDEX IF EXISTS ${name}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE idx = ?', [name]);
    }
    await runner.query('DROP TABLE IF EXISTS pattern_learning');
    if (sqlite) await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'pattern_learning'`);
    await runner.query('ALTER TABLE learning_events DROP COLUMN pattern_id');
    await runner.query('ALTER TABLE commands DROP COLUMN client_key');
  }
}

const INDEXES: Readonly<Record<string, string>> = {
  commands_client: 'UNIQUE INDEX ON commands (workspace_id, client_key) WHERE client_key IS NOT NULL',
  learning_events_pattern:
    'INDEX ON learning_events (workspace_id, pattern_id, at_s) WHERE pattern_id IS NOT NULL',
  learning_events_claim: 'INDEX ON learning_events (workspace_id, claim_id) WHERE claim_id IS NOT NULL',
};
