import { elementAt } from '../element-at';
import { findService } from '../catalogues/services';
import type { Claim } from '../claim';
import { CLAIM_CHECKS } from './claim-checks';
import type { ClaimHistory } from './claim-history';
import { LINE_CHECKS } from './line-checks';
import type { PayerPolicy } from '../policies/payer-policy';
import type { CheckContext, ClaimCheck, LineCheck, PolicyCheck } from './policy-check';
import { codesOf } from './policy-check';

/** Exact repeats are caught on receipt, before the content of the claim is checked. */
export const DUPLICATE_CHECK: LineCheck = {
  ruleKey: 'duplicate',
  codes: codesOf('duplicate'),
  fires: ({ claim, history }, line) =>
    claim.frequencyCode === '1' && history.findDuplicate(claim, line) !== null,
  explain: ({ claim }, { procedureCode }) =>
    claim.claimType === 'INSTITUTIONAL'
      ? 'The payer has a statement of these days, this member and provider already.'
      : `The payer has ${procedureCode} of this day, member and provider already, with the same modifiers.`,
};

/**
 * For each line the first check that fires on it, or null: duplicates first, then what is wrong with the claim as a
 * whole, then the line itself. The array is new.
 */
export function firedChecks(
  claim: Claim,
  history: ClaimHistory,
  policy: PayerPolicy,
): (PolicyCheck | null)[] {
  const context = checkContext(claim, history, policy);
  const fired: (PolicyCheck | null)[] = [];
  const wholeClaim = firstClaimCheck(context);
  let isRepeat = false;
  for (let i = 0; i < claim.lines.length; i++) {
    const line = elementAt(claim.lines, i);
    // An institutional claim is a duplicate as a whole: checking once is enough.
    if (i === 0 || claim.claimType === 'PROFESSIONAL')
      isRepeat = isEnforced(policy, DUPLICATE_CHECK) && DUPLICATE_CHECK.fires(context, line, undefined);
    fired.push(isRepeat ? DUPLICATE_CHECK : (wholeClaim ?? firstLineCheck(context, i)));
  }
  return fired;
}

export function checkContext(claim: Claim, history: ClaimHistory, policy: PayerPolicy): CheckContext {
  return {
    claim,
    history,
    policy,
    procedures: claim.lines.map((line) => findService(line.procedureCode)),
  };
}

export const isEnforced = (policy: PayerPolicy, check: PolicyCheck): boolean =>
  policy.enforcedRules === null || policy.enforcedRules.has(check.ruleKey);

function firstClaimCheck(context: CheckContext): ClaimCheck | null {
  for (const check of CLAIM_CHECKS) {
    if (isEnforced(context.policy, check) && check.fires(context)) return check;
  }
  return null;
}

function firstLineCheck(context: CheckContext, index: number): LineCheck | null {
  const line = elementAt(context.claim.lines, index);
  const procedure = context.procedures[index];
  // A line without a procedure code has no requirements of its own.
  if (line.procedureCode === '') return null;
  for (const check of LINE_CHECKS) {
    if (isEnforced(context.policy, check) && check.fires(context, line, procedure)) return check;
  }
  return null;
}
