import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What institutional claims say of the stay or the statement; null on every claim that is there already. Scenarios of
 * before know professional claims only.
 */
export class Statements0004 implements MigrationInterface {
  readonly name = 'Statements1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const column of COLUMNS) await runner.query(`ALTER TABLE claims ADD COLUMN ${column} ${text}`);
    for (const table of ['scenarios', 'runs']) {
      await runner.query(
        isPostgres
          ? `UPDATE ${table} SET config = (config::jsonb || '{"institutionalShare":0}')::text`
          : `UPDATE ${table} SET config = json_set(config, '$.institutionalShare', 0)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE claims DROP COLUMN ${column}`);
  }
}

const COLUMNS = ['type_of_bill', 'admission_type', 'patient_status', 'drg_code', 'discharge_date'];
