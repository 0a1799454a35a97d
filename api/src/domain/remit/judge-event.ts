import type { Adjustment, DenialCodes, LineAdjudication, PayerType } from '../claim';
import type { Cents } from '../money';
import type { AdjustmentTreatment } from './adjustment-treatments';
import { treatmentOf } from './adjustment-treatments';
import type { RemitEvent, RemitEventLine } from './remit-event';
import { isWholeState } from './remit-event';

/**
 * What an adjudication comes to. PENDING is still under review, UNEXPLAINED pays nothing and says not why: neither is in
 * the denial rate. CAPITATED was prepaid: adjudicated and not denied, and shown apart.
 */
export const REMIT_STANDINGS = ['PAID', 'DENIED', 'CAPITATED', 'PENDING', 'UNEXPLAINED'] as const;
export type RemitStanding = (typeof REMIT_STANDINGS)[number];

export const DENIAL_EXTENTS = ['FULL', 'PARTIAL'] as const;
/** FULL when nothing on the claim was allowed. */
export type DenialExtent = (typeof DENIAL_EXTENTS)[number];

export interface Judgment {
  standing: RemitStanding;
  /** Of the denied line with the largest charge, else of the claim; null when not denied, or denied without a reason. */
  denial: DenialCodes | null;
  extent: DenialExtent | null;
  lines: readonly LineAdjudication[];
  /** Status 4 (denied) with nothing but contractual reasons or the patient's share: no denial. */
  isDenialWithoutRefusal: boolean;
}

/** A line that charges less reports something and asks for no payment. */
const MIN_CHARGE_CENTS = 100;

/**
 * Judges one adjudication, not a takeback. A line is denied when it charges something, was paid nothing and its refusing
 * adjustments exceed what was allowed on it (the patient's share). A claim is denied when one of its lines is, when
 * refusing adjustments of the whole claim leave nothing paid, or when the payer says so (CLP02 4) and gives no reason but
 * such as inform.
 */
export function judgeEvent(event: RemitEvent): Judgment {
  const lines = event.lines.map((line) => judgedLine(line, event));
  const costliest = event.lines
    .map(({ billedCents }, index) => ({ billedCents, denial: lines[index]?.denial ?? null }))
    .filter(({ denial }) => denial !== null)
    .sort((a, b) => b.billedCents - a.billedCents)[0];
  const all = [...event.adjustments, ...event.lines.flatMap(({ adjustments }) => adjustments)];
  const ofClaim = event.paidCents <= 0 || isDeniedInPart(event) ? refusalIn(event.adjustments, event) : null;
  const denial = costliest?.denial ?? ofClaim ?? statedDenial(event, all);
  const standing = standingOf(event, denial, all);
  return {
    standing,
    denial,
    extent: standing === 'DENIED' ? extentOf(event, all) : null,
    lines,
    isDenialWithoutRefusal: event.statusCode === '4' && standing !== 'DENIED' && all.length > 0,
  };
}

/** A source without service lines that says denied, and that something was paid. */
const isDeniedInPart = (event: RemitEvent): boolean =>
  isWholeState(event) && event.statusCode === '4' && event.lines.length === 0;

/** Status 4 with nothing but reasons that only inform: the payer refuses, and the largest of them is all it says. */
function statedDenial(event: RemitEvent, all: readonly Adjustment[]): DenialCodes | null {
  const { statusCode, paidCents, lineOfBusiness, remarks } = event;
  if (statusCode !== '4' || paidCents > 0) return null;
  if (all.some((each) => treatmentOf(each, lineOfBusiness) !== 'INFORMATIONAL')) return null;
  const [first] = [...all].sort((a, b) => b.amountCents - a.amountCents);
  return first ? { carc: first.carc, rarc: remarks[0] ?? null, group: first.group, ruleKey: null } : null;
}

function standingOf(
  event: RemitEvent,
  denial: DenialCodes | null,
  all: readonly Adjustment[],
): RemitStanding {
  if (denial !== null) return 'DENIED';
  if (event.paidCents !== 0 || event.billedCents <= 0) return 'PAID';
  // That the patient owes it is a reason, too, where a source states the patient's share as one amount.
  const explained = all.some(({ amountCents }) => amountCents !== 0) || (event.patientCents ?? 0) > 0;
  if (!explained) return event.statusCode === '4' ? 'DENIED' : 'UNEXPLAINED';
  if (isWholly('PENDING', event)) return 'PENDING';
  return isWholly('CAPITATED', event) ? 'CAPITATED' : 'PAID';
}

/** Every line that charges something has such a reason, or the claim as a whole. */
function isWholly(treatment: AdjustmentTreatment, event: RemitEvent): boolean {
  const has = (adjustments: readonly Adjustment[]): boolean =>
    sumOf(treatment, adjustments, event.lineOfBusiness) > 0;
  if (has(event.adjustments)) return true;
  const charged = event.lines.filter(({ billedCents }) => billedCents >= MIN_CHARGE_CENTS);
  return charged.length > 0 && charged.every(({ adjustments }) => has(adjustments));
}

function judgedLine(line: RemitEventLine, event: RemitEvent): LineAdjudication {
  const { lineNumber, allowedCents, paidCents, adjustments, billedCents } = line;
  const isOpen = billedCents >= MIN_CHARGE_CENTS && paidCents === 0;
  // An unpaid line without reasons of its own bears those of the claim.
  const reasons = adjustments.length > 0 ? adjustments : event.adjustments;
  const denial = isOpen ? refusalIn(reasons, { ...event, remarks: remarksOf(line, event) }) : null;
  return { lineNumber, allowedCents, paidCents, adjustments, denial };
}

const remarksOf = (line: RemitEventLine, event: RemitEvent): readonly string[] =>
  line.remarks.length > 0 ? line.remarks : event.remarks;

/** The refusing adjustment with the largest amount, if together they exceed what was allowed beside them. */
function refusalIn(
  adjustments: readonly Adjustment[],
  { lineOfBusiness, remarks }: Pick<RemitEvent, 'lineOfBusiness' | 'remarks'>,
): DenialCodes | null {
  const refused = sumOf('DENIAL', adjustments, lineOfBusiness);
  if (refused <= Math.max(0, sumOf('PATIENT', adjustments, lineOfBusiness))) return null;
  const [first] = adjustments
    .filter((each) => each.amountCents > 0 && treatmentOf(each, lineOfBusiness) === 'DENIAL')
    .sort((a, b) => b.amountCents - a.amountCents);
  return first ? { carc: first.carc, rarc: remarks[0] ?? null, group: first.group, ruleKey: null } : null;
}

function extentOf(event: RemitEvent, all: readonly Adjustment[]): DenialExtent {
  const allowed = event.paidCents > 0 || sumOf('PATIENT', all, event.lineOfBusiness) > 0;
  return allowed ? 'PARTIAL' : 'FULL';
}

const sumOf = (
  treatment: AdjustmentTreatment,
  adjustments: readonly Adjustment[],
  lineOfBusiness: PayerType,
): Cents =>
  adjustments.reduce(
    (sum, each) => sum + (treatmentOf(each, lineOfBusiness) === treatment ? each.amountCents : 0),
    0,
  );
