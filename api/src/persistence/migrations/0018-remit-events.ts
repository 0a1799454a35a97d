import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RowsForEachPrefix } from './index-statistics';
import { expectRows } from './index-statistics';

/**
 * What remittances say is kept as it is: payments, the events of their claims, provider adjustments, and what needs a
 * person. Claims that an older version imported stay as they are; what it kept of their remittances is too little to
 * make events of, so a file that it has imported brings its claims once more.
 */
export class RemitEvents0018 implements MigrationInterface {
  readonly name = 'RemitEvents1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const run = (statement: string): Promise<unknown> =>
      runner.query(postgres ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement);
    for (const [table, columns] of Object.entries(TABLES))
      await run(`CREATE TABLE ${table} (${columns})${postgres ? '' : ' WITHOUT ROWID'}`);
    for (const statement of INDEXES) await run(statement);
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of columns) await run(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    await runner.query('DROP INDEX claims_identity');
    await runner.query(
      `UPDATE claim_line_items SET adjudicated_as = procedure_code, procedure_code = submitted_procedure_code
       WHERE submitted_procedure_code IS NOT NULL`,
    );
    await runner.query('ALTER TABLE claim_line_items DROP COLUMN submitted_procedure_code');
    await runner.query('DROP TABLE remit_events');
    await runner.query(
      `UPDATE forks SET table_name = 'claim_line_items', place = NULL WHERE table_name = 'remit_events'`,
    );
    if (!postgres)
      await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'remit_events' OR idx = 'claims_identity'`);
    await expectRows(runner, ROWS_FOR_EACH_PREFIX);
  }

  /** The version before knows an adjudication by other keys: it takes every file for a new one. */
  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const table of Object.keys(TABLES)) {
      await runner.query(`DROP TABLE ${table}`);
      if (!postgres) await runner.query('DELETE FROM sqlite_stat1 WHERE tbl = ?', [table]);
    }
    await runner.query(`ALTER TABLE claim_line_items ADD COLUMN submitted_procedure_code ${text}`);
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of columns)
        await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
    await runner.query(
      `CREATE TABLE remit_events (workspace_id BIGINT NOT NULL, event_key ${text} NOT NULL, claim_id BIGINT NOT NULL,
         trace_number ${text} NOT NULL, ordinal BIGINT NOT NULL, PRIMARY KEY (workspace_id, event_key))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    await runner.query('CREATE INDEX remit_events_claim ON remit_events (workspace_id, claim_id)');
    await runner.query('UPDATE claims SET identity_key = NULL');
    await runner.query(
      'CREATE UNIQUE INDEX claims_identity ON claims (workspace_id, identity_key) WHERE identity_key IS NOT NULL',
    );
  }
}

const TABLES: Readonly<Record<string, string>> = {
  remit_payments: `workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, identity_key TEXT NOT NULL, payer_id BIGINT NOT NULL,
    trace_number TEXT NOT NULL, dated TEXT NOT NULL, payment_date TEXT, production_date TEXT, method TEXT,
    payee_name TEXT NOT NULL, payee_npi TEXT, amount_cents BIGINT,
    claim_count BIGINT NOT NULL DEFAULT 0, claims_cents BIGINT NOT NULL DEFAULT 0,
    refused_count BIGINT NOT NULL DEFAULT 0, refused_cents BIGINT NOT NULL DEFAULT 0,
    adjustment_cents BIGINT NOT NULL DEFAULT 0, job_id BIGINT NOT NULL, PRIMARY KEY (workspace_id, id)`,
  provider_adjustments: `workspace_id BIGINT NOT NULL, adjustment_key TEXT NOT NULL, payment_id BIGINT NOT NULL,
    reason_code TEXT NOT NULL, reference TEXT, provider_identifier TEXT, fiscal_date TEXT, amount_cents BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, adjustment_key)`,
  remit_claim_events: `workspace_id BIGINT NOT NULL, event_key TEXT NOT NULL, claim_id BIGINT, payment_id BIGINT NOT NULL,
    payer_id BIGINT NOT NULL, event_date TEXT NOT NULL, status_code TEXT NOT NULL, claim_number TEXT NOT NULL,
    payer_number TEXT, billed_cents BIGINT NOT NULL, paid_cents BIGINT NOT NULL, patient_cents BIGINT,
    payer_number_key TEXT, original_number_key TEXT, bill_key TEXT, content TEXT NOT NULL,
    PRIMARY KEY (workspace_id, event_key)`,
  import_exceptions: `workspace_id BIGINT NOT NULL, exception_key TEXT NOT NULL, id BIGINT NOT NULL, job_id BIGINT NOT NULL,
    payment_id BIGINT, event_key TEXT, code TEXT NOT NULL, message TEXT NOT NULL, position TEXT NOT NULL,
    claim_number TEXT, amount_cents BIGINT, PRIMARY KEY (workspace_id, exception_key)`,
  import_notices: `import_id BIGINT NOT NULL, seq BIGINT NOT NULL, position TEXT NOT NULL, code TEXT NOT NULL,
    message TEXT NOT NULL, claim_number TEXT, amount_cents BIGINT, PRIMARY KEY (import_id, seq)`,
};

const INDEXES = [
  'CREATE UNIQUE INDEX remit_payments_identity ON remit_payments (workspace_id, identity_key)',
  'CREATE INDEX remit_payments_dated ON remit_payments (workspace_id, dated, id)',
  'CREATE INDEX provider_adjustments_payment ON provider_adjustments (workspace_id, payment_id)',
  'CREATE INDEX remit_claim_events_claim ON remit_claim_events (workspace_id, claim_id) WHERE claim_id IS NOT NULL',
  'CREATE INDEX remit_claim_events_payment ON remit_claim_events (workspace_id, payment_id)',
  'CREATE INDEX remit_claim_events_number ON remit_claim_events (workspace_id, payer_number_key) WHERE payer_number_key IS NOT NULL',
  'CREATE INDEX remit_claim_events_original ON remit_claim_events (workspace_id, original_number_key) WHERE original_number_key IS NOT NULL',
  'CREATE INDEX remit_claim_events_bill ON remit_claim_events (workspace_id, bill_key) WHERE bill_key IS NOT NULL',
  'CREATE UNIQUE INDEX import_exceptions_id ON import_exceptions (workspace_id, id)',
];

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  claims: [
    'bill_of BIGINT',
    'line_of_business TEXT',
    'standing TEXT',
    'denial_extent TEXT',
    'denied_later_cents BIGINT',
    'taken_back_cents BIGINT',
    'remarks TEXT',
  ],
  claim_line_items: ['remarks TEXT', 'adjudicated_as TEXT'],
  imports: [
    'takebacks_waiting BIGINT NOT NULL DEFAULT 0',
    'notice_count BIGINT NOT NULL DEFAULT 0',
    'replays INTEGER NOT NULL DEFAULT 0',
  ],
  daily_metrics: [
    'denied_later_count BIGINT NOT NULL DEFAULT 0',
    'denied_later_cents BIGINT NOT NULL DEFAULT 0',
    'taken_back_count BIGINT NOT NULL DEFAULT 0',
    'taken_back_cents BIGINT NOT NULL DEFAULT 0',
  ],
};

const ROWS_FOR_EACH_PREFIX: RowsForEachPrefix = {
  remit_payments: {
    remit_payments: '20000 20000 1',
    remit_payments_identity: '20000 20000 1',
    remit_payments_dated: '20000 20000 20 1',
  },
  provider_adjustments: {
    provider_adjustments: '10000 10000 1',
    provider_adjustments_payment: '10000 10000 2',
  },
  remit_claim_events: {
    remit_claim_events: '1000000 1000000 1',
    remit_claim_events_claim: '1000000 1000000 1',
    remit_claim_events_payment: '1000000 1000000 50',
    remit_claim_events_number: '1000000 1000000 1',
    remit_claim_events_original: '20000 20000 1',
    remit_claim_events_bill: '1000000 1000000 1',
  },
  import_exceptions: { import_exceptions: '20000 20000 1', import_exceptions_id: '20000 20000 1' },
  import_notices: { import_notices: '10000 100 1' },
};
