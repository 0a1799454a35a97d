import type { LocalDate } from '../domain/calendar';
import type { Adjustment, ClaimType } from '../domain/claim';
import type { Cents } from '../domain/money';
import type { RemitEventVersion } from '../domain/remit/remit-event';
import type { Notice, SourcePosition } from './source-position';

/** A number that a source gives an organization, with the qualifier that says whose number it is. */
export interface Identifier {
  /** X12 code lists 66 and 128: XV, PI or FI of N103; 2U, NF, EO, HI of REF01. TRN03 for the originating company. */
  qualifier: string;
  value: string;
}

export interface RemitPayer {
  name: string;
  /** The first of `identifiers` that stands in the payer's own loop (N104, else REF*2U). */
  identifier: string | null;
  /**
   * Every number of the payer, in the order of how well it tells payers apart: N104, the REFs of its loop, and last the
   * company that originates the payment (TRN03), which may pay for several payers.
   */
  identifiers: readonly Identifier[];
}

export interface RemitPayee {
  name: string;
  npi: string | null;
  /** N104 under FI, else REF*TJ. */
  taxId: string | null;
}

/** One payment and the remittance that explains it (835 ST to SE). */
export interface RemitPayment {
  /** Where it begins. */
  position: SourcePosition;
  /** Its place among the payments of the source, from 1. */
  ordinal: number;
  payer: RemitPayer;
  payee: RemitPayee;
  /** BPR04: ACH, CHK, NON, ... */
  method: string | null;
  /** BPR03: C for money to the provider, D for money from it. */
  creditOrDebit: string | null;
  /** BPR02, below zero for a debit; null where it cannot be read. */
  amountCents: Cents | null;
  /** BPR16: when the money moves. */
  paymentDate: LocalDate | null;
  /** DTM*405: when the remittance was made. */
  productionDate: LocalDate | null;
  /** TRN02: the number of the check or transfer; '' where the source has none. */
  traceNumber: string;
  /** TRN03. */
  originatingCompany: string | null;
  /** ISA13, GS06 and ST02, for messages; null where the source has no such envelope. */
  controls: { interchange: string | null; group: string | null; transaction: string | null };
}

/** What a payment pays or keeps apart from any claim (a PLB pair); a positive amount reduces the payment. */
export interface ProviderAdjustment {
  position: SourcePosition;
  payment: RemitPayment;
  /** Its place among those of its payment, from 1. */
  ordinal: number;
  /** PLB01. */
  providerIdentifier: string | null;
  /** PLB02: the last day of the provider's fiscal year. */
  fiscalDate: LocalDate | null;
  /** PLB03-1: WO overpayment recovery, FB forwarding balance, L6 interest, ... (X12 code list 426). */
  reasonCode: string;
  /** PLB03-2: a claim or a check that it refers to. */
  reference: string | null;
  amountCents: Cents;
}

/**
 * The end of a payment. It balances (005010X221A1, 1.10.2.3) when its amount is `readCents + refusedCents -
 * providerAdjustmentCents`.
 */
export interface PaymentEnd {
  position: SourcePosition;
  payment: RemitPayment;
  claimsRead: number;
  /** Sum of CLP04 of the claims handed out. */
  readCents: Cents;
  claimsRefused: number;
  /** Sum of CLP04 of the claims refused, of those where it can be read. */
  refusedCents: Cents;
  /** Amounts of claims or provider adjustments that cannot be read, so that no balance can be stated. */
  unreadableAmounts: number;
  providerAdjustmentCents: Cents;
  /** The payment less what it consists of; null where an amount cannot be read. */
  differenceCents: Cents | null;
}

/** A service as a composite states it (SVC01, SVC06). */
export interface RemitService {
  /** SVC01-1, X12 code list 235: HC HCPCS, AD dental, NU revenue code, N4 drug, HP HIPPS, ... */
  qualifier: string;
  /** CPT, HCPCS, CDT or HIPPS code; '' for a revenue code or a drug alone. */
  procedureCode: string;
  modifiers: readonly string[];
  /** SVC01-7. */
  description: string | null;
}

/** An amount of an AMT segment by its qualifier (X12 code list 522). */
export interface QualifiedAmount {
  qualifier: string;
  amountCents: Cents;
}

export interface RemitLine {
  lineNumber: number;
  /** As adjudicated (SVC01). */
  procedureCode: string;
  modifiers: readonly string[];
  procedureQualifier: string;
  procedureDescription: string | null;
  /** What the provider submitted, if the payer adjudicated something else (SVC06). */
  submitted: RemitService | null;
  revenueCode: string | null;
  /** A National Drug Code: SVC01 or SVC06 under N4. */
  nationalDrugCode: string | null;
  /** As submitted: SVC07, else SVC05, else one. */
  units: number;
  /** SVC05. */
  paidUnits: number | null;
  billedCents: Cents;
  paidCents: Cents;
  /** AMT*B6. */
  allowedCents: Cents | null;
  /** The other AMT segments of the line. */
  amounts: readonly QualifiedAmount[];
  dateOfService: LocalDate | null;
  /** The last day, where the line states a range. */
  dateOfServiceEnd: LocalDate | null;
  /** REF*6R: the provider's number of the line. */
  lineControlNumber: string | null;
  /** REF*HPI: who rendered this line, if not who rendered the claim. */
  renderingNpi: string | null;
  adjustments: readonly Adjustment[];
  /** Remark codes (RARC) of LQ*HE, all of them, in order. */
  remarks: readonly string[];
  /** LQ under another list than HE: RX, reject codes of pharmacy claims (NCPDP). */
  rejectCodes: readonly string[];
}

/**
 * A source of claims (a table, FHIR) states where a claim stands, not what a payment changed. Which state of the claim it
 * is: a later one takes the place of an earlier, and equal ones are one, however often they are listed.
 */
export type ClaimVersion = RemitEventVersion;

/** One payer's adjudication of one claim (835 CLP loop), named as in the implementation guide. */
export interface RemitClaim {
  position: SourcePosition;
  payment: RemitPayment;
  /** Its place in the source: of its payment, and of the claim among all claims of it, refused ones too, from 1. */
  place: { payment: number; claim: number };
  /** The payment's payer, or another one named among its claims. */
  payer: RemitPayer;
  payee: RemitPayee;
  renderingProvider: { name: string; npi: string | null } | null;
  /** TRN02, and the claim's position under it, counted from 1. */
  traceNumber: string;
  ordinal: number;
  /** CLP01. */
  patientControlNumber: string;
  /** CLP07. */
  payerControlNumber: string | null;
  /** CLP02. */
  claimStatusCode: string;
  /** Null in a remittance, which says what a payment changes; see ClaimVersion. */
  version: ClaimVersion | null;
  claimFrequencyCode: string | null;
  facilityTypeCode: string | null;
  /** CLP06: the line of business. */
  claimFilingIndicator: string | null;
  /** CLP11. */
  drgCode: string | null;
  claimType: ClaimType;
  patient: { lastName: string; firstName: string; memberId: string | null };
  /** NM1*74: the member's number as the payer corrects it. */
  correctedMemberId: string | null;
  /** NM1*TT: the payer that this one has forwarded the claim to. */
  crossoverPayer: { name: string; identifier: string | null } | null;
  /** NM1*PR within the claim: the payer that has to be billed first. */
  priorityPayer: { name: string; identifier: string | null } | null;
  /** REF*1L. */
  memberGroupId: string | null;
  /** REF*G1. */
  priorAuthorization: string | null;
  /** REF*F8: the payer's number of the claim that this one corrects or reverses. */
  originalControlNumber: string | null;
  /** The other REF segments of the claim: EA medical record, CE contract class, ... */
  references: readonly Identifier[];
  billedCents: Cents;
  paidCents: Cents;
  patientResponsibilityCents: Cents | null;
  allowedCents: Cents | null;
  /** AMT*I: interest, which is no part of what was paid. */
  interestCents: Cents | null;
  /** The other AMT segments of the claim. */
  amounts: readonly QualifiedAmount[];
  stay: RemitStay | null;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  receivedDate: LocalDate | null;
  /** DTM*036: when the coverage ended or ends. */
  coverageEnds: LocalDate | null;
  /** BPR16 or DTM*405: when the payer adjudicated or paid. */
  remitDate: LocalDate | null;
  /** Of the claim as a whole; those of its lines are on the lines. */
  adjustments: readonly Adjustment[];
  /** Remark codes (RARC) of MIA and MOA, all of them, in order. */
  remarks: readonly string[];
  diagnosisCodes: readonly string[];
  lines: readonly RemitLine[];
  /**
   * What is odd about the claim but did not keep it from being imported, one per code: it does not balance, a date is
   * unreadable.
   */
  notices: readonly Notice[];
}

/** What MIA and MOA state of how the claim was priced. */
export interface RemitStay {
  /** MIA01: days of the stay that are covered. */
  coveredDays: number | null;
  /** MIA04: the amount of the DRG. */
  drgCents: Cents | null;
  /** MOA02: what is payable for outpatient services by HCPCS. */
  hcpcsPayableCents: Cents | null;
}
