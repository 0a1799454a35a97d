import type { CohortWeek, DenialOutcomes, ImpactHistory } from '../../../src/detection/impact/impact-history';
import {
  DAYS_PER_WEEK,
  POPULATION_COUNT,
  RULE_COUNT,
  mondayOf,
  noOutcomes,
} from '../../../src/detection/impact/impact-history';
import { ruleIndex } from '../../../src/domain/denial-rules';

export const TRAINED = ruleIndex('records-missing');
export const UNTRAINED = ruleIndex('missing-authorization');
const FIRST_DAY = mondayOf(20_000);
const BASELINE_WEEKS = 8;

/** One week of one payer and provider: every claim is eligible for every rule. */
export interface Week {
  claims: number;
  trained: number;
  untrained: number;
  /** Of the claims and of the trained rule's denials, those of coder 2; the rest is coder 1's. */
  ofSecondCoder?: { claims: number; trained: number };
}

/** A history of weeks alike before the training and alike after it. */
export function historyOf(
  before: Week,
  after: readonly Week[],
  options: { baselineWeeks?: number; coders?: readonly number[]; outcomes?: readonly DenialOutcomes[] } = {},
): ImpactHistory {
  const baselineWeeks = options.baselineWeeks ?? BASELINE_WEEKS;
  const weeks = [...Array.from({ length: baselineWeeks }, () => before), ...after];
  const trainedFrom = FIRST_DAY + baselineWeeks * DAYS_PER_WEEK;
  return {
    weeks: weeks.map((week, index) => cohort(FIRST_DAY + index * DAYS_PER_WEEK, week)),
    outcomes: options.outcomes ?? [outcomes(TRAINED), outcomes(UNTRAINED)],
    trainings: (options.coders ?? [1]).map((coderId) => ({ coderId, rule: TRAINED, firstDay: trainedFrom })),
  };
}

/** A thousand denials of $100 each, of which nothing came back, but 40 % of a corrected claim is allowed. */
export const outcomes = (rule: number): DenialOutcomes => ({
  ...noOutcomes(rule),
  deniedCount: 1_000,
  deniedCents: 10_000_000,
  deniedSquares: 10_000_000,
  settledCents: 10_000_000,
  decidedCount: 100,
  decidedCents: 1_000_000,
  wonAllowedCents: 0,
  adjudicatedCount: 100_000,
  adjudicatedCents: 1_000_000_000,
  adjudicatedAllowedCents: 400_000_000,
});

function cohort(startDay: number, week: Week): CohortWeek {
  const eligible = (claims: number): number[] => new Array<number>(POPULATION_COUNT).fill(claims);
  const denied = (trained: number, untrained: number): number[] =>
    Array.from({ length: RULE_COUNT }, (_, rule) =>
      rule === TRAINED ? trained : rule === UNTRAINED ? untrained : 0,
    );
  const { claims, trained, untrained, ofSecondCoder } = week;
  const all = { eligible: eligible(claims), denied: denied(trained, untrained) };
  const second = ofSecondCoder ?? { claims: 0, trained: 0 };
  const first = { claims: claims - second.claims, trained: trained - second.trained };
  return {
    startDay,
    payers: [{ memberId: 1, ...all }],
    providers: [{ memberId: 1, ...all }],
    coders: [first, second].map((own, index) => ({
      memberId: index + 1,
      eligible: eligible(own.claims),
      denied: denied(own.trained, 0),
    })),
  };
}
