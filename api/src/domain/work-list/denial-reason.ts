import type { DenialRule } from '../denial-rule';
import { DENIAL_RULES, findRule, ruleIndexOfDenial } from '../denial-rules';
import { elementAt } from '../element-at';

/** Denials without any reason code. */
const NO_REASON = 'none';

/**
 * By what denials are compared with earlier ones: our own rule where its code tells it, else the code itself. The remark
 * code is left out, because a later remittance may bring another.
 * @param ruleKey of our own adjudicator; null on imported claims
 */
export function reasonKeyOf(ruleKey: string | null, carc: string | null): string {
  if (ruleKey !== null) return ruleKey;
  if (carc === null) return NO_REASON;
  const rule = ruleIndexOfDenial({ ruleKey, carc, rarc: null, group: 'CO' });
  return rule < 0 ? `carc-${carc}` : elementAt(DENIAL_RULES, rule).key;
}

/** The rule behind a reason; null where only a code is known. */
export const ruleOfReason = (reasonKey: string): DenialRule | null => findRule(reasonKey);
