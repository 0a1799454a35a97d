import { adjustmentsOf } from '../domain/adjustments-text';
import type {
  Adjudication,
  AdjustmentGroup,
  Claim,
  ClaimLine,
  ClaimSource,
  ClaimType,
  DateBasis,
  DenialCodes,
  FrequencyCode,
  LineAdjudication,
} from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import type { Queryable } from './database';

/** A stored claim, in the domain's form. */
export interface StoredClaim {
  claim: Claim;
  status: ClaimStatus;
  nextDueS: number | null;
  /** Allowed by the payer so far, appeals included; null before the first adjudication, or when not stated. */
  allowedSoFarCents: number | null;
  /** The payer's first adjudication. */
  adjudication: Adjudication | null;
}

const PAGE = 400;

/**
 * Whole claims in id order, by keyset pages, so that no read lasts long.
 * @param where SQL after the keyset condition, on alias c
 */
export async function* claimsWithLines(
  db: Queryable,
  workspaceId: number,
  where: string,
  params: readonly (string | number)[],
): AsyncGenerator<StoredClaim[]> {
  let after = -1;
  for (;;) {
    const rows = await db.query<ClaimRow>(
      `SELECT c.* FROM claims c WHERE c.workspace_id = ? AND c.id > ? ${where} ORDER BY c.id LIMIT ${PAGE}`,
      [workspaceId, after, ...params],
    );
    if (rows.length === 0) return;
    yield await withLines(db, workspaceId, rows);
    after = (rows[rows.length - 1] as ClaimRow).id;
    if (rows.length < PAGE) return;
  }
}

/** Rows of `claims` as whole claims, in their order. */
export async function withLines(
  db: Queryable,
  workspaceId: number,
  rows: readonly ClaimRow[],
): Promise<StoredClaim[]> {
  if (rows.length === 0) return [];
  const lines = await linesOf(db, workspaceId, rows);
  return rows.map((row) => storedClaim(row, lines.get(row.id) ?? []));
}

async function linesOf(
  db: Queryable,
  workspaceId: number,
  claims: readonly ClaimRow[],
): Promise<Map<number, LineRow[]>> {
  const byClaim = new Map<number, LineRow[]>();
  const rows = await db.query<LineRow>(
    `SELECT * FROM claim_line_items WHERE workspace_id = ? AND claim_id IN (${claims.map(() => '?').join(', ')}) ORDER BY claim_id, line_number`,
    [workspaceId, ...claims.map((claim) => claim.id)],
  );
  for (const row of rows) {
    const lines = byClaim.get(row.claim_id);
    if (lines) lines.push(row);
    else byClaim.set(row.claim_id, [row]);
  }
  return byClaim;
}

function storedClaim(row: ClaimRow, lines: readonly LineRow[]): StoredClaim {
  const claim: Claim = {
    id: row.id,
    claimNumber: row.claim_number,
    frequencyCode: row.frequency_code,
    originalClaimId: row.original_claim_id,
    source: row.source,
    claimType: row.claim_type,
    patientLastName: row.patient_last_name,
    patientFirstName: row.patient_first_name,
    patientBirthDate: row.patient_birth_date,
    patientSex: row.patient_sex,
    memberId: row.member_id,
    memberGroupId: row.member_group_id,
    priorAuthorization: row.prior_authorization,
    referralNumber: row.referral_number,
    recordsAttached: flag(row.records_attached),
    documentedLevel: row.documented_level,
    otherPayerPrimary: flag(row.other_payer_primary),
    providerId: row.provider_id,
    payerId: row.payer_id,
    coderId: row.coder_id,
    dateOfService: row.date_of_service,
    submissionDate: row.submission_date,
    submissionDateBasis: row.submission_date_basis,
    placeOfService: row.place_of_service,
    typeOfBill: row.type_of_bill,
    admissionType: row.admission_type,
    patientStatus: row.patient_status,
    drgCode: row.drg_code,
    dischargeDate: row.discharge_date,
    diagnosisCodes: JSON.parse(row.diagnosis_codes) as string[],
    lines: lines.map(claimLine),
    billedCents: row.billed_cents,
  };
  return {
    claim,
    status: row.status,
    nextDueS: row.next_due_s,
    allowedSoFarCents: row.allowed_cents,
    adjudication: adjudicationOf(row, lines),
  };
}

const claimLine = (row: LineRow): ClaimLine => ({
  lineNumber: row.line_number,
  procedureCode: row.procedure_code,
  modifiers: JSON.parse(row.modifiers) as string[],
  diagnosisPointers: JSON.parse(row.diagnosis_pointers) as number[],
  units: row.units,
  billedCents: row.billed_cents,
  ...(row.revenue_code === null ? {} : { revenueCode: row.revenue_code }),
});

/** The payer's first adjudication: the lines keep what was allowed and paid then, whatever an appeal won later. */
function adjudicationOf(row: ClaimRow, lines: readonly LineRow[]): Adjudication | null {
  if (row.processing_date === null || row.initially_denied === null) return null;
  return {
    outcome: row.initially_denied === 1 ? 'DENIED' : 'PAID',
    processingDate: row.processing_date,
    allowedCents: firstAllowedCents(row, lines),
    paidCents:
      lines.length > 0 ? lines.reduce((sum, line) => sum + (line.paid_cents ?? 0), 0) : (row.paid_cents ?? 0),
    adjustments: adjustmentsOf(row.adjustments),
    denial: denialOf(row),
    lines: lines.map((line): LineAdjudication => ({
      lineNumber: line.line_number,
      allowedCents: line.allowed_cents,
      paidCents: line.paid_cents ?? 0,
      adjustments: adjustmentsOf(line.adjustments),
      denial: denialOf(line),
    })),
  };
}

/** Appeals are decided on simulated claims only, whose lines all state it; an imported claim may state its own. */
function firstAllowedCents(row: ClaimRow, lines: readonly LineRow[]): number | null {
  if (row.source !== 'SIMULATED') return row.allowed_cents;
  return lines.reduce((sum, line) => sum + (line.allowed_cents ?? 0), 0);
}

const denialOf = (row: {
  carc: string | null;
  rarc: string | null;
  group_code: AdjustmentGroup | null;
  rule_key: string | null;
}): DenialCodes | null =>
  row.carc === null || row.group_code === null
    ? null
    : { carc: row.carc, rarc: row.rarc, group: row.group_code, ruleKey: row.rule_key };

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

export interface ClaimRow {
  id: number;
  claim_number: string;
  /** Of an imported claim. */
  identity_key: string | null;
  frequency_code: FrequencyCode;
  original_claim_id: number | null;
  source: ClaimSource;
  claim_type: ClaimType;
  status: ClaimStatus;
  patient_last_name: string;
  patient_first_name: string;
  patient_birth_date: string | null;
  patient_sex: string | null;
  member_id: string | null;
  member_group_id: string | null;
  prior_authorization: string | null;
  referral_number: string | null;
  records_attached: number | null;
  documented_level: number | null;
  other_payer_primary: number | null;
  provider_id: number | null;
  payer_id: number;
  coder_id: number | null;
  date_of_service: string;
  submission_date: string;
  submission_date_basis: DateBasis;
  processing_date: string | null;
  place_of_service: string | null;
  type_of_bill: string | null;
  admission_type: string | null;
  patient_status: string | null;
  drg_code: string | null;
  discharge_date: string | null;
  diagnosis_codes: string;
  billed_cents: number;
  allowed_cents: number | null;
  paid_cents: number | null;
  carc: string | null;
  rarc: string | null;
  group_code: AdjustmentGroup | null;
  rule_key: string | null;
  adjustments: string | null;
  initially_denied: number | null;
  next_due_s: number | null;
}

interface LineRow {
  claim_id: number;
  line_number: number;
  procedure_code: string;
  modifiers: string;
  diagnosis_pointers: string;
  revenue_code: string | null;
  units: number;
  billed_cents: number;
  allowed_cents: number | null;
  paid_cents: number | null;
  carc: string | null;
  rarc: string | null;
  group_code: AdjustmentGroup | null;
  rule_key: string | null;
  adjustments: string | null;
}
