import { elementAt } from '../element-at';
import type { Service } from '../catalogues/services';
import type { Claim, ClaimLine, DenialCodes } from '../claim';
import type { ClaimHistory } from './claim-history';
import type { RuleKey } from '../denial-rules';
import { DENIAL_RULES, ruleIndex } from '../denial-rules';
import type { PayerPolicy } from '../policies/payer-policy';

/** Everything a predicate may read: the claim, what the payer received before, the payer's policy. */
export interface CheckContext {
  claim: Claim;
  history: ClaimHistory;
  policy: PayerPolicy;
  /** What is known about each line's code, in the order of the lines. */
  procedures: readonly (Service | undefined)[];
}

/** A predicate that denies every line of a claim alike. A rule may have several, each with codes of its own. */
export interface ClaimCheck {
  ruleKey: RuleKey;
  /** One object for each check: a million denials share their codes. */
  codes: DenialCodes;
  fires(context: CheckContext): boolean;
  /** The reason, for a person who has the claim; called only for a check that fires. */
  explain(context: CheckContext): string;
}

/** A predicate that denies only the line at fault. */
export interface LineCheck {
  ruleKey: RuleKey;
  codes: DenialCodes;
  fires(context: CheckContext, line: ClaimLine, procedure: Service | undefined): boolean;
  explain(context: CheckContext, line: ClaimLine, procedure: Service | undefined): string;
}

export type PolicyCheck = Pick<ClaimCheck, 'ruleKey' | 'codes'>;

/** The codes of a rule, or those of one of its predicates where they differ. */
export function codesOf(ruleKey: RuleKey, own: { carc?: string; rarc?: string } = {}): DenialCodes {
  const { carc, rarc, group } = elementAt(DENIAL_RULES, ruleIndex(ruleKey));
  return { carc: own.carc ?? carc, rarc: own.rarc ?? rarc, group, ruleKey };
}
