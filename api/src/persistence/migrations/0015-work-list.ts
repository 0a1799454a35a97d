import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/** The list of work: open denials by their filing limit's month and dollars, and what the practice says of them. */
export class WorkList0015 implements MigrationInterface {
  readonly name = 'WorkList1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const clustered = postgres ? '' : ' WITHOUT ROWID';
    for (const [table, columns] of Object.entries(TABLES)) {
      const statement = `CREATE TABLE ${table} (workspace_id BIGINT NOT NULL, claim_id BIGINT NOT NULL, ${columns})${clustered}`;
      await runner.query(postgres ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement);
    }
    await runner.query(
      'CREATE INDEX denials_work ON denials (workspace_id, stage, substr(deadline, 1, 7), denied_cents, claim_id)',
    );
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type !== 'postgres';
    await runner.query('DROP INDEX IF EXISTS denials_work');
    if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE idx = ?', ['denials_work']);
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
      if (sqlite) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
  }
}

const TABLES: Readonly<Record<string, string>> = {
  work_notes: 'note TEXT, owner TEXT, status TEXT NOT NULL, PRIMARY KEY (workspace_id, claim_id)',
  work_note_changes:
    'seq BIGINT NOT NULL, note TEXT, owner TEXT, status TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (workspace_id, claim_id, seq)',
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  denials: { denials_work: '120000 120000 60000 2000 1 1' },
  work_notes: { work_notes: '2000 2000 1' },
  work_note_changes: { work_note_changes: '4000 4000 2 1' },
};
