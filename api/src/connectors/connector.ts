import type { LocalDate } from '../domain/calendar';
import type { Adjustment, ClaimType } from '../domain/claim';
import type { Cents } from '../domain/money';

/** A position in the source, in words: "byte 1204, segment 17 (CLP), interchange 000000905". */
export interface SourcePosition {
  byte: number;
  segment: number;
  label: string;
}

export interface RemitLine {
  lineNumber: number;
  procedureCode: string;
  modifiers: readonly string[];
  /** The procedure code that the provider submitted, if the payer adjudicated another one (SVC06). */
  submittedProcedureCode: string | null;
  revenueCode: string | null;
  units: number;
  billedCents: Cents;
  paidCents: Cents;
  allowedCents: Cents | null;
  dateOfService: LocalDate | null;
  adjustments: readonly Adjustment[];
  remarks: readonly string[];
}

/** One payer's adjudication of one claim (835 CLP loop), named as in the implementation guide. */
export interface RemitClaim {
  position: SourcePosition;
  payer: { name: string; identifier: string | null };
  payee: { name: string; npi: string | null };
  renderingProvider: { name: string; npi: string | null } | null;
  /** TRN02, and the claim's position under it, counted from 1: the identity of the remit event. */
  traceNumber: string;
  ordinal: number;
  /** CLP01. */
  patientControlNumber: string;
  /** CLP07. */
  payerControlNumber: string | null;
  /** CLP02. */
  claimStatusCode: string;
  claimFrequencyCode: string | null;
  facilityTypeCode: string | null;
  claimFilingIndicator: string | null;
  claimType: ClaimType;
  patient: { lastName: string; firstName: string; memberId: string | null };
  /** REF*1L. */
  memberGroupId: string | null;
  /** REF*G1. */
  priorAuthorization: string | null;
  /** REF*F8: the payer's number of the claim that this one corrects or reverses. */
  originalControlNumber: string | null;
  billedCents: Cents;
  paidCents: Cents;
  patientResponsibilityCents: Cents | null;
  allowedCents: Cents | null;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  receivedDate: LocalDate | null;
  /** BPR16 or DTM*405: when the payer adjudicated or paid. */
  remitDate: LocalDate | null;
  adjustments: readonly Adjustment[];
  remarks: readonly string[];
  diagnosisCodes: readonly string[];
  lines: readonly RemitLine[];
  /**
   * What is odd about the claim but did not keep it from being imported, one per code: it does not balance, a date is
   * unreadable.
   */
  notices: readonly Notice[];
}

export interface SubmittedLine {
  /** LX01. */
  lineNumber: number;
  /** Empty when an institutional line has only a revenue code. */
  procedureCode: string;
  modifiers: readonly string[];
  /** 1-based positions in the claim's diagnosisCodes. */
  diagnosisPointers: readonly number[];
  revenueCode: string | null;
  units: number;
  billedCents: Cents;
  dateOfService: LocalDate | null;
}

/** One claim as a provider sends it (837 CLM loop), named as in the implementation guides. */
export interface SubmittedClaim {
  position: SourcePosition;
  claimType: ClaimType;
  /** NM1*PR of the subscriber: the payer that the claim is sent to. */
  payer: { name: string; identifier: string | null };
  /** NM1*85. */
  billingProvider: { name: string; npi: string | null; taxonomy: string | null };
  /** NM1*82; null when the billing provider rendered the services. */
  renderingProvider: { name: string; npi: string | null } | null;
  /** CLM01. */
  patientControlNumber: string;
  /** CLM05-3. */
  frequencyCode: string | null;
  /** REF*F8: the payer's number of the claim that this one replaces or voids. */
  originalControlNumber: string | null;
  /** BHT04: when the transaction was made. */
  submissionDate: LocalDate | null;
  patient: { lastName: string; firstName: string; birthDate: LocalDate | null; sex: string | null };
  /** Of the subscriber, who need not be the patient. */
  memberId: string | null;
  memberGroupId: string | null;
  /** SBR01 other than P, or another payer (loop 2320) that is primary. */
  otherPayerPrimary: boolean;
  /** SBR09. */
  claimFilingIndicator: string | null;
  /** REF*G1. */
  priorAuthorization: string | null;
  /** REF*9F. */
  referralNumber: string | null;
  /** PWK. */
  recordsAttached: boolean;
  placeOfService: string | null;
  typeOfBill: string | null;
  admissionType: string | null;
  patientStatus: string | null;
  drgCode: string | null;
  /** DTP*434 (institutional), otherwise the first and last day of the lines. */
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  /** With their dots; the principal one first. */
  diagnosisCodes: readonly string[];
  lines: readonly SubmittedLine[];
  billedCents: Cents;
  notices: readonly Notice[];
}

/** A claim that could not be read; the rest of the file is read. */
export interface Rejection {
  position: SourcePosition;
  /** Stable, upper-case, e.g. CLP_AMOUNT_INVALID. */
  code: string;
  message: string;
}

/** Something odd in the source that lost no claim: a wrong segment count, text before the envelope. */
export interface Notice {
  position: SourcePosition;
  /** Stable, upper-case, e.g. SE_COUNT_MISMATCH. */
  code: string;
  message: string;
}

export type ConnectorItem = { kind: 'remit'; remit: RemitClaim } | RejectionItem | NoticeItem;
export type SubmissionItem = { kind: 'claim'; claim: SubmittedClaim } | RejectionItem | NoticeItem;

interface RejectionItem {
  kind: 'rejection';
  rejection: Rejection;
}
interface NoticeItem {
  kind: 'notice';
  notice: Notice;
}

/** The file cannot be read beyond this point; what was returned before it is kept. */
export class SourceFault extends Error {
  constructor(
    readonly position: SourcePosition,
    readonly code: string,
    message: string,
  ) {
    super(`${position.label}: ${message}`);
    this.name = 'SourceFault';
  }
}

/**
 * A connector reads bytes in chunks of any size and returns whole claims. It holds at most one claim and one segment in
 * memory, both bounded. `push` and `end` throw SourceFault. Deterministic: cutting the input elsewhere changes nothing:
 * items read before a fault are returned first, and the next call throws it.
 */
export interface Connector<Item = ConnectorItem> {
  push(chunk: Uint8Array): Item[];
  end(): Item[];
}
