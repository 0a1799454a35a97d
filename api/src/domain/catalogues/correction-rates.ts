import { isCorrectable } from '../adjudication/corrected-claim';
import { DENIAL_RULES } from '../denial-rules';

/**
 * Percent of the denials under a rule, those appealed left out, for which the practice sends a corrected claim. Half to
 * two thirds of all denials are never worked again: 65 % (MGMA [2], as quoted by TriZetto Provider Solutions,
 * "Predictive Denials in Action"), "as many as 60 %" (Advisory Board [2]); of what is denied about 63 % could be
 * recovered, at $118 a claim (Change Healthcare, Healthy Hospital Revenue Cycle Index 2017). With the default appeals
 * these rates leave a little over half alone. How they differ by rule is our estimate: most often what a clerk can fix
 * by looking at the card, then what needs the coder and the note, and least often what needs documents from others.
 * @returns by rule index, 0 to 1; 0 where a corrected claim cannot win
 */
export const correctionRates = (): number[] =>
  DENIAL_RULES.map(({ key, correctionPercent }) => (isCorrectable(key) ? (correctionPercent ?? 0) / 100 : 0));
