import { elementAt } from '../../domain/element-at';
import { epochDay } from '../../domain/calendar';
import { DENIAL_RULES } from '../../domain/denial-rules';
import type { Cents } from '../../domain/money';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { coderCount } from '../../domain/scenario/scenario-arithmetic';
import { SAMPLE_SEED, denialAmounts } from './denial-amounts';
import { openEpoch } from '../epoch';
import type { CellAmounts, ExpectedClaim, ExpectedWeek } from './expected-denials';
import { cellAmounts, expectClaim } from './expected-denials';
import { expectedMultipliers } from './expected-learning';
import { expectedDenials, planFollowUps } from '../follow-up/follow-up-plan';
import { newLearners } from '../learning/learner';
import { previewWarnings } from './preview-warnings';
import { defectFactor, payerShares, volumeFactor } from '../scenario-events';
import type { ScenarioPlan } from '../plan/plan';
import { newClassroom } from '../learning/training';
import { expectedOnDay } from '../world/volume';
import { createWorld } from '../world/world';

/** What a scenario is expected to produce, before any claim is generated. First submissions only. */
export interface ScenarioPreview {
  expectedClaims: number;
  /** Percent, by submission week; one entry for every started week. */
  expectedDenialRateByWeek: number[];
  expectedDenialRateByWeekWithoutLearning: number[];
  /** Billed on the lines denied at the first adjudication. */
  expectedDeniedCents: Cents;
  /** Allowed, net of what appeals and corrected claims would have recovered anyway; without the cost of rework. */
  expectedPreventedCents: Cents;
  warnings: string[];
}

/** How many days are computed for a scenario without an end. */
export const PREVIEW_DAYS = 84;

/**
 * Computes expected values over the same plan that a run follows: the mix of claims, the probabilities of each defect,
 * the coders' training. It generates no claims, so its cost does not depend on volume.
 */
export function previewScenario(config: ScenarioConfig): ScenarioPreview {
  const days = config.durationDays ?? PREVIEW_DAYS;
  const startDay = epochDay(config.startDate);
  const coders = coderCount(config);
  const classroom = newClassroom(config.seed, coders, startDay);
  const world = createWorld(config, SAMPLE_SEED);
  const epoch = openEpoch(world, config, { classroom, learners: newLearners(coders), runDay: 0 }, null);
  const multipliers = expectedMultipliers(epoch, classroom, days);
  const { wonAnyway } = planFollowUps(
    config.seed,
    config.appeals,
    expectedDenials(config, epoch.plan, world.ruleFactors),
  );
  const amounts = cellAmounts(epoch.plan.cells, denialAmounts(config), wonAnyway);

  const trained = newTally();
  const untrained = newTally();
  const expectAt = forecaster(config, epoch.plan, amounts);
  for (let runDay = 0; runDay < days; runDay++) {
    const claims = expectedClaimsOn(config, startDay + runDay, runDay);
    const plain = expectAt(runDay, UNTRAINED);
    const withTraining = elementAt(multipliers, runDay).every((value) => value === 1);
    add(untrained, runDay, claims, plain);
    add(trained, runDay, claims, withTraining ? plain : expectAt(runDay, elementAt(multipliers, runDay)));
  }
  const ratesByWeek = trained.weeks.map(percent);
  return {
    expectedClaims: Math.round(trained.claims),
    expectedDenialRateByWeek: ratesByWeek,
    expectedDenialRateByWeekWithoutLearning: untrained.weeks.map(percent),
    expectedDeniedCents: Math.round(trained.deniedCents),
    expectedPreventedCents: Math.round(untrained.lostCents - trained.lostCents),
    warnings: previewWarnings(config, days, trained.weeks, epoch.plan),
  };
}

/** Mean claims of a day, as a run draws them around it. */
export const expectedClaimsOn = (config: ScenarioConfig, day: number, runDay: number): number =>
  expectedOnDay(day, config.claimsPerDay, volumeFactor(config, runDay));

const UNTRAINED = new Float64Array(DENIAL_RULES.length).fill(1);

/** Days with the same conditions are computed once. */
function forecaster(
  config: ScenarioConfig,
  plan: ScenarioPlan,
  amounts: CellAmounts,
): (runDay: number, multipliers: Float64Array) => ExpectedClaim {
  const changes = daysOfChange(config);
  const duplicate = DENIAL_RULES.findIndex(({ key }) => key === 'duplicate');
  const known = new Map<number, ExpectedClaim>();
  return (runDay, multipliers) => {
    const regime = changes.filter((day) => day <= runDay).length;
    const found = multipliers === UNTRAINED ? known.get(regime) : undefined;
    if (found) return found;
    const shares = payerShares(config, runDay);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const expected = expectClaim(plan, amounts, {
      runDay,
      payerShares: shares.map((share) => share / total),
      factor: defectFactor(config, runDay),
      // On the first day there is no earlier claim to duplicate.
      multiplier: (rule) => (runDay === 0 && rule === duplicate ? 0 : (multipliers[rule] as number)),
    });
    if (multipliers === UNTRAINED) known.set(regime, expected);
    return expected;
  };
}

/** The days on which a pattern starts or has ended, or an event changes the mix or the defects. */
function daysOfChange({ patterns, events }: ScenarioConfig): number[] {
  const days = new Set<number>([1]);
  for (const { fromDay, toDay } of patterns) {
    days.add(fromDay);
    if (toDay !== null) days.add(toDay + 1);
  }
  for (const { day } of events) days.add(day);
  return [...days];
}

interface Tally {
  claims: number;
  deniedCents: number;
  lostCents: number;
  weeks: ExpectedWeek[];
}

const newTally = (): Tally => ({ claims: 0, deniedCents: 0, lostCents: 0, weeks: [] });

function add(tally: Tally, runDay: number, claims: number, expected: ExpectedClaim): void {
  tally.claims += claims;
  tally.deniedCents += claims * expected.deniedCents;
  tally.lostCents += claims * expected.lostCents;
  const week = (tally.weeks[Math.floor(runDay / 7)] ??= { claims: 0, denied: 0 });
  week.claims += claims;
  week.denied += claims * expected.denied;
}

const percent = ({ claims, denied }: ExpectedWeek): number =>
  claims > 0 ? Math.round((10_000 * denied) / claims) / 100 : 0;
