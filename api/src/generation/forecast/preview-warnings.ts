import { elementAt } from '../../domain/element-at';
import { BENCHMARK_TOTAL_PERCENT } from '../../domain/denial-rule';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { isNarrowed } from '../../domain/scenario/pattern-realization';
import { backgroundRate } from '../../domain/scenario/scenario-arithmetic';
import { eventWarnings } from './event-warnings';
import type { ExpectedWeek } from './expected-denials';
import type { ScenarioPlan } from '../plan/plan';
import { expectedByPattern, expectedDenialRate } from '../plan/expected-shares';

/** Background denials outside these multiples of the benchmark are unlike any practice with published figures. */
const USUAL_BACKGROUND = [0.6, 1.5] as const;
/** Measuring an effect requires a baseline: four weeks without training. */
const BASELINE_DAYS = 28;
/** Percentage points by which a week may miss its target, or the plan its denialRate, and still count as met. */
const TARGET_MISS_POINTS = 0.7;
/** With fewer denials per month than this, a pattern can hardly be told from chance. */
const MIN_DENIALS_A_MONTH = 10;

/** Settings that are allowed but probably not intended. Each warning names its field. */
export function previewWarnings(
  config: ScenarioConfig,
  days: number,
  weeks: readonly ExpectedWeek[],
  plan: ScenarioPlan,
): string[] {
  return [
    ...rateWarnings(config, plan),
    ...backgroundWarnings(config),
    ...patternWarnings(config, days),
    ...reachWarnings(config, plan),
    ...learningWarnings(config, days, weeks),
    ...eventWarnings(config, days, plan),
  ];
}

/** When many defects fall on few claims, a claim with several defects is still denied only once. */
function rateWarnings({ denialRate }: ScenarioConfig, plan: ScenarioPlan): string[] {
  const rate = 100 * expectedDenialRate(plan, null, () => 1);
  if (Math.abs(rate - denialRate) <= TARGET_MISS_POINTS) return [];
  return [
    `denialRate: about ${tidy(rate)} % of claims are denied while all patterns are active and before any training, not ${tidy(denialRate)} %: too few claims are eligible for these denials`,
  ];
}

function backgroundWarnings({ denialRate, patterns, payers, payerNoise }: ScenarioConfig): string[] {
  if (denialRate === 0) return [];
  const background = backgroundRate({ denialRate, patterns, payerNoise });
  const total = payers.reduce((sum, payer) => sum + payer.share, 0);
  const benchmark = payers.reduce(
    (sum, payer) => sum + (payer.share / total) * BENCHMARK_TOTAL_PERCENT[payer.type],
    0,
  );
  const ratio = background / benchmark;
  const [low, high] = USUAL_BACKGROUND;
  if (ratio >= low && ratio <= high) return [];
  return [
    `denialRate: outside the patterns, ${tidy(background)} % of claims are denied, ${tidy(ratio)} times the ${tidy(benchmark)} % usual for these payers; ${low} to ${high} times is realistic`,
  ];
}

/** How many claims are in a slice of several fields is known to the plan alone; validation cannot refuse it. */
function reachWarnings({ patterns, payers, denialRate }: ScenarioConfig, plan: ScenarioPlan): string[] {
  if (denialRate === 0 || !patterns.some(isNarrowed)) return [];
  const expected = expectedByPattern(plan, payers.length);
  return patterns.flatMap((pattern, index) => {
    const reached = (10_000 * (expected.get(index) ?? 0)) / denialRate;
    const { shareOfDenials } = pattern;
    if (!isNarrowed(pattern) || reached >= MIN_REACH * shareOfDenials) return [];
    return [
      `patterns[${index}].shareOfDenials: about ${tidy(reached)} % of denials are reached, not ${tidy(shareOfDenials)} %: too few claims are in its slice`,
    ];
  });
}

const MIN_REACH = 0.9;

function patternWarnings({ patterns, denialRate, claimsPerDay }: ScenarioConfig, days: number): string[] {
  return patterns.flatMap((pattern, index) => {
    const at = `patterns[${index}]`;
    if (pattern.fromDay >= days) {
      return [`${at}.fromDay: day ${pattern.fromDay} is after the ${days} days of the preview`];
    }
    const aMonth = (30 * claimsPerDay * denialRate * pattern.shareOfDenials) / 10_000;
    return aMonth < MIN_DENIALS_A_MONTH
      ? [
          `${at}.shareOfDenials: about ${tidy(aMonth)} denials a month are too few to be detected as a pattern`,
        ]
      : [];
  });
}

function learningWarnings(
  { learning }: ScenarioConfig,
  days: number,
  weeks: readonly ExpectedWeek[],
): string[] {
  if (!learning) return [];
  const warnings: string[] = [];
  if (learning.sessionsPerWeek === 0)
    warnings.push('learning.sessionsPerWeek: without sessions nobody learns');
  if (learning.fromDay < BASELINE_DAYS) {
    warnings.push(
      `learning.fromDay: ${learning.fromDay} untrained days are too few for a baseline; ${BASELINE_DAYS} are needed to estimate what training prevents`,
    );
  }
  const { targetDay, targetDenialRate } = learning;
  if (targetDay === null || targetDenialRate === null) return warnings;
  if (targetDay >= days) {
    warnings.push(`learning.targetDay: day ${targetDay} is after the ${days} days of the preview`);
    return warnings;
  }
  const reached = elementAt(weeks, Math.floor(targetDay / 7));
  const rate = reached.claims > 0 ? (100 * reached.denied) / reached.claims : 0;
  if (rate > targetDenialRate + TARGET_MISS_POINTS) {
    warnings.push(
      `learning.targetDenialRate: about ${tidy(rate)} % are reached by day ${targetDay}, not ${tidy(targetDenialRate)} %: coders control too few of the denials, or too few sessions are held`,
    );
  }
  return warnings;
}

const tidy = (value: number): string => String(Math.round(value * 10) / 10);
