import type { InstantS, LocalDate } from './calendar';
import type { Cents } from './money';

export const CLAIM_TYPES = ['PROFESSIONAL', 'INSTITUTIONAL'] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const PAYER_TYPES = ['MEDICARE', 'MEDICARE_ADVANTAGE', 'MEDICAID', 'COMMERCIAL', 'OTHER'] as const;
export type PayerType = (typeof PAYER_TYPES)[number];

export const ADJUSTMENT_GROUPS = ['CO', 'PR', 'OA', 'PI', 'CR'] as const;
export type AdjustmentGroup = (typeof ADJUSTMENT_GROUPS)[number];

export const CLAIM_SOURCES = ['SIMULATED', 'IMPORTED'] as const;
export type ClaimSource = (typeof CLAIM_SOURCES)[number];

export const DATE_BASES = ['SUBMITTED', 'SERVICE', 'REMIT'] as const;
/** Which date of the source is used as `submissionDate`. */
export type DateBasis = (typeof DATE_BASES)[number];

/** 1 original, 7 replacement (corrected claim), 8 void. */
export type FrequencyCode = '1' | '7' | '8';

/** An 835 CAS triplet: who is responsible, why (CARC), and by how much the billed amount is reduced. */
export interface Adjustment {
  group: AdjustmentGroup;
  carc: string;
  amountCents: Cents;
}

export interface ClaimLine {
  /** 1-based. */
  lineNumber: number;
  /** CPT or HCPCS; empty on an institutional line that is billed by its revenue code alone. */
  procedureCode: string;
  modifiers: readonly string[];
  /** 1-based positions in the claim's diagnosisCodes. */
  diagnosisPointers: readonly number[];
  units: number;
  billedCents: Cents;
  /** Institutional lines only: the NUBC revenue code by number. */
  revenueCode?: string | null;
}

/** What an institutional claim (837I) states about the stay or the statement; all null on a professional claim. */
export interface StatementFacts {
  /**
   * UB-04 field 4 with its leading zero: 011x inpatient, 013x outpatient hospital, 085x critical access hospital. The
   * fourth digit is the frequency code.
   */
  typeOfBill: string | null;
  /** Inpatient only: 1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma (UB-04 field 14). */
  admissionType: string | null;
  /** Discharge status: 01 home, 03 skilled nursing, 06 home health, 20 died, 30 still a patient (UB-04 field 17). */
  patientStatus: string | null;
  /** MS-DRG, three digits; inpatient only. */
  drgCode: string | null;
  /** The last day of the statement; for an inpatient stay, the day of discharge. dateOfService is the first day. */
  dischargeDate: LocalDate | null;
}

/** The values on a professional claim. */
export const NO_STATEMENT: Readonly<StatementFacts> = {
  typeOfBill: null,
  admissionType: null,
  patientStatus: null,
  drgCode: null,
  dischargeDate: null,
};

/** What the provider sends: everything known before adjudication, and nothing else. */
export interface Claim extends StatementFacts {
  /** Local id, see local-id.ts. */
  id: number;
  claimNumber: string;
  frequencyCode: FrequencyCode;
  /** The claim that a replacement or void refers to. */
  originalClaimId: number | null;
  /**
   * The claim that submitted the same bill first; null where this one did, and on every simulated claim. One that a front
   * end rejected submitted nothing: where no other claim did, it names itself.
   */
  billOf: number | null;
  source: ClaimSource;
  claimType: ClaimType;
  patientLastName: string;
  patientFirstName: string;
  patientBirthDate: LocalDate | null;
  patientSex: string | null;
  memberId: string | null;
  memberGroupId: string | null;
  priorAuthorization: string | null;
  referralNumber: string | null;
  /** Records were sent with the claim (PWK segment); null when the source does not state it. */
  recordsAttached: boolean | null;
  /** The E/M level 1-5 that the documentation supports; null when it does not apply or is not known. */
  documentedLevel: number | null;
  otherPayerPrimary: boolean | null;
  /** Local ids within the workspace. */
  providerId: number | null;
  payerId: number;
  /** Where the source states it for this claim; null where it is the payer's. */
  lineOfBusiness: PayerType | null;
  coderId: number | null;
  dateOfService: LocalDate;
  submissionDate: LocalDate;
  submissionDateBasis: DateBasis;
  /** CMS place of service; null on institutional claims, which have a type of bill instead. */
  placeOfService: string | null;
  diagnosisCodes: readonly string[];
  lines: readonly ClaimLine[];
  /** Always the sum over the lines (or as stated on an imported claim). */
  billedCents: Cents;
}

/** One bill is submitted first once: neither a replacement or void, nor sent again, nor to a second payer. */
export const isFirstSubmission = ({
  frequencyCode,
  billOf,
}: Pick<Claim, 'frequencyCode' | 'billOf'>): boolean => frequencyCode === '1' && billOf === null;

/** Types of bill 011x, and any claim with a DRG: a stay, paid as a whole. */
export const isInpatient = ({ typeOfBill, drgCode }: Pick<Claim, 'typeOfBill' | 'drgCode'>): boolean =>
  drgCode !== null || (typeOfBill?.startsWith('011') ?? false);

/** The denial of a line or claim; `ruleKey` only when this program adjudicated the claim. */
export interface DenialCodes {
  carc: string;
  rarc: string | null;
  group: AdjustmentGroup;
  ruleKey: string | null;
}

export interface LineAdjudication {
  lineNumber: number;
  allowedCents: Cents | null;
  paidCents: Cents;
  /** billed = paid + sum of adjustments, as an 835 must balance. */
  adjustments: readonly Adjustment[];
  denial: DenialCodes | null;
}

/** A payer's adjudication of one claim. */
export interface Adjudication {
  outcome: 'PAID' | 'DENIED';
  processingDate: LocalDate;
  allowedCents: Cents | null;
  paidCents: Cents;
  /** Claim-level adjustments only; line-level adjustments are on the lines. */
  adjustments: readonly Adjustment[];
  /** The claim's denial: that of the denied line with the largest charge; null when nothing was denied. */
  denial: DenialCodes | null;
  lines: readonly LineAdjudication[];
}

export const APPEAL_OUTCOMES = ['PENDING', 'OVERTURNED', 'UPHELD', 'PARTIAL', 'WITHDRAWN'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

export interface Appeal {
  id: number;
  claimId: number;
  level: number;
  filedDate: LocalDate;
  deadline: LocalDate | null;
  decidedDate: LocalDate | null;
  outcome: AppealOutcome;
  recoveredCents: Cents;
}

export const LEARNING_EVENT_TYPES = [
  'SESSION_STARTED',
  'ATTEMPT',
  'SESSION_COMPLETED',
  'CORRECTION_APPLIED',
  'GUIDANCE_VIEWED',
] as const;
export type LearningEventType = (typeof LEARNING_EVENT_TYPES)[number];
export const LEARNING_OUTCOMES = ['CORRECT', 'INCORRECT', 'SKIPPED', 'INCOMPLETE'] as const;
export type LearningOutcome = (typeof LEARNING_OUTCOMES)[number];

export interface LearningEvent {
  id: number;
  type: LearningEventType;
  coderId: number;
  atS: InstantS;
  durationMs: number | null;
  outcome: LearningOutcome | null;
  correctionApplied: boolean;
  ruleKey: string | null;
  claimId: number | null;
}

export interface Payer {
  id: number;
  name: string;
  type: PayerType;
}
export interface Provider {
  id: number;
  npi: string;
  name: string;
  specialty: string;
  taxonomy: string | null;
}
export interface Coder {
  id: number;
  name: string;
}
