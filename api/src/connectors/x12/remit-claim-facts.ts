import type { LocalDate } from '../../domain/calendar';
import type { ClaimType } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { LineDraft } from './remit-service-line';
import type { Segment } from './segments/segment';

/* What is known about a claim only once its loop is complete. */

/**
 * An 835 does not state which kind of 837 it adjudicates; inpatient data, Medicare Part A, a DRG and revenue codes
 * tell.
 * @param isInpatient whether the claim has an MIA segment
 */
export function claimTypeOf(clp: Segment, lines: readonly LineDraft[], isInpatient: boolean): ClaimType {
  const filing = clp.get(6);
  if (filing === 'MB') return 'PROFESSIONAL';
  return isInpatient ||
    filing === 'MA' ||
    clp.get(11) !== '' ||
    lines.some((line) => line.revenueCode !== null)
    ? 'INSTITUTIONAL'
    : 'PROFESSIONAL';
}

/** The lines' allowed amounts (AMT*B6) if all lines state one, otherwise the claim's coverage amount (AMT*AU). */
export function allowedOf(lines: readonly LineDraft[], coverageCents: Cents | null): Cents | null {
  let sum = 0;
  for (const line of lines) {
    if (line.allowedCents === null) return coverageCents;
    sum += line.allowedCents;
  }
  return lines.length > 0 ? sum : coverageCents;
}

/** The claim's own statement period, otherwise from the first to the last date of its lines. */
export function servicePeriodOf(
  lines: readonly LineDraft[],
  statedFrom: LocalDate | null,
  statedTo: LocalDate | null,
): { from: LocalDate | null; to: LocalDate | null } {
  let from = statedFrom ?? statedTo;
  let to = statedTo ?? statedFrom;
  if (from === null) {
    for (const { dateOfService } of lines) {
      if (dateOfService === null) continue;
      if (from === null || dateOfService < from) from = dateOfService;
      if (to === null || dateOfService > to) to = dateOfService;
    }
  }
  return { from, to };
}
