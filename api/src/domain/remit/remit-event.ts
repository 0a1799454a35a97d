import type { LocalDate } from '../calendar';
import type { Adjustment, ClaimType, PayerType } from '../claim';
import type { Cents } from '../money';

/** A value under a qualifier of the remittance's own lists. */
interface Qualified<Value> {
  qualifier: string;
  value: Value;
}

/**
 * What a remittance says beside what claims are folded from: kept so that it can be written again as it came. Absent is
 * what it does not say.
 */
export interface RemitEventDetails {
  /** CLP06, where our word for it is another's too. */
  filingIndicator?: string;
  /** NM1*QC, where the payer corrects it (NM1*74). */
  statedMemberId?: string | null;
  /** AMT*I. */
  interestCents?: Cents;
  amounts?: readonly Qualified<Cents>[];
  references?: readonly Qualified<string>[];
  /** DTM*036. */
  coverageEnds?: LocalDate;
  /** NM1*TT and NM1*PR. */
  crossoverPayer?: { name: string; identifier: string | null };
  priorityPayer?: { name: string; identifier: string | null };
  /** MIA01, MIA04, MOA02. */
  coveredDays?: number;
  drgCents?: Cents;
  hcpcsPayableCents?: Cents;
}

/** The same of a line. */
export interface RemitEventLineDetails {
  /** SVC01-1, where it is not HC. */
  procedureQualifier?: string;
  /** SVC06-1, likewise. */
  submittedQualifier?: string;
  /** SVC01-7. */
  procedureDescription?: string;
  nationalDrugCode?: string;
  /** REF*HPI. */
  renderingNpi?: string;
  amounts?: readonly Qualified<Cents>[];
  rejectCodes?: readonly string[];
}

export interface RemitEventLine {
  /** 1-based. */
  lineNumber: number;
  /** As submitted, which is what patterns judge. */
  procedureCode: string;
  modifiers: readonly string[];
  /** What the payer adjudicated in its place, e.g. 99213-25; null where it is the same. */
  adjudicatedAs: string | null;
  revenueCode: string | null;
  units: number;
  /** Where the payer counted others than were submitted, and what it states of them; null where it states none. */
  paidUnits: number | null;
  billedCents: Cents;
  paidCents: Cents;
  allowedCents: Cents | null;
  dateOfService: LocalDate | null;
  /** The last day, where the line states a range. */
  dateOfServiceEnd: LocalDate | null;
  adjustments: readonly Adjustment[];
  /** Remark codes (RARC), all of them, in order. */
  remarks: readonly string[];
  /** REF*6R: the provider's number of the line; absent in what an earlier version stored. */
  controlNumber?: string | null;
  details?: RemitEventLineDetails;
}

/** Which state of its claim an event is, where its source states claims as they stand rather than payments. */
export interface RemitEventVersion {
  /** The source's own word for it, '' where it has none. Part of what the event is known by. */
  name: string;
  /** Of several states of one claim on one day, the highest is the last. */
  order: number;
}

/**
 * One thing that a payer said of one claim in one payment, as a ledger keeps it: it never changes, and says nothing of
 * the file that brought it. A claim is the sum of its events.
 */
export interface RemitEvent {
  /** Unique in a workspace, and the same in every copy of the payment (ingest/remit/remit-identity.ts). */
  key: string;
  /** Local ids. */
  payerId: number;
  providerId: number | null;
  /** The payment that it belongs to: equal for events of one payment. */
  payment: string;
  /** The day of the payment; where it states none, the newest date of the claim. */
  date: LocalDate;
  /** CLP01: the provider's number of the claim. */
  claimNumber: string;
  /** CLP07: the payer's number of the claim. */
  payerNumber: string | null;
  /** REF*F8: the payer's number of the claim that this one replaces or reverses. */
  originalPayerNumber: string | null;
  /** CLP02. */
  statusCode: string;
  /** Null, or absent in what was stored before there were versions, for what a remittance says. */
  version?: RemitEventVersion | null;
  /** CLP09. */
  frequencyCode: string | null;
  /** CLP08. */
  facilityCode: string | null;
  /** CLP06 in our words. */
  lineOfBusiness: PayerType;
  claimType: ClaimType;
  drgCode: string | null;
  patientLastName: string;
  patientFirstName: string;
  memberId: string | null;
  memberGroupId: string | null;
  priorAuthorization: string | null;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  receivedDate: LocalDate | null;
  billedCents: Cents;
  /** Below zero on a takeback. */
  paidCents: Cents;
  patientCents: Cents | null;
  allowedCents: Cents | null;
  /** Claim-level adjustments only. */
  adjustments: readonly Adjustment[];
  /** Of the claim as a whole. */
  remarks: readonly string[];
  diagnosisCodes: readonly string[];
  lines: readonly RemitEventLine[];
  details?: RemitEventDetails;
}

/** CLP02 22: takes an earlier adjudication back. */
export const isTakeback = ({ statusCode }: Pick<RemitEvent, 'statusCode'>): boolean => statusCode === '22';

/** CLP02 2, 3, 20, 21: another payer has come first. */
export const isSecondary = ({ statusCode }: Pick<RemitEvent, 'statusCode'>): boolean =>
  ['2', '3', '20', '21'].includes(statusCode);

/** CLP02 23, 25, 101: forwarded as not this payer's, or what it would pay. Nothing was adjudicated. */
export const isNoAdjudication = (statusCode: string): boolean => ['23', '25', '101'].includes(statusCode);

/** A first day of service, where the claim or one of its lines states one. */
export function serviceDateOf({ serviceFrom, lines }: RemitEvent): LocalDate | null {
  if (serviceFrom !== null) return serviceFrom;
  return lines.reduce<LocalDate | null>(
    (first, { dateOfService: date }) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );
}

/** Zeros and signs are no number of a bill: payers and de-identified files put them on any claim. */
export const isBillNumber = (claimNumber: string): boolean => /[1-9A-Z]/i.test(claimNumber);

/** The provider's number with the first date of service; null where one of them is not stated. */
export function billOfEvent(event: RemitEvent): string | null {
  const date = serviceDateOf(event);
  return date === null || !isBillNumber(event.claimNumber) ? null : `${date} ${event.claimNumber}`;
}

/**
 * An order of events that no file has a part in: by date, then version, then payment, takebacks before what replaces
 * them, then by what they say.
 */
export function compareEvents(a: RemitEvent, b: RemitEvent): number {
  return (
    byText(a.date, b.date) ||
    versionOrder(a) - versionOrder(b) ||
    byText(a.payment, b.payment) ||
    Number(isTakeback(b)) - Number(isTakeback(a)) ||
    byText(a.key, b.key)
  );
}

const versionOrder = ({ version }: RemitEvent): number => version?.order ?? 0;

/** A state of a claim takes the place of the states before it: its amounts are the claim's, and not added to theirs. */
export const isWholeState = ({ version }: RemitEvent): boolean => (version ?? null) !== null;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
