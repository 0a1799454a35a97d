import type {
  Adjudication,
  Appeal,
  Claim,
  ClaimLine,
  DenialCodes,
  LearningEvent,
  LineAdjudication,
} from '../domain/claim';
import { adjustmentsText } from '../domain/adjustments-text';
import type { ClaimStatus } from '../domain/claim-status';
import type { Cell } from '../persistence/dialect';
import type { RowOf } from '../persistence/batch';

/** Rows in the column order of persistence/tables.ts. */

const flag = (value: boolean | null): Cell => (value === null ? null : value ? 1 : 0);
const list = (values: readonly unknown[]): string => (values.length === 0 ? '[]' : JSON.stringify(values));

const denialCells = (denial: DenialCodes | null): Cell[] =>
  denial ? [denial.carc, denial.rarc, denial.group, denial.ruleKey] : [null, null, null, null];

export interface ClaimRowExtras {
  eligiblePopulations: number;
  nextDueS: number | null;
  injectedRule: string | null;
  injectedPattern: number | null;
  identityKey: string | null;
}

/** A claim as it is stored; with `adjudication`, an imported claim that has already been adjudicated. */
export function claimRow(
  workspaceId: number,
  claim: Claim,
  status: ClaimStatus,
  adjudication: Adjudication | null,
  extras: ClaimRowExtras,
): RowOf {
  return [
    workspaceId,
    claim.id,
    claim.claimNumber,
    claim.frequencyCode,
    claim.originalClaimId,
    claim.source,
    claim.claimType,
    status,
    claim.patientLastName,
    claim.patientFirstName,
    claim.patientBirthDate,
    claim.patientSex,
    claim.memberId,
    claim.memberGroupId,
    claim.priorAuthorization,
    claim.referralNumber,
    flag(claim.recordsAttached),
    claim.documentedLevel,
    flag(claim.otherPayerPrimary),
    claim.providerId,
    claim.payerId,
    claim.coderId,
    claim.dateOfService,
    claim.submissionDate,
    claim.submissionDateBasis,
    adjudication?.processingDate ?? null,
    claim.placeOfService,
    claim.typeOfBill,
    claim.admissionType,
    claim.patientStatus,
    claim.drgCode,
    claim.dischargeDate,
    list(claim.diagnosisCodes),
    extras.eligiblePopulations,
    claim.billedCents,
    adjudication?.allowedCents ?? null,
    adjudication?.paidCents ?? null,
    ...denialCells(adjudication?.denial ?? null),
    adjustmentsText(adjudication?.adjustments ?? []),
    ...firstAdjudicationCells(claim, adjudication),
    extras.nextDueS,
    extras.injectedRule,
    extras.injectedPattern,
    extras.identityKey,
  ];
}

/** initially_denied, first_carc, denied_cents */
const firstAdjudicationCells = (claim: Claim, adjudication: Adjudication | null): Cell[] =>
  adjudication
    ? [
        adjudication.outcome === 'DENIED' ? 1 : 0,
        adjudication.outcome === 'DENIED' ? (adjudication.denial?.carc ?? null) : null,
        deniedCents(claim, adjudication),
      ]
    : [null, null, null];

/** Denied dollars are the billed dollars of the denied lines; of the whole claim when no line is denied. */
export function deniedCents(claim: Claim, adjudication: Adjudication): number {
  if (adjudication.outcome !== 'DENIED') return 0;
  const denied = new Set(adjudication.lines.filter((line) => line.denial).map((line) => line.lineNumber));
  if (denied.size === 0) return claim.billedCents;
  return claim.lines.reduce((sum, line) => sum + (denied.has(line.lineNumber) ? line.billedCents : 0), 0);
}

export const adjudicationRow = (
  workspaceId: number,
  claim: Claim,
  status: ClaimStatus,
  adjudication: Adjudication,
  nextDueS: number | null,
): RowOf => [
  workspaceId,
  claim.id,
  status,
  adjudication.processingDate,
  adjudication.allowedCents,
  adjudication.paidCents,
  ...denialCells(adjudication.denial),
  adjustmentsText(adjudication.adjustments),
  ...firstAdjudicationCells(claim, adjudication),
  nextDueS,
];

export function lineRow(
  workspaceId: number,
  claimId: number,
  line: ClaimLine,
  lineAdjudication: LineAdjudication | null,
  processingDate: string | null,
  submittedProcedureCode: string | null = null,
): RowOf {
  return [
    workspaceId,
    claimId,
    line.lineNumber,
    line.procedureCode,
    list(line.modifiers),
    list(line.diagnosisPointers),
    line.revenueCode ?? null,
    line.units,
    line.billedCents,
    lineAdjudication?.allowedCents ?? null,
    lineAdjudication?.paidCents ?? null,
    ...denialCells(lineAdjudication?.denial ?? null),
    adjustmentsText(lineAdjudication?.adjustments ?? []),
    lineAdjudication?.denial ? processingDate : null,
    submittedProcedureCode,
  ];
}

export const lineAdjudicationRow = (
  workspaceId: number,
  claimId: number,
  line: LineAdjudication,
  processingDate: string,
): RowOf => [
  workspaceId,
  claimId,
  line.lineNumber,
  line.allowedCents,
  line.paidCents,
  ...denialCells(line.denial),
  adjustmentsText(line.adjustments),
  line.denial ? processingDate : null,
];

export const appealRow = (workspaceId: number, appeal: Appeal): RowOf => [
  workspaceId,
  appeal.id,
  appeal.claimId,
  appeal.level,
  appeal.filedDate,
  appeal.deadline,
  appeal.decidedDate,
  appeal.outcome,
  appeal.recoveredCents,
];

export const learningEventRow = (workspaceId: number, event: LearningEvent): RowOf => [
  workspaceId,
  event.id,
  event.type,
  event.coderId,
  event.atS,
  event.durationMs,
  event.outcome,
  event.correctionApplied ? 1 : 0,
  event.ruleKey,
  event.claimId,
];
