import { elementAt } from '../element-at';
import type { LocalDate } from '../calendar';
import type { Adjudication, Claim, ClaimLine } from '../claim';
import type { RuleKey } from '../denial-rules';
import { ruleOf } from '../denial-rules';
import type { FixContext } from './fix-claim';
import { asReplacement, fixClaim } from './fix-claim';

/** Half of a day's ordinals belong to original claims, the other half to their corrections. */
export const CORRECTED_ORDINAL_OFFSET = 2 ** 19;

/** A corrected claim's id follows from its original's, so that it is the same in every fork that has the claim. */
const correctedClaimId = (originalClaimId: number): number => originalClaimId + CORRECTED_ORDINAL_OFFSET;

/**
 * Whether a corrected claim can be paid for the denial: the rule's path includes correction, and the fix is a matter of
 * fields.
 */
export const isCorrectable = (ruleKey: string): boolean =>
  ruleKey !== 'duplicate' && ruleOf(ruleKey).paths.includes('C');

/**
 * The replacement (frequency 7) of a denied claim, with the rule's fix applied. It carries only the denied services:
 * those already paid stay as they are, so that nothing is paid twice. With the fix no predicate fires any more.
 */
export function correctClaim(
  original: Claim,
  adjudication: Adjudication,
  ruleKey: RuleKey,
  submissionDate: LocalDate,
  context: FixContext,
): Claim {
  const fixed = context.isFaultless ? original : fixClaim(original, adjudication, ruleKey, context);
  const lines: ClaimLine[] = [];
  let billedCents = 0;
  for (let i = 0; i < fixed.lines.length; i++) {
    if (!adjudication.lines[i]?.denial) continue;
    lines.push({
      ...elementAt(fixed.lines, i),
      lineNumber: lines.length + 1,
    });
    billedCents += elementAt(fixed.lines, i).billedCents;
  }
  return {
    ...asReplacement(fixed),
    id: correctedClaimId(original.id),
    claimNumber: `${original.claimNumber}-C`,
    originalClaimId: original.id,
    submissionDate,
    lines,
    billedCents,
  };
}
