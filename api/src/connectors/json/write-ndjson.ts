import type { Adjudication, Adjustment, Appeal, ClaimLine, DenialCodes } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { ClaimRecord } from '../../domain/claim-record';
import type { FileWriter } from '../file-writer';
import { inPieces } from '../file-writer';
import { paidSoFarCents } from '../../domain/claim-record';

/**
 * NDJSON: one complete claim per line, with its service lines, the payer's first adjudication and the appeals; allowed
 * and paid amounts of the claim itself are those so far, appeals included. Names as in the API; dollars as numbers,
 * dates YYYY-MM-DD, null for unknown values.
 */
export const writeClaimsNdjson = (): FileWriter => ({
  begin: () => '',
  add: (records) => inPieces(documentLines(records)),
  end: () => [],
});

function* documentLines(records: readonly ClaimRecord[]): Generator<string> {
  for (const record of records) yield `${JSON.stringify(documentOf(record))}\n`;
}

function documentOf(record: ClaimRecord): unknown {
  const { claim, status, adjudication, payer, provider, coder } = record;
  return {
    id: claim.id,
    claimNumber: claim.claimNumber,
    frequencyCode: claim.frequencyCode,
    originalClaimNumber: record.originalClaimNumber,
    source: claim.source,
    claimType: claim.claimType,
    status,
    payer: { name: payer.name, type: payer.type },
    provider: provider && { npi: provider.npi, name: provider.name, specialty: provider.specialty },
    coder: coder && { name: coder.name },
    patientLastName: claim.patientLastName,
    patientFirstName: claim.patientFirstName,
    patientBirthDate: claim.patientBirthDate,
    patientSex: claim.patientSex,
    memberId: claim.memberId,
    memberGroupId: claim.memberGroupId,
    priorAuthorization: claim.priorAuthorization,
    referralNumber: claim.referralNumber,
    recordsAttached: claim.recordsAttached,
    documentedLevel: claim.documentedLevel,
    otherPayerPrimary: claim.otherPayerPrimary,
    dateOfService: claim.dateOfService,
    dischargeDate: claim.dischargeDate,
    submissionDate: claim.submissionDate,
    submissionDateBasis: claim.submissionDateBasis,
    placeOfService: claim.placeOfService,
    typeOfBill: claim.typeOfBill,
    admissionType: claim.admissionType,
    patientStatus: claim.patientStatus,
    drgCode: claim.drgCode,
    diagnosisCodes: claim.diagnosisCodes,
    billedAmount: dollars(claim.billedCents),
    allowedAmount: dollars(record.allowedSoFarCents),
    paidAmount: dollars(paidSoFarCents(record)),
    lines: claim.lines.map(lineOf),
    adjudication: adjudication && adjudicationOf(adjudication),
    appeals: record.appeals.map(appealOf),
  };
}

const lineOf = (line: ClaimLine): unknown => ({
  lineNumber: line.lineNumber,
  procedureCode: line.procedureCode,
  modifiers: line.modifiers,
  diagnosisPointers: line.diagnosisPointers,
  revenueCode: line.revenueCode ?? null,
  units: line.units,
  billedAmount: dollars(line.billedCents),
});

const adjudicationOf = ({ lines, ...adjudication }: Adjudication): unknown => ({
  outcome: adjudication.outcome,
  processingDate: adjudication.processingDate,
  allowedAmount: dollars(adjudication.allowedCents),
  paidAmount: dollars(adjudication.paidCents),
  adjustments: adjudication.adjustments.map(adjustmentOf),
  denial: adjudication.denial && denialOf(adjudication.denial),
  lines: lines.map((line) => ({
    lineNumber: line.lineNumber,
    allowedAmount: dollars(line.allowedCents),
    paidAmount: dollars(line.paidCents),
    adjustments: line.adjustments.map(adjustmentOf),
    denial: line.denial && denialOf(line.denial),
  })),
});

const adjustmentOf = ({ group, carc, amountCents }: Adjustment): unknown => ({
  group,
  carc,
  amount: dollars(amountCents),
});

const denialOf = ({ carc, rarc, group, ruleKey }: DenialCodes): unknown => ({
  carc,
  rarc,
  group,
  rule: ruleKey,
});

const appealOf = ({ level, filedDate, deadline, decidedDate, outcome, recoveredCents }: Appeal): unknown => ({
  level,
  filedDate,
  deadline,
  decidedDate,
  outcome,
  recoveredAmount: dollars(recoveredCents),
});

const dollars = (cents: Cents | null): number | null => (cents === null ? null : cents / 100);
