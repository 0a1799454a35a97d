import type { LocalDate } from '../domain/calendar';
import type { ClaimType } from '../domain/claim';
import type { Cents } from '../domain/money';
import type { Notice, SourcePosition } from './source-position';

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
