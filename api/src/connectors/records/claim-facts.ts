import type { LocalDate } from '../../domain/calendar';
import type { Adjustment, ClaimType } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { ClaimVersion } from '../remittance';
import type { Notice, SourcePosition } from '../source-position';

/** A reason or remark that a source gives with a claim or line, with or without an amount. */
export interface StatedReason {
  /** Null where the source gives only the code: then it is CO, as payers' own lists imply. */
  group: Adjustment['group'] | null;
  carc: string;
  /** Null where the source gives none: the reason then bears what is not explained otherwise. */
  amountCents: Cents | null;
}

export interface LineFacts {
  lineNumber: number;
  procedureCode: string;
  modifiers: readonly string[];
  revenueCode: string | null;
  nationalDrugCode: string | null;
  diagnosisPointers: readonly number[];
  units: number;
  /** Null where the source states no amount for the line. */
  billedCents: Cents | null;
  paidCents: Cents | null;
  allowedCents: Cents | null;
  dateOfService: LocalDate | null;
  dateOfServiceEnd: LocalDate | null;
  reasons: readonly StatedReason[];
  remarks: readonly string[];
  lineControlNumber: string | null;
}

/**
 * What the payer did, as far as the source says. PENDING is a claim that nothing has come back for, REJECTED one that
 * never reached the payer.
 */
export type StatedOutcome = 'PAID' | 'DENIED' | 'TAKEN_BACK' | 'PENDING' | 'REJECTED';

/**
 * One claim as a table, a JSON document or a FHIR resource states it: whole, as it stands, and not by what a payment
 * changed. The formats say the same things under other names; what follows from them is decided in one place.
 */
export interface ClaimFacts {
  position: SourcePosition;
  outcome: StatedOutcome;
  payer: { name: string; identifier: string | null };
  /** X12 code list 1032 (CLP06); null where the source says nothing of the kind of plan. */
  filingIndicator: string | null;
  provider: { name: string; npi: string | null } | null;
  /** The provider's number, or the only number that the source has. */
  claimNumber: string;
  payerNumber: string | null;
  originalPayerNumber: string | null;
  version: ClaimVersion;
  frequencyCode: string | null;
  claimType: ClaimType;
  placeOfService: string | null;
  typeOfBill: string | null;
  admissionType: string | null;
  patientStatus: string | null;
  drgCode: string | null;
  patient: { lastName: string; firstName: string; birthDate: LocalDate | null; sex: string | null };
  memberId: string | null;
  memberGroupId: string | null;
  priorAuthorization: string | null;
  referralNumber: string | null;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  /** When the claim was sent, or the payer received it. */
  submissionDate: LocalDate | null;
  /** When the payer adjudicated or paid. */
  remitDate: LocalDate | null;
  traceNumber: string | null;
  /** Of a REJECTED claim, in the source's words. */
  rejectionReason: string | null;
  /** X12 CLP02 where the source knows better than the outcome: 2 and 3 for a second and third payer. */
  statusCode: string | null;
  billedCents: Cents;
  paidCents: Cents | null;
  allowedCents: Cents | null;
  patientCents: Cents | null;
  reasons: readonly StatedReason[];
  remarks: readonly string[];
  diagnosisCodes: readonly string[];
  lines: readonly LineFacts[];
  /** Whether it is also the claim as it was sent, with all that its provider stated: our own documents are. */
  isAsSent: boolean;
  /** The day under which a claim without any date is entered; null where it has to have one. */
  dateOfImport: LocalDate | null;
  notices: readonly Notice[];
}

/** A claim of which nothing is stated but its number and amounts. */
export const NO_FACTS = {
  filingIndicator: null,
  provider: null,
  payerNumber: null,
  originalPayerNumber: null,
  version: { name: '', order: 0 },
  frequencyCode: null,
  claimType: 'PROFESSIONAL',
  placeOfService: null,
  typeOfBill: null,
  admissionType: null,
  patientStatus: null,
  drgCode: null,
  patient: { lastName: '', firstName: '', birthDate: null, sex: null },
  memberId: null,
  memberGroupId: null,
  priorAuthorization: null,
  referralNumber: null,
  serviceFrom: null,
  serviceTo: null,
  submissionDate: null,
  remitDate: null,
  traceNumber: null,
  rejectionReason: null,
  statusCode: null,
  allowedCents: null,
  patientCents: null,
  reasons: [],
  remarks: [],
  diagnosisCodes: [],
  lines: [],
  isAsSent: false,
  dateOfImport: null,
  notices: [],
} as const satisfies Partial<ClaimFacts>;
