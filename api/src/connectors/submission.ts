import type { LocalDate } from '../domain/calendar';
import type { ClaimType } from '../domain/claim';
import type { Cents } from '../domain/money';
import type { RemitPayer } from './remittance';
import type { Notice, SourcePosition } from './source-position';

/** Which payer of its bill a claim is sent to (837 SBR01: P, S, anything later). */
export type PayerSequence = 'PRIMARY' | 'SECONDARY' | 'TERTIARY';

export interface SubmittedLine {
  /** LX01, else its place, from 1. */
  lineNumber: number;
  /** REF*6R: the provider's own number of the line, which payers return; null where it is the line's number. */
  controlNumber: string | null;
  /** Empty when an institutional line has only a revenue code. */
  procedureCode: string;
  modifiers: readonly string[];
  /** 1-based positions in the claim's diagnosisCodes. */
  diagnosisPointers: readonly number[];
  revenueCode: string | null;
  units: number;
  billedCents: Cents;
  dateOfService: LocalDate | null;
  /** The last day, where the line states a range. */
  dateOfServiceEnd: LocalDate | null;
}

/** Another payer of the same bill (loop 2320), as the claim names it. */
export interface OtherPayer {
  sequence: PayerSequence;
  name: string;
  identifier: string | null;
  /** AMT*D: what it has paid already; null where the claim does not say. */
  paidCents: Cents | null;
}

/** One claim as a provider sends it (837 CLM loop), named as in the implementation guides. */
export interface SubmittedClaim {
  position: SourcePosition;
  /**
   * The place of its transaction in the source, from 1. Claims of one transaction that say the same are several; in
   * another transaction they are a copy. A source without transactions has one.
   */
  transaction: number;
  claimType: ClaimType;
  /** The payer that the claim is sent to (NM1*PR of the subscriber), known by its numbers as in a remittance. */
  payer: RemitPayer;
  payerSequence: PayerSequence;
  otherPayers: readonly OtherPayer[];
  /** NM1*85. */
  billingProvider: { name: string; npi: string | null; taxonomy: string | null };
  /** NM1*82, of the claim or, where it has none, of its lines; null when the billing provider rendered the services. */
  renderingProvider: { name: string; npi: string | null } | null;
  /** CLM01. */
  patientControlNumber: string;
  /** CLM05-3. */
  frequencyCode: string | null;
  /** REF*F8: the payer's number of the claim that this one replaces or voids. */
  originalControlNumber: string | null;
  /** BHT04: when the transaction was made. */
  submissionDate: LocalDate | null;
  /**
   * Set when a clearinghouse or the payer's front end refused it, so that no payer has adjudicated it: a status of a
   * practice's own list, a FHIR response with an error. An 837 never says so.
   */
  frontEndRejection: { rejectedOn: LocalDate | null; reason: string | null } | null;
  patient: { lastName: string; firstName: string; birthDate: LocalDate | null; sex: string | null };
  /** Of the subscriber, who need not be the patient. */
  memberId: string | null;
  memberGroupId: string | null;
  /** payerSequence other than PRIMARY, or another payer (loop 2320) that is primary. */
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
