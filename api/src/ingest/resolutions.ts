import type { InstantS } from '../domain/calendar';
import { addDays, dateOfInstant } from '../domain/calendar';
import type { Adjudication, Appeal, Claim } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import type { Resolved } from '../domain/ledger/denial-resolution';
import { OPEN_DENIAL, resolutionOfLeft } from '../domain/ledger/denial-resolution';

/** Within which most payers take an appeal: after it, a denial that nobody has worked is lost. */
const USUAL_APPEAL_DAYS = 180;

/** Of a first submission; null unless it was denied. */
export function resolutionOfAdjudication(
  claim: Claim,
  { denial, processingDate }: Adjudication,
  nextDueS: InstantS | null,
): Resolved | null {
  if (!denial || !isFirstSubmission(claim)) return null;
  if (nextDueS !== null) return OPEN_DENIAL;
  return resolutionOfLeft(denial.group, processingDate, addDays(processingDate, USUAL_APPEAL_DAYS));
}

export function resolutionOfDecision(
  { decidedDate }: Appeal,
  isWon: boolean,
  nextDueS: InstantS | null,
): Resolved {
  if (isWon) return { resolution: 'OVERTURNED', resolvedOn: decidedDate };
  return nextDueS === null ? { resolution: 'UPHELD', resolvedOn: decidedDate } : OPEN_DENIAL;
}

/** Of the denial that a corrected claim was sent for. */
export const resolutionOfCorrection = ({ denial, processingDate }: Adjudication): Resolved => ({
  resolution: denial ? 'WRITTEN_OFF' : 'CORRECTED_PAID',
  resolvedOn: processingDate,
});

/**
 * Of an imported claim, by a later remittance: payment resolves a denial, a reversal opens it again. A claim that was
 * never denied keeps having no resolution (see statusChangesSql).
 */
export function resolutionOfRevision(
  status: ClaimStatus,
  adjudication: Adjudication | null,
  atS: InstantS,
): Resolved {
  if (adjudication?.denial) {
    const deniedOn = dateOfInstant(atS);
    return resolutionOfLeft(adjudication.denial.group, deniedOn, addDays(deniedOn, USUAL_APPEAL_DAYS));
  }
  return status === 'PAID' ? { resolution: 'CORRECTED_PAID', resolvedOn: dateOfInstant(atS) } : OPEN_DENIAL;
}
