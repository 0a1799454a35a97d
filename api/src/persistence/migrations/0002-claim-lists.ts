import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes of claims for every filter of the API, so that a rare or absent value is found at once. Text is searched by
 * case-folded prefix, which takes the place of the two plain indexes on number and member.
 */
export class ClaimLists0002 implements MigrationInterface {
  readonly name = 'ClaimLists1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX IF EXISTS ${name}`);
    await runner.query('CREATE INDEX claims_number ON claims (workspace_id, claim_number)');
    await runner.query('CREATE INDEX claims_member ON claims (workspace_id, member_id)');
    for (const name of Object.keys(ORDERS)) await runner.query(`DROP INDEX IF EXISTS ${name}`);
    await runner.query('CREATE INDEX claims_submission ON claims (workspace_id, submission_date, id)');
    await runner.query('CREATE INDEX claims_service ON claims (workspace_id, date_of_service, id)');
    await runner.query(
      'CREATE INDEX claims_processing ON claims (workspace_id, processing_date, id) WHERE processing_date IS NOT NULL',
    );
  }
}

const INDEXES: Record<string, string> = {
  claims_status: 'claims (workspace_id, status, submission_date, id)',
  claims_payer: 'claims (workspace_id, payer_id, submission_date, id)',
  claims_number_folded: 'claims (workspace_id, lower(claim_number), id)',
  claims_member_folded: 'claims (workspace_id, lower(member_id), id)',
  claims_last_name_folded: 'claims (workspace_id, lower(patient_last_name), id)',
  claims_first_name_folded: 'claims (workspace_id, lower(patient_first_name), id)',
};

/**
 * The orders by date, each with the other dates in it: a range of one date in the order of another is then found
 * without a look at the rows, however far from each other they lie. processing_date stands only in its own index,
 * because it changes.
 */
const ORDERS: Record<string, string> = {
  claims_submission: 'claims (workspace_id, submission_date, id, date_of_service)',
  claims_service: 'claims (workspace_id, date_of_service, id, submission_date)',
  claims_processing:
    'claims (workspace_id, processing_date, id, submission_date, date_of_service) WHERE processing_date IS NOT NULL',
};

const STATEMENTS = [
  'DROP INDEX IF EXISTS claims_number',
  'DROP INDEX IF EXISTS claims_member',
  ...Object.entries(ORDERS).flatMap(([name, on]) => [
    `DROP INDEX IF EXISTS ${name}`,
    `CREATE INDEX ${name} ON ${on}`,
  ]),
  ...Object.entries(INDEXES).map(([name, on]) => `CREATE INDEX ${name} ON ${on}`),
];
