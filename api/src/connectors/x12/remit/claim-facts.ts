import type { LocalDate } from '../../../domain/calendar';
import type { ClaimType } from '../../../domain/claim';
import type { Cents } from '../../../domain/money';
import type { RemitClaim, RemitStay } from '../../remittance';
import type { LineDraft } from './service-line';
import { optionalCents, optionalUnits } from '../segments/elements';
import type { Segment } from '../segments/segment';

/* What is known about a claim only once its loop is complete. */

/**
 * An 835 does not state which kind of 837 it adjudicates; inpatient data, Medicare Part A, a DRG and revenue codes
 * tell.
 * @param isInpatient whether the claim has an MIA segment
 */
export function claimTypeOf(
  { claimFilingIndicator, drgCode }: Pick<RemitClaim, 'claimFilingIndicator' | 'drgCode'>,
  lines: readonly LineDraft[],
  isInpatient: boolean,
): ClaimType {
  if (claimFilingIndicator === 'MB') return 'PROFESSIONAL';
  return isInpatient ||
    claimFilingIndicator === 'MA' ||
    drgCode !== null ||
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

/** MIA01 days covered, MIA04 amount of the DRG, MOA02 payable by HCPCS; @param before what an earlier segment stated */
export function stayOf(segment: Segment, before: RemitStay | null): RemitStay | null {
  const { coveredDays, drgCents, hcpcsPayableCents } = before ?? NO_STAY;
  const stay =
    segment.id === 'MIA'
      ? { coveredDays: optionalUnits(segment, 1), drgCents: optionalCents(segment, 4), hcpcsPayableCents }
      : { coveredDays, drgCents, hcpcsPayableCents: optionalCents(segment, 2) };
  return stay.coveredDays === null && stay.drgCents === null && stay.hcpcsPayableCents === null ? null : stay;
}

const NO_STAY: RemitStay = { coveredDays: null, drgCents: null, hcpcsPayableCents: null };
