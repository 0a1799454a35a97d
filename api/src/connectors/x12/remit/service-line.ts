import type { LocalDate } from '../../../domain/calendar';
import { ADJUSTMENT_GROUPS } from '../../../domain/claim';
import type { Adjustment, AdjustmentGroup } from '../../../domain/claim';
import type { Cents } from '../../../domain/money';
import type { QualifiedAmount, RemitLine } from '../../remittance';
import type { DateRange } from '../segments/elements';
import { codeFault, ElementFault, missing, optionalUnits, requiredCents } from '../segments/elements';
import { elementName } from '../segments/segment';
import type { Segment } from '../segments/segment';
import { shapeOf } from '../segments/segment-position';
import type { ClaimNotices } from './claim-notices';
import { hasMeaning, isPublishedCarc } from './published-codes';
import { readService, submittedService } from './service-composite';

/** A line while its segments are still being read. */
export interface LineDraft extends RemitLine {
  adjustments: Adjustment[];
  remarks: string[];
  rejectCodes: readonly string[];
  amounts: readonly QualifiedAmount[];
  allowedCents: Cents | null;
  dateOfService: LocalDate | null;
  dateOfServiceEnd: LocalDate | null;
  lineControlNumber: string | null;
  renderingNpi: string | null;
}

/**
 * SVC: SVC01 the adjudicated service (see service-composite.ts), SVC02 charge, SVC03 paid (empty is zero, as in 4010),
 * SVC04 revenue code, SVC05 units paid (absent means one), SVC06 the submitted service if it is another one, SVC07 the
 * submitted units if they differ.
 *
 * @param notices told what is odd about its composite
 */
export function readServiceLine(segment: Segment, lineNumber: number, notices: ClaimNotices): LineDraft {
  const composite = segment.components(1);
  if (segment.usesOtherSeparator(1)) {
    const message = 'SVC01: expected components separated as ISA16 says, found another separator; it is used';
    notices.addOnce('COMPONENT_SEPARATOR', segment, 'COMPONENT_SEPARATOR_MISMATCH', message);
  }
  const service = readService(composite);
  if (service === null) {
    const found = segment.get(1) === '' ? 'nothing' : `${composite.length} component(s) and no code`;
    throw new ElementFault(
      segment,
      'SVC_PROCEDURE_MISSING',
      `SVC01: expected a qualifier and a procedure code, found ${found}`,
    );
  }
  if (service.gluedModifiers) {
    notices.add(
      'MODIFIERS_GLUED',
      'SVC01: expected modifiers as components of their own, found them at the end of the procedure code',
      null,
      segment,
    );
  }
  const billedCents = requiredCents(segment, 2);
  const paidCents = segment.get(3) === '' ? 0 : requiredCents(segment, 3);
  const paidUnits = optionalUnits(segment, 5);
  const other = segment.get(6) === '' ? null : readService(segment.components(6));
  return {
    lineNumber,
    procedureCode: service.procedureCode,
    modifiers: service.modifiers,
    procedureQualifier: service.qualifier,
    procedureDescription: service.description,
    submitted: other && submittedService(other, service),
    revenueCode: service.revenueCode ?? (segment.get(4) || other?.revenueCode || null),
    nationalDrugCode: service.nationalDrugCode ?? other?.nationalDrugCode ?? null,
    units: optionalUnits(segment, 7) ?? paidUnits ?? 1,
    paidUnits,
    billedCents,
    paidCents,
    allowedCents: null,
    amounts: NONE,
    dateOfService: null,
    dateOfServiceEnd: null,
    lineControlNumber: null,
    renderingNpi: null,
    adjustments: [],
    remarks: [],
    rejectCodes: NONE,
  };
}

/** DTM: a line keeps the day its service began (472, or 150 of a period), and the last day (151) of a period. */
export function takeLineDate(line: LineDraft, kind: string, range: DateRange): void {
  const isEnd = kind === '151' || kind === '233';
  if (!isEnd || line.dateOfService === null) line.dateOfService = isEnd ? range.to : range.from;
  if (isEnd || range.to !== range.from) line.dateOfServiceEnd = range.to;
}

/** What few lines have is not allocated for the others. */
const NONE: readonly never[] = [];

const FIRST_TRIPLET = 2;
const LAST_TRIPLET = 17;

/** CAS: a group code and up to six triplets of reason (CARC), amount and quantity, at claim or service level. */
export function readAdjustments(segment: Segment, into: Adjustment[], notices: ClaimNotices): void {
  const group = segment.get(1);
  if (!isAdjustmentGroup(group)) {
    throw codeFault(segment, 1, 'GROUP_INVALID', `one of ${ADJUSTMENT_GROUPS.join(', ')}`);
  }
  for (let index = FIRST_TRIPLET; index <= LAST_TRIPLET; index += 3) {
    const carc = segment.get(index);
    if (carc === '') {
      if (segment.get(index + 1) !== '') {
        throw missing(segment, index, 'REASON_MISSING', 'a claim adjustment reason code');
      }
      continue;
    }
    if (!/^[A-Z0-9]{1,5}$/.test(carc)) {
      throw codeFault(
        segment,
        index,
        'REASON_INVALID',
        'a claim adjustment reason code of 1 to 5 letters or digits',
      );
    }
    const adjustment = { group, carc, amountCents: requiredCents(segment, index + 1) };
    into.push(adjustment);
    if (!hasMeaning(adjustment)) noteUnknown(segment, index, carc, notices);
  }
}

function noteUnknown(segment: Segment, index: number, carc: string, notices: ClaimNotices): void {
  const found = isPublishedCarc(carc)
    ? `${carc}, whose meaning is not known here`
    : `${shapeOf(carc)}, which is none of the published codes`;
  const message = `${elementName(segment, index)}: expected a known adjustment reason, found ${found}`;
  notices.addOnce(`CARC ${carc}`, segment, 'REASON_UNKNOWN', message);
}

const isAdjustmentGroup = (text: string): text is AdjustmentGroup =>
  (ADJUSTMENT_GROUPS as readonly string[]).includes(text);
