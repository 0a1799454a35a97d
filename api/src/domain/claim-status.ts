export const CLAIM_STATUSES = [
  'PENDING',
  'PAID',
  'DENIED',
  'APPEALED',
  'OVERTURNED',
  'UPHELD',
  'REVERSED',
  'REJECTED',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/**
 * The life cycle of a claim: the only allowed changes of status. A front end's REJECTED claim was never adjudicated, and
 * is outside every rate. REVERSED comes from a remit's reversal (CLP02 22) and
 * may be followed by the corrected payment. PAID -> DENIED and back only through a later remit event on the same claim.
 */
const CLAIM_TRANSITIONS: Record<ClaimStatus, readonly ClaimStatus[]> = {
  PENDING: ['PAID', 'DENIED', 'REVERSED', 'REJECTED'],
  PAID: ['DENIED', 'REVERSED'],
  DENIED: ['APPEALED', 'PAID', 'REVERSED'],
  APPEALED: ['OVERTURNED', 'UPHELD', 'REVERSED'],
  OVERTURNED: ['REVERSED'],
  UPHELD: ['APPEALED', 'REVERSED'],
  REVERSED: ['PAID', 'DENIED'],
  REJECTED: ['PENDING', 'PAID', 'DENIED'],
};

/**
 * Returns `to`; throws when the table does not allow the step, because that is a defect of this program, not of the
 * input.
 */
export function changeStatus(from: ClaimStatus, to: ClaimStatus): ClaimStatus {
  if (!CLAIM_TRANSITIONS[from].includes(to)) {
    throw new Error(
      `a claim cannot go from ${from} to ${to}; allowed: ${CLAIM_TRANSITIONS[from].join(', ') || 'nothing'}`,
    );
  }
  return to;
}
