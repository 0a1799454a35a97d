import type { Database } from '../../src/persistence/database';

export interface ImportedState {
  claims: Record<string, unknown>[];
  payments: Record<string, unknown>[];
  adjustments: unknown[];
  exceptions: unknown[];
  payers: number;
  /** Stages of initial denials. */
  denials: unknown[];
  /** Dollars. */
  figures: Record<string, number>;
}

const dollars = (cents: unknown): number | null => (cents === null ? null : Number(cents) / 100);

/** A workspace as a reader of its imports would sum it up; amounts in dollars. */
export async function importedState(database: Database, workspaceId: number): Promise<ImportedState> {
  const db = database.reader('live');
  const rows = (sql: string): Promise<Record<string, unknown>[]> => db.query(sql, [workspaceId]);
  const claims = await rows(
    'SELECT * FROM claims WHERE workspace_id = ? ORDER BY processing_date, claim_number, id',
  );
  const lines = await rows(
    'SELECT * FROM claim_line_items WHERE workspace_id = ? ORDER BY claim_id, line_number',
  );
  const payments = await rows('SELECT * FROM remit_payments WHERE workspace_id = ? ORDER BY dated, id');
  const adjustments = await rows(
    'SELECT * FROM provider_adjustments WHERE workspace_id = ? ORDER BY adjustment_key',
  );
  const exceptions = await rows(
    'SELECT * FROM import_exceptions WHERE workspace_id = ? ORDER BY code, exception_key',
  );
  const [payers] = await rows('SELECT COUNT(*) AS n FROM payers WHERE workspace_id = ?');
  const denials = await rows('SELECT stage FROM denials WHERE workspace_id = ? ORDER BY claim_id');
  const daily = await rows('SELECT * FROM daily_metrics WHERE workspace_id = ?');
  const sum = (column: string): number => daily.reduce((total, row) => total + Number(row[column]), 0);
  return {
    claims: claims.map((claim) => ({
      number: claim.claim_number,
      status: claim.status,
      standing: claim.standing,
      extent: claim.denial_extent,
      billed: dollars(claim.billed_cents),
      paid: dollars(claim.paid_cents),
      allowed: dollars(claim.allowed_cents),
      initiallyDenied: claim.initially_denied === null ? null : Number(claim.initially_denied) === 1,
      carc: claim.carc,
      deniedLater: dollars(claim.denied_later_cents),
      takenBack: dollars(claim.taken_back_cents),
      frequency: claim.frequency_code,
      isFirst: claim.bill_of === null,
      patient: `${claim.patient_last_name}, ${claim.patient_first_name}`,
      member: claim.member_id,
      diagnoses: claim.diagnosis_codes,
      lineOfBusiness: claim.line_of_business,
      remarks: claim.remarks,
      lines: lines
        .filter((line) => line.claim_id === claim.id)
        .map((line) => ({
          code: [line.procedure_code, ...(JSON.parse(String(line.modifiers)) as string[])].join('-'),
          adjudicatedAs: line.adjudicated_as,
          revenueCode: line.revenue_code,
          number: Number(line.line_number),
          billed: dollars(line.billed_cents),
          paid: dollars(line.paid_cents),
          carc: line.carc,
          remarks: line.remarks,
          adjustments: (JSON.parse(String(line.adjustments ?? '[]')) as [string, string, number][]).map(
            ([group, carc, cents]) => `${group}-${carc} ${cents / 100}`,
          ),
        })),
    })),
    payments: payments.map((payment) => ({
      trace: payment.trace_number,
      amount: dollars(payment.amount_cents),
      claims: dollars(payment.claims_cents),
      refused: dollars(payment.refused_cents),
      adjustments: dollars(payment.adjustment_cents),
      difference:
        (Number(payment.amount_cents) -
          Number(payment.claims_cents) -
          Number(payment.refused_cents) +
          Number(payment.adjustment_cents)) /
        100,
    })),
    adjustments: adjustments.map(({ reason_code, reference, amount_cents }) => [
      reason_code,
      reference,
      dollars(amount_cents),
    ]),
    exceptions: exceptions.map(({ code, claim_number, amount_cents }) => [
      code,
      claim_number,
      dollars(amount_cents),
    ]),
    payers: Number(payers?.n),
    denials: denials.map(({ stage }) => stage),
    figures: {
      claims: sum('claim_count'),
      adjudicated: sum('adjudicated_count'),
      denied: sum('denied_count'),
      paid: sum('paid_cents') / 100,
      deniedLater: sum('denied_later_count'),
      takenBack: sum('taken_back_count'),
      takenBackAmount: sum('taken_back_cents') / 100,
    },
  };
}
