import { insertRows } from '../../src/persistence/bulk';
import type { ClaimRow } from '../../src/persistence/claim-reader';
import type { Tx } from '../../src/persistence/database';
import type { RowIn } from '../../src/persistence/tables';
import { CLAIMS, LINES } from '../../src/persistence/tables';

type Own<Row, Key extends keyof Row> = Pick<Row, Key> & Partial<Row>;

/** A pending professional claim of one line; a test says only what it is about. */
export const claimRow = (own: Own<ClaimRow, 'workspaceId' | 'localId'>): ClaimRow => ({
  claimNumber: `C${own.localId}`,
  frequencyCode: '1',
  originalClaimId: null,
  source: 'SIMULATED',
  claimType: 'PROFESSIONAL',
  status: 'PENDING',
  patientLastName: 'Doe',
  patientFirstName: 'Jo',
  patientBirthDate: null,
  patientSex: null,
  memberId: null,
  memberGroupId: null,
  priorAuthorization: null,
  referralNumber: null,
  recordsAttached: null,
  documentedLevel: null,
  otherPayerPrimary: null,
  providerId: null,
  payerId: 1,
  coderLocalId: null,
  dateOfService: '2026-01-01',
  submissionDate: '2026-01-02',
  submissionDateBasis: 'SUBMITTED',
  processingDate: null,
  placeOfService: null,
  typeOfBill: null,
  admissionType: null,
  patientStatus: null,
  drgCode: null,
  dischargeDate: null,
  diagnosisCodes: [],
  eligiblePopulations: 0,
  billedCents: 10_000,
  allowedCents: null,
  paidCents: null,
  carc: null,
  rarc: null,
  groupCode: null,
  ruleKey: null,
  adjustments: [],
  initiallyDeniedFlag: null,
  firstCarc: null,
  deniedCents: null,
  nextDueS: null,
  injectedRule: null,
  injectedPattern: null,
  identityKey: null,
  ...own,
});

export const lineRow = (own: Own<RowIn<typeof LINES>, 'workspaceId' | 'claimId'>): RowIn<typeof LINES> => ({
  lineNumber: 1,
  procedureCode: '99213',
  modifiers: [],
  diagnosisPointers: [1],
  revenueCode: null,
  units: 1,
  billedCents: 10_000,
  allowedCents: null,
  paidCents: null,
  carc: null,
  rarc: null,
  groupCode: null,
  ruleKey: null,
  adjustments: [],
  denialDate: null,
  submittedProcedureCode: null,
  ...own,
});

export async function insertClaimRows(
  tx: Tx,
  claims: readonly ClaimRow[],
  lines: readonly RowIn<typeof LINES>[],
): Promise<void> {
  await insertRows(tx, CLAIMS, CLAIMS.packAll(claims));
  await insertRows(tx, LINES, LINES.packAll(lines));
}
