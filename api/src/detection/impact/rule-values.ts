import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';
import type { DenialOutcomes } from './impact-history';
import { RULE_COUNT, noOutcomes } from './impact-history';

/** What one prevented denial under a rule is worth, in allowed cents net of what would have come back anyway. */
export interface RuleValue {
  /** Mean of one denial. Negative where prevention removes a line that an appeal would partly have been paid for. */
  meanCents: number;
  /** Mean of its square, for the chance in which denials are prevented. */
  meanSquare: number;
  /** Sampling variance of meanCents. */
  variance: number;
}

/**
 * Prevention takes the denied service off the claim, where correction or appeal would have it paid: nothing is lost by
 * the denial but the chance of that.
 */
const REMOVED_BY_PREVENTION: ReadonlySet<number> = new Set(['bundled', 'duplicate'].map(ruleIndex));

/** Shares learned from few denials lean on those of all rules, as if this many denials had said so. */
const PRIOR_DENIALS = 2;
/** Of allowed over billed among the claims of one rule. A guess on the wide side. */
const RATIO_SPREAD = 0.4;
/** Charges are two and a half times the allowed amount (JAMA 2017): used until anything was paid. */
const USUAL_ALLOWED_SHARE = 0.4;

/** Shares of billed cents, over all rules together. */
interface PooledShares {
  allowed: number;
  won: number;
  appealed: number;
  corrected: number;
}

/**
 * By rule index. Learned from this history alone: a corrected claim shows what is allowed once the error is gone, an
 * overturned appeal what is allowed for the line as it was sent.
 */
export function ruleValues(outcomes: readonly DenialOutcomes[]): RuleValue[] {
  const byRule = new Map(outcomes.map((each) => [each.rule, each]));
  const pooled = pooledShares(outcomes);
  const usual = usualDenial(outcomes);
  return Array.from({ length: RULE_COUNT }, (_, rule) => {
    const known = byRule.get(rule);
    return valueOf(known && known.deniedCount > 0 ? known : { ...usual, rule }, pooled);
  });
}

function valueOf(outcome: DenialOutcomes, pooled: PooledShares): RuleValue {
  const { rule, deniedCount, deniedCents, deniedSquares } = outcome;
  const billedCents = deniedCents / Math.max(1, deniedCount);
  const square = (deniedSquares / Math.max(1, deniedCount)) * 10_000;
  const prior = PRIOR_DENIALS * billedCents;
  const share = (part: number, whole: number, usual: number): number =>
    whole + prior > 0 ? (part + prior * usual) / (whole + prior) : usual;
  const wonAllowed = share(outcome.wonAllowedCents, outcome.wonCents, pooled.allowed);
  const correctedAllowed = share(outcome.adjudicatedAllowedCents, outcome.adjudicatedCents, wonAllowed);
  const won =
    share(outcome.appealedCents, outcome.settledCents, pooled.appealed) *
    share(outcome.wonCents, outcome.decidedCents, pooled.won);
  const corrected = isCorrectableRule(rule)
    ? share(outcome.correctedCents, outcome.settledCents, pooled.corrected)
    : 0;
  const clean = REMOVED_BY_PREVENTION.has(rule) ? 0 : correctedAllowed;
  const net = clean - corrected * correctedAllowed - won * wonAllowed;
  // A denial is either worked with success, then little is lost, or not, then all of it is.
  const back = Math.min(1, won + corrected);
  const meanSquare = square * ((1 - back) * clean ** 2 + back * (clean - correctedAllowed) ** 2);
  const meanCents = net * billedCents;
  const ratioVariance = (billedCents * correctedAllowed * RATIO_SPREAD) ** 2;
  const variance =
    Math.max(0, meanSquare - meanCents ** 2) / Math.max(1, deniedCount) +
    ratioVariance / (outcome.adjudicatedCount + PRIOR_DENIALS);
  return { meanCents, meanSquare, variance };
}

const isCorrectableRule = (rule: number): boolean =>
  (DENIAL_RULES[rule]?.paths as readonly string[] | undefined)?.includes('C') ?? false;

function pooledShares(outcomes: readonly DenialOutcomes[]): PooledShares {
  const sum = (of: (each: DenialOutcomes) => number): number =>
    outcomes.reduce((total, each) => total + of(each), 0);
  const share = (part: number, whole: number, usual: number): number => (whole > 0 ? part / whole : usual);
  const correctable = outcomes.filter(({ rule }) => isCorrectableRule(rule));
  return {
    allowed: share(
      sum((each) => each.adjudicatedAllowedCents + each.wonAllowedCents),
      sum((each) => each.adjudicatedCents + each.wonCents),
      USUAL_ALLOWED_SHARE,
    ),
    won: share(
      sum(({ wonCents }) => wonCents),
      sum(({ decidedCents }) => decidedCents),
      0,
    ),
    appealed: share(
      sum(({ appealedCents }) => appealedCents),
      sum(({ settledCents }) => settledCents),
      0,
    ),
    corrected: share(
      correctable.reduce((total, each) => total + each.correctedCents, 0),
      correctable.reduce((total, each) => total + each.settledCents, 0),
      0,
    ),
  };
}

/** A denial like the mean of all, for a rule that has none. */
function usualDenial(outcomes: readonly DenialOutcomes[]): DenialOutcomes {
  const count = outcomes.reduce((sum, { deniedCount }) => sum + deniedCount, 0);
  if (count === 0) return noOutcomes(0);
  const mean = (of: (each: DenialOutcomes) => number): number =>
    outcomes.reduce((sum, each) => sum + of(each), 0) / count;
  return {
    ...noOutcomes(0),
    deniedCount: 1,
    deniedCents: mean(({ deniedCents }) => deniedCents),
    deniedSquares: mean(({ deniedSquares }) => deniedSquares),
  };
}
