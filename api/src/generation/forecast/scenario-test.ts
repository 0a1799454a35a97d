import { elementAt } from '../../domain/element-at';
import { SECONDS_PER_DAY, epochDay } from '../../domain/calendar';
import { epochDayOf } from '../../domain/date-index';
import { BadInputError } from '../../domain/errors';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { MAX_DAYS_TO_FILE } from '../follow-up/appeal-generator';
import { createSimulation } from '../create-simulation';
import { longestDecisionDays } from '../follow-up/follow-up-plan';
import { PREVIEW_DAYS, expectedClaimsOn } from './preview';
import type { SimulationEvent } from '../simulation';
import { DAY_DISPERSION } from '../world/volume';

/** A dry run compared with the scenario's own targets. */
export interface ScenarioTest {
  passed: boolean;
  seeds: number;
  checks: ScenarioCheck[];
}

interface ScenarioCheck {
  name: string;
  expected: number;
  actual: number;
  /** The largest difference accepted: the model's own tolerance, or three standard errors for the number of claims. */
  tolerance: number;
  passed: boolean;
}

/** What a dry run will compute; planned beforehand, so that its cost is known. */
export interface TestPlan {
  config: ScenarioConfig;
  seeds: readonly number[];
  /**
   * Original claims for each one that is simulated; above 1 when the volume was scaled down. Rates do not depend on it.
   */
  scale: number;
  days: number;
  /** Run days on which every pattern is active, before any training and before any event has changed the defects. */
  calmDays: ReadonlySet<number>;
  /** First and last run day of the week that is to meet the target. */
  targetWeek: readonly [number, number] | null;
}

const MAX_TEST_SEEDS = 10;
/** The most original claims in one dry run, all seeds together: a few seconds of work. */
export const MAX_TEST_CLAIMS = 40_000;
const MIN_CLAIMS_A_DAY = 20;
const CALM_DAYS = 28;
const MIN_CALM_DAYS = 7;

/** The slowest payer adjudicates within 90 days and a weekend. */
const DAYS_TO_REMIT = 100;
/** Too few claims go beyond these levels to wait for them. */
const LEVELS_WAITED_FOR = 2;

/** Percentage points, or percent of the claims, by which the model itself may be off. */
const RATE_TOLERANCE_POINTS = 0.7;
const SHARE_TOLERANCE_POINTS = 1.5;
const OVERTURN_TOLERANCE_POINTS = 5;
const VOLUME_TOLERANCE_PERCENT = 3;

/** @throws BadInputError naming `seeds` or the field of the config that makes the dry run too long */
export function planScenarioTest(config: ScenarioConfig, seeds: number): TestPlan {
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > MAX_TEST_SEEDS) {
    throw BadInputError.of('seeds', `expected 1 to ${MAX_TEST_SEEDS}, got ${seeds}`);
  }
  const calmDays = calmDaysOf(config);
  const { learning } = config;
  const targetDay = learning?.targetDenialRate === null ? null : (learning?.targetDay ?? null);
  const duration = config.durationDays ?? Math.max(PREVIEW_DAYS, (targetDay ?? 0) + 1);
  const targetWeek =
    targetDay !== null && targetDay < duration ? ([Math.max(0, targetDay - 6), targetDay] as const) : null;
  const days = Math.min(duration, Math.max(CALM_DAYS, ...calmDays, targetDay ?? 0) + 1);
  const least = Math.min(config.claimsPerDay, MIN_CLAIMS_A_DAY);
  const claims = days * seeds * config.claimsPerDay;
  const scale = Math.max(1, Math.min(claims / MAX_TEST_CLAIMS, config.claimsPerDay / least));
  if (claims / scale > MAX_TEST_CLAIMS) {
    const fewer = Math.floor(MAX_TEST_CLAIMS / (days * least));
    throw fewer >= 1
      ? BadInputError.of(
          'seeds',
          `expected at most ${fewer} for a dry run of ${days} days, which is limited to ${MAX_TEST_CLAIMS} claims; got ${seeds}`,
        )
      : BadInputError.of(
          targetWeek ? 'config.learning.targetDay' : 'config.patterns',
          `a dry run of ${days} days is too long: ${MAX_TEST_CLAIMS} claims are the limit`,
        );
  }
  return {
    config: { ...config, durationDays: days, claimsPerDay: config.claimsPerDay / scale },
    seeds: Array.from({ length: seeds }, (_, index) => (config.seed + index) | 0),
    scale,
    days,
    calmDays,
    targetWeek,
  };
}

/** Runs it in small steps, so that the caller can do other work between them. */
export function* runScenarioTest(plan: TestPlan): Generator<void, ScenarioTest> {
  const tally = new TestTally(plan);
  const { config } = plan;
  const daysAnAppeal = MAX_DAYS_TO_FILE + longestDecisionDays(config.appeals.meanDaysToDecision);
  const endDay = epochDay(config.startDate) + plan.days + DAYS_TO_REMIT + LEVELS_WAITED_FOR * daysAnAppeal;
  for (const seed of plan.seeds) {
    const simulation = createSimulation({ config, seed, commands: [] });
    yield;
    while (simulation.nowS < endDay * SECONDS_PER_DAY) {
      for (const event of simulation.advance(endDay * SECONDS_PER_DAY, EVENTS_A_STEP)) tally.observe(event);
      yield;
    }
  }
  const checks = tally.checks();
  return { passed: checks.every((check) => check.passed), seeds: plan.seeds.length, checks };
}

const EVENTS_A_STEP = 500;

function calmDaysOf(config: ScenarioConfig): Set<number> {
  const { patterns, events, learning } = config;
  const last = (config.durationDays ?? PREVIEW_DAYS) - 1;
  const unsettling = events.filter(({ kind }) => kind !== 'VOLUME_SPIKE').map(({ day }) => day);
  // Training on one day takes effect on the next.
  const endDay = Math.min(last, learning?.fromDay ?? last, ...unsettling.map((day) => day - 1));
  const days = new Set<number>();
  // Not the first one, on which there is nothing to duplicate yet.
  for (let day = 1; day <= endDay && days.size < CALM_DAYS; day++) {
    if (patterns.every(({ fromDay, toDay }) => fromDay <= day && (toDay === null || toDay >= day)))
      days.add(day);
  }
  return days.size < MIN_CALM_DAYS ? new Set() : days;
}

interface Cohort {
  adjudicated: number;
  denied: number;
}

class TestTally {
  private readonly startDay: number;
  private readonly patternOf = new Map<number, number>();
  private readonly calm: Cohort = { adjudicated: 0, denied: 0 };
  private readonly target: Cohort = { adjudicated: 0, denied: 0 };
  private readonly deniedByPattern: number[];
  private claims = 0;
  private decided = 0;
  private overturned = 0;

  constructor(private readonly plan: TestPlan) {
    this.startDay = epochDay(plan.config.startDate);
    this.deniedByPattern = plan.config.patterns.map(() => 0);
  }

  observe(event: SimulationEvent): void {
    if (event.kind === 'APPEAL_DECIDED') {
      this.decided++;
      if (event.appeal.outcome === 'OVERTURNED') this.overturned++;
    } else if (event.kind === 'CLAIM_SUBMITTED' && event.claim.frequencyCode === '1') {
      this.claims++;
      const pattern = event.truth?.patternIndex ?? null;
      if (pattern !== null) this.patternOf.set(event.claim.id, pattern);
    } else if (event.kind === 'CLAIM_ADJUDICATED' && event.claim.frequencyCode === '1') {
      const { claim, adjudication } = event;
      const day = epochDayOf(claim.submissionDate) - this.startDay;
      const pattern = this.patternOf.get(claim.id);
      this.patternOf.delete(claim.id);
      const denied = adjudication.denial !== null;
      const { calmDays, targetWeek } = this.plan;
      if (calmDays.has(day)) {
        count(this.calm, denied);
        if (denied && pattern !== undefined)
          this.deniedByPattern[pattern] = (this.deniedByPattern[pattern] as number) + 1;
      }
      if (targetWeek && day >= targetWeek[0] && day <= targetWeek[1]) count(this.target, denied);
    }
  }

  checks(): ScenarioCheck[] {
    const { config, targetWeek, scale } = this.plan;
    const checks = [this.volume(scale)];
    if (this.calm.adjudicated > 0) {
      checks.push(
        percentCheck('initial denial rate, untrained', config.denialRate, this.calm, RATE_TOLERANCE_POINTS),
      );
      config.patterns.forEach(({ rule, payer, shareOfDenials }, index) => {
        const name = `share of denials, ${rule}${payer === null ? '' : ` at ${payer}`}`;
        const part = { adjudicated: this.calm.denied, denied: elementAt(this.deniedByPattern, index) };
        if (part.adjudicated > 0) {
          checks.push(percentCheck(name, shareOfDenials, part, SHARE_TOLERANCE_POINTS));
        }
      });
    }
    const targetRate = config.learning?.targetDenialRate ?? null;
    if (targetWeek && targetRate !== null && this.target.adjudicated > 0) {
      const name = `denial rate, days ${targetWeek[0]}-${targetWeek[1]}`;
      checks.push(percentCheck(name, targetRate, this.target, RATE_TOLERANCE_POINTS));
    }
    if (this.decided > 0) {
      const appeals = { adjudicated: this.decided, denied: this.overturned };
      const { overturnRate } = config.appeals;
      checks.push(percentCheck('appeals overturned', overturnRate, appeals, OVERTURN_TOLERANCE_POINTS));
    }
    return checks;
  }

  /**
   * Compared with what the calendar makes of claimsPerDay on these days: a dry run need not cover whole years, or even
   * weeks.
   */
  private volume(scale: number): ScenarioCheck {
    const { config, days, seeds } = this.plan;
    let expected = 0;
    for (let runDay = 0; runDay < days; runDay++) {
      expected += expectedClaimsOn(config, this.startDay + runDay, runDay) / days;
    }
    const actual = this.claims / days / seeds.length;
    const error = Math.sqrt((expected + DAY_DISPERSION * expected ** 2) / (days * seeds.length));
    const tolerance = Math.max((VOLUME_TOLERANCE_PERCENT / 100) * expected, 3 * error);
    return check('claims a day', expected * scale, actual * scale, tolerance * scale);
  }
}

function count(cohort: Cohort, denied: boolean): void {
  cohort.adjudicated++;
  if (denied) cohort.denied++;
}

/** Percent; the tolerance is at least three standard errors of the expected share. */
function percentCheck(
  name: string,
  expected: number,
  { adjudicated, denied }: Cohort,
  floor: number,
): ScenarioCheck {
  const error = Math.sqrt((expected * (100 - expected)) / adjudicated);
  return check(name, expected, (100 * denied) / adjudicated, Math.max(floor, 3 * error));
}

function check(name: string, expected: number, actual: number, tolerance: number): ScenarioCheck {
  const passed = Math.abs(actual - expected) <= tolerance;
  return { name, expected: tidy(expected), actual: tidy(actual), tolerance: tidy(tolerance), passed };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
