import { elementAt } from '../../api/src/domain/element-at';
import { SECONDS_PER_DAY, epochDay } from '../../api/src/domain/calendar';
import { allowableCents, payableCents } from '../../api/src/domain/adjudication/adjudication';
import type { Adjudication, Claim, PayerType } from '../../api/src/domain/claim';
import { epochDayOf } from '../../api/src/domain/date-index';
import { DENIAL_RULES, ruleIndexOfDenial } from '../../api/src/domain/denial-rules';
import type { PolicyBook } from '../../api/src/domain/policies/payer-policy';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { MASTERY_SLIP, reachedRules } from '../../api/src/domain/scenario/scenario-arithmetic';
import { recoveryPotentialCents } from '../../api/src/detection/recovery-potential';
import type { ExactEffect } from '../../api/src/generation/forecast/exact-effect';
import { PairedRuns } from '../../api/src/generation/forecast/exact-effect';
import type { Simulation, SimulationEvent } from '../../api/src/generation/simulation';
import { PatternWatch } from './pattern-watch';

/** The results of one seed of a preset. Rates and shares in percent, by submission cohort, all of it adjudicated. */
export interface PresetFigures {
  claimsPerDay: number;
  institutional: number;
  /** Of the claims submitted before training, up to 28 days of them. */
  untrained: number;
  /** Of the untrained denials, the share of each injected pattern. */
  shares: number[];
  /** Of the untrained claims, by payer type. */
  byPayerType: Partial<Record<PayerType, number>>;
  /** Of the claims submitted in the seven days up to the learning target's day; null without such a target. */
  targetWeek: number | null;
  /** In that week, denials under rules that training reaches: with training over without it; null without a target. */
  reachedRatio: number | null;
  /** Completed training sessions per coder and week of training; null without training. */
  sessionsPerWeek: number | null;
  /** Injected patterns that detection found, and detected patterns that none of them explains. */
  found: number;
  unexplained: number;
  appealed: number;
  overturned: number;
  /** Dollars. On the day by which the untrained claims are adjudicated; see recoveryPotentialCents. */
  recoveryPotentialPerMonth: number;
  /** Of the untrained denials, by dollars, the share that appeals and corrected claims recover. */
  wonAnyway: number;
  /** Final allowed dollars, with training minus without, same seed: the exact counterfactual. Null without training. */
  prevented: number | null;
}

const COHORT_DAYS = 28;
/** Nine in ten remits arrive within this many days; the recovery potential is computed then. */
const MATURE_DAYS = 14;

export function runPreset(preset: ScenarioConfig, seed: number): PresetFigures {
  const config = { ...preset, seed };
  if (config.durationDays === null) throw new RangeError('expected a preset with an end');
  const pair = new PairedRuns(config, seed, config.durationDays);
  const tally = new PresetTally(config, pair.run);
  while (!pair.isOver) {
    const untilS = pair.run.nowS + SECONDS_PER_DAY;
    const events = pair.run.advance(untilS, Number.MAX_SAFE_INTEGER);
    for (const event of events) tally.observe(event);
    pair.observeRun(events);
    pair.catchUp(untilS);
  }
  return tally.figures(config.learning ? pair.effect() : null);
}

interface Cohort {
  adjudicated: number;
  denied: number;
}

class PresetTally {
  private readonly policies: PolicyBook;
  private readonly startDay: number;
  private readonly untrainedDays: number;
  private readonly week: readonly [number, number] | null;
  private readonly watch: PatternWatch;
  private readonly reached: ReadonlySet<number>;
  private reachedDenials = 0;
  private readonly patternOf = new Map<number, number>();
  private readonly untrained = newCohort();
  private readonly byType = new Map<PayerType, Cohort>();
  private readonly target = newCohort();
  private readonly sharesDenied: number[];
  /** Untrained denials: dollars payable, and dollars recovered. */
  private readonly lost = new Set<number>();
  private payableCents = 0;
  private wonCents = 0;
  private claims = 0;
  private institutional = 0;
  private sessions = 0;
  private denials = 0;
  private appeals = 0;
  private decided = 0;
  private overturned = 0;
  private excess: ReturnType<PatternWatch['controllableExcess']> = [];

  constructor(
    private readonly config: ScenarioConfig,
    private readonly simulation: Simulation,
  ) {
    this.watch = new PatternWatch(config, simulation);
    const rules = new Set(config.learning ? reachedRules(config.learning, config.patterns) : []);
    this.reached = new Set(DENIAL_RULES.flatMap(({ key }, index) => (rules.has(key) ? [index] : [])));
    this.policies = simulation.policies;
    this.startDay = epochDay(config.startDate);
    this.untrainedDays = Math.min(config.learning?.fromDay ?? COHORT_DAYS, COHORT_DAYS);
    this.week = targetWeek(config);
    this.sharesDenied = config.patterns.map(() => 0);
  }

  observe(event: SimulationEvent): void {
    switch (event.kind) {
      case 'DAY_ENDED':
        this.watch.evaluateDay(event.date);
        if (epochDayOf(event.date) === this.startDay + this.untrainedDays + MATURE_DAYS) {
          this.excess = this.watch.controllableExcess(event.date);
        }
        break;
      case 'CLAIM_SUBMITTED':
        if (event.claim.frequencyCode !== '1') break;
        this.claims++;
        if (event.claim.claimType === 'INSTITUTIONAL') this.institutional++;
        if (event.truth?.patternIndex != null) this.patternOf.set(event.claim.id, event.truth.patternIndex);
        break;
      case 'CLAIM_ADJUDICATED':
        this.adjudicated(event.claim, event.adjudication);
        break;
      case 'APPEAL_FILED':
        if (event.appeal.level === 1) this.appeals++;
        break;
      case 'APPEAL_DECIDED':
        this.decided++;
        if (event.appeal.outcome === 'OVERTURNED') this.overturned++;
        if (this.lost.has(event.claim.id)) this.wonCents += event.appeal.recoveredCents;
        break;
      case 'LEARNING':
        if (event.event.type === 'SESSION_COMPLETED') this.sessions++;
        break;
      case 'PATTERN_ARCHIVED':
      case 'ANNOTATION':
        break;
    }
  }

  figures(effect: ExactEffect | null): PresetFigures {
    const { config } = this;
    const { durationDays, learning } = config;
    const found = this.watch.found();
    const trainedWeeks = learning ? ((durationDays ?? 0) - learning.fromDay) / 7 : 0;
    const wonAnyway = this.payableCents > 0 ? this.wonCents / this.payableCents : 0;
    const potential = recoveryPotentialCents(this.excess, { wonAnyway, achievableCut: 1 - MASTERY_SLIP });
    return {
      claimsPerDay: this.claims / (durationDays ?? 1),
      institutional: (100 * this.institutional) / this.claims,
      untrained: percentOf(this.untrained),
      shares: this.sharesDenied.map((denied) => (100 * denied) / this.untrained.denied),
      byPayerType: Object.fromEntries(
        [...this.byType].map(([type, cohort]) => [type, percentOf(cohort)]),
      ) as Partial<Record<PayerType, number>>,
      targetWeek: this.week ? percentOf(this.target) : null,
      reachedRatio: this.week && effect ? this.reachedRatio(this.week, effect) : null,
      sessionsPerWeek: learning ? this.sessions / learning.coders / trainedWeeks : null,
      found: found.found,
      unexplained: found.unexplained,
      appealed: (100 * this.appeals) / this.denials,
      overturned: (100 * this.overturned) / this.decided,
      recoveryPotentialPerMonth: potential / 100,
      prevented: effect ? effect.preventedAllowedCents / 100 : null,
      wonAnyway: 100 * wonAnyway,
    };
  }

  /** Denials that training prevents are under the rules that it reaches. */
  private reachedRatio(week: readonly [number, number], effect: ExactEffect): number {
    if (week[0] % 7 !== 0) throw new RangeError(`expected a target week of whole weeks, got day ${week[0]}`);
    const prevented = elementAt(effect.byWeek, week[0] / 7).preventedDenials;
    return this.reachedDenials / (this.reachedDenials + prevented);
  }

  private adjudicated(claim: Claim, adjudication: Adjudication): void {
    if (claim.frequencyCode !== '1') {
      // It has only the denied lines.
      if (claim.originalClaimId !== null && this.lost.has(claim.originalClaimId))
        this.wonCents += adjudication.paidCents;
      return;
    }
    const allowable = allowableCents(claim, adjudication, this.policies);
    this.watch.observe(claim, adjudication, allowable);
    const denied = adjudication.denial !== null;
    if (denied) this.denials++;
    const day = epochDayOf(claim.submissionDate) - this.startDay;
    const pattern = this.patternOf.get(claim.id);
    this.patternOf.delete(claim.id);
    if (day < this.untrainedDays) {
      count(this.untrained, denied);
      const type = elementAt(this.simulation.payers, claim.payerId - 1).type;
      let ofType = this.byType.get(type);
      if (!ofType) this.byType.set(type, (ofType = newCohort()));
      count(ofType, denied);
      if (denied && pattern !== undefined)
        this.sharesDenied[pattern] = (this.sharesDenied[pattern] as number) + 1;
      if (denied) {
        this.payableCents += payableCents(claim, adjudication, this.policies);
        this.lost.add(claim.id);
      }
    }
    if (!this.week || day < this.week[0] || day > this.week[1]) return;
    count(this.target, denied);
    if (adjudication.denial && this.reached.has(ruleIndexOfDenial(adjudication.denial)))
      this.reachedDenials++;
  }
}

function targetWeek({ learning }: ScenarioConfig): readonly [number, number] | null {
  if (!learning || learning.targetDay === null || learning.targetDenialRate === null) return null;
  return [learning.targetDay - 6, learning.targetDay];
}

const newCohort = (): Cohort => ({ adjudicated: 0, denied: 0 });

function count(cohort: Cohort, denied: boolean): void {
  cohort.adjudicated++;
  if (denied) cohort.denied++;
}

const percentOf = ({ adjudicated, denied }: Cohort): number => (100 * denied) / adjudicated;
