import type { LocalDate } from '../../domain/calendar';
import { ADJUSTMENT_GROUPS } from '../../domain/claim';
import type { Adjustment, AdjustmentGroup } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { RemitLine } from '../connector';
import { codeFault, ElementFault, missing, optionalUnits, requiredCents } from './segments/elements';
import type { Segment } from './segments/segment';

/** A line while its segments are still being read. */
export interface LineDraft extends RemitLine {
  modifiers: string[];
  adjustments: Adjustment[];
  remarks: string[];
  allowedCents: Cents | null;
  dateOfService: LocalDate | null;
}

/** SVC01-1 NU: the procedure is an NUBC revenue code, as on institutional lines without a HCPCS code. */
const REVENUE_QUALIFIER = 'NU';
const MODIFIER_COMPONENTS = [2, 3, 4, 5];

/**
 * SVC: SVC01 the adjudicated service (qualifier, code, up to four modifiers), SVC02 charge, SVC03 paid (empty is zero,
 * as in 4010), SVC04 revenue code, SVC05 units paid (absent means one), SVC06 the submitted service if it has another
 * code, SVC07 the submitted units if they differ.
 */
export function readServiceLine(segment: Segment, lineNumber: number): LineDraft {
  const composite = segment.components(1);
  const qualifier = composite[0] ?? '';
  const code = composite[1] ?? '';
  if (qualifier === '' || code === '') {
    const found = segment.get(1) === '' ? 'nothing' : `${composite.length} component(s) and no code`;
    throw new ElementFault(
      segment,
      'SVC_PROCEDURE_MISSING',
      `SVC01: expected a qualifier and a procedure code, found ${found}`,
    );
  }
  const billedCents = requiredCents(segment, 2);
  const paidCents = segment.get(3) === '' ? 0 : requiredCents(segment, 3);
  const submitted = segment.components(6)[1] ?? '';
  const isRevenueCode = qualifier === REVENUE_QUALIFIER;
  return {
    lineNumber,
    procedureCode: isRevenueCode ? '' : code,
    modifiers: modifiersOf(composite),
    submittedProcedureCode: submitted !== '' && submitted !== code ? submitted : null,
    revenueCode: isRevenueCode ? code : segment.get(4) || null,
    units: optionalUnits(segment, 7) ?? optionalUnits(segment, 5) ?? 1,
    billedCents,
    paidCents,
    allowedCents: null,
    dateOfService: null,
    adjustments: [],
    remarks: [],
  };
}

function modifiersOf(composite: readonly string[]): string[] {
  const modifiers: string[] = [];
  for (const index of MODIFIER_COMPONENTS) {
    const modifier = composite[index] ?? '';
    if (modifier !== '') modifiers.push(modifier);
  }
  return modifiers;
}

const FIRST_TRIPLET = 2;
const LAST_TRIPLET = 17;

/** CAS: a group code and up to six triplets of reason (CARC), amount and quantity, at claim or service level. */
export function readAdjustments(segment: Segment, into: Adjustment[]): void {
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
    into.push({ group, carc, amountCents: requiredCents(segment, index + 1) });
  }
}

const isAdjustmentGroup = (text: string): text is AdjustmentGroup =>
  (ADJUSTMENT_GROUPS as readonly string[]).includes(text);
