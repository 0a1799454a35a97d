import type { RuleKey } from '../denial-rules';
import { isCorrectable } from '../adjudication/corrected-claim';
import { DENIAL_RULES } from '../denial-rules';

/**
 * Percent of the denials under a rule, those appealed left out, for which the practice sends a corrected claim. Half to
 * two thirds of all denials are never worked again: 65 % (MGMA [2], as quoted by TriZetto Provider Solutions,
 * "Predictive Denials in Action"), "as many as 60 %" (Advisory Board [2]); of what is denied about 63 % could be
 * recovered, at $118 a claim (Change Healthcare, Healthy Hospital Revenue Cycle Index 2017). With the default appeals
 * these rates leave a little over half alone. How they differ by rule is our estimate: most often what a clerk can fix
 * by looking at the card, then what needs the coder and the note, and least often what needs documents from others.
 */
const CORRECTION_PERCENT: Partial<Record<RuleKey, number>> = {
  'missing-data': 60,
  'member-not-identified': 60,
  'provider-id': 60,
  'place-of-service': 50,
  'age-sex-conflict': 50,
  'invalid-diagnosis': 50,
  'invalid-code': 50,
  'records-missing': 45,
  'bilateral-modifier': 45,
  'new-patient': 45,
  'required-modifier': 45,
  'missing-modifier-25': 40,
  'diagnosis-linkage': 40,
  'missing-modifier-59': 35,
  'missing-referral': 30,
  // Practices are reluctant to bill less than was done.
  'level-not-supported': 20,
  'frequency-limit': 20,
  'provider-not-eligible': 20,
  // Only a few bundled services were really distinct.
  bundled: 10,
};

/** By rule index, 0 to 1; 0 where a corrected claim cannot win. */
export const correctionRates = (): number[] =>
  DENIAL_RULES.map(({ key }) => (isCorrectable(key) ? (CORRECTION_PERCENT[key] ?? 0) / 100 : 0));
