import type { LocalDate } from '../calendar';
import type { Claim, ClaimType, PayerType } from '../claim';
import type { Cents } from '../money';
import type { RemitEvent } from './remit-event';
import { isBillNumber, isSecondary, serviceDateOf } from './remit-event';

export interface SubmissionEventLine {
  /** From 1, unique in the claim. */
  lineNumber: number;
  /** What the payer is asked to name the line by (REF*6R), else its number in the claim (LX01). */
  controlNumber: string;
  /** Whether the provider stated that number: payers return others as they like. */
  isControlNumberStated: boolean;
  procedureCode: string;
  modifiers: readonly string[];
  diagnosisPointers: readonly number[];
  revenueCode: string | null;
  units: number;
  billedCents: Cents;
  dateOfService: LocalDate | null;
}

/**
 * One claim as a provider sent it, as a ledger keeps it beside what payers say of it (RemitEvent): it never changes, and
 * says nothing of the file that brought it.
 */
export interface SubmissionEvent {
  /** Unique in a workspace, and the same in every copy of the claim (ingest/remit/submission-identity.ts). */
  key: string;
  /** Local ids. */
  payerId: number;
  providerId: number | null;
  /** CLM01. */
  claimNumber: string;
  /** CLM05-3 as 1, 7 (also 6, a correction) or 8: what is counted. */
  frequencyCode: Claim['frequencyCode'];
  /** REF*F8: the payer's number of the claim that this one replaces or voids. */
  originalPayerNumber: string | null;
  /** Whether it is sent to the bill's second payer, or a later one (SBR01). */
  isSecondary: boolean;
  /** BHT04. */
  submissionDate: LocalDate | null;
  /** Refused before any payer adjudicated it. */
  frontEndRejection: { rejectedOn: LocalDate | null; reason: string | null } | null;
  lineOfBusiness: PayerType;
  claimType: ClaimType;
  patientLastName: string;
  patientFirstName: string;
  patientBirthDate: LocalDate | null;
  patientSex: string | null;
  memberId: string | null;
  memberGroupId: string | null;
  priorAuthorization: string | null;
  referralNumber: string | null;
  recordsAttached: boolean;
  otherPayerPrimary: boolean;
  placeOfService: string | null;
  typeOfBill: string | null;
  admissionType: string | null;
  patientStatus: string | null;
  drgCode: string | null;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  diagnosisCodes: readonly string[];
  lines: readonly SubmissionEventLine[];
  billedCents: Cents;
}

/** Anything that is known of a bill. */
export type BillEvent = RemitEvent | SubmissionEvent;
export const isSubmission = (event: BillEvent): event is SubmissionEvent => 'isSecondary' in event;

/** What a number is compared by; payers return it in capitals. Null where it numbers nothing. */
export const claimNumberKey = (claimNumber: string): string | null =>
  isBillNumber(claimNumber) ? claimNumber.trim().toUpperCase() : null;

export const isReplacement = ({ frequencyCode }: Pick<SubmissionEvent, 'frequencyCode'>): boolean =>
  frequencyCode !== '1';

/** The same number of the provider, and services on the same days as far as both state any. */
export function isOfSubmission(event: RemitEvent, submission: SubmissionEvent): boolean {
  const key = claimNumberKey(submission.claimNumber);
  if (key === null || key !== claimNumberKey(event.claimNumber)) return false;
  return overlaps([serviceDateOf(event), event.serviceTo], [submission.serviceFrom, submission.serviceTo]);
}

/** Two claims of one bill: the number and the days, whatever they are sent for. */
export function isSameBilling(a: SubmissionEvent, b: SubmissionEvent): boolean {
  const key = claimNumberKey(a.claimNumber);
  if (key === null || key !== claimNumberKey(b.claimNumber)) return false;
  return overlaps([a.serviceFrom, a.serviceTo], [b.serviceFrom, b.serviceTo]);
}

type Period = readonly [from: LocalDate | null, to: LocalDate | null];

function overlaps([from, to]: Period, [otherFrom, otherTo]: Period): boolean {
  if (from === null || otherFrom === null) return true;
  return from <= (otherTo ?? otherFrom) && otherFrom <= (to ?? from);
}

/** A payer's own number tells best whose claim it is; ids of claims and remittances may differ, and then its place does. */
export function isToPayerOf(submission: SubmissionEvent, event: RemitEvent): boolean {
  if (submission.payerId === event.payerId) return true;
  // Denied (4) and taken back (22) do not say in which place the payer came.
  return ['4', '22'].includes(event.statusCode) || submission.isSecondary === isSecondary(event);
}
