import { elementAt } from '../../domain/element-at';
import type { InstantS } from '../../domain/calendar';
import { SECONDS_PER_DAY, epochDay } from '../../domain/calendar';
import type { Claim } from '../../domain/claim';
import { ruleIndexOfDenial, DENIAL_RULES } from '../../domain/denial-rules';
import { runDayOfId } from '../../domain/local-id';
import type { Cents } from '../../domain/money';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { createSimulation } from '../create-simulation';
import type { Simulation, SimulationEvent, SimulationInputs } from '../simulation';
import { withoutTraining } from '../learning/without-training';

/**
 * The exact effect of training: the run against its twin without learning, over the claims submitted within the days
 * counted, each followed to its end (remit, appeals, corrected claim). Dollars are ALLOWED dollars, and net of what
 * appeals and corrected claims would have won anyway, because both sides count the final allowed amounts. The cost of
 * rework is not included.
 */
export interface ExactEffect {
  /** Initial denials of the twin less those of the run. */
  preventedDenials: number;
  /** Final allowed amount of the run less that of the twin. */
  preventedAllowedCents: Cents;
  /** What came back on denied claims in the run: allowed amounts of what appeals overturned and of corrected claims. */
  recoveredCents: Cents;
  /** Only rules with a difference, by key in code point order. */
  byRule: readonly RuleEffect[];
  /** By week of submission, from 0. */
  byWeek: readonly WeekEffect[];
}

interface RuleEffect extends Effect {
  /** The rule that denied the claim in the twin, else in the run; null where neither was denied but both differ. */
  ruleKey: string | null;
}
interface WeekEffect extends Effect {
  week: number;
}
interface Effect {
  preventedDenials: number;
  preventedAllowedCents: Cents;
}

/** Runs both to the end. If the scenario has no training, nothing is prevented and only the run itself is computed. */
export function exactEffect(config: ScenarioConfig, seed: number, days: number): ExactEffect {
  const pair = new PairedRuns(config, seed, days);
  while (!pair.isOver) pair.step();
  return pair.effect();
}

/** Whether there is training in a scenario: by a learning plan, or at a workshop. */
const trains = ({ learning, events }: ScenarioConfig): boolean =>
  learning !== null || events.some(({ kind }) => kind === 'TRAINING');

/**
 * How long to continue after the last submission: longer than the slowest remittance, appeal and corrected claim
 * together.
 */
const MAX_TAIL_DAYS = 3_650;

/** Both; the run alone; or its twin alone, which then is the run. */
export type Sides = 'PAIR' | 'RUN' | 'TWIN';

type Side = 'run' | 'twin';

/** A claim with its corrected claim: what is known on either side until both have ended. */
interface Pairing {
  allowedCents: Record<Side, Cents>;
  isOpen: Record<Side, boolean>;
  deniedBy: Record<Side, string | null>;
}

/**
 * A run and its twin in lockstep, one day at a time. Only claims that have not ended on both sides are held in memory;
 * the others are added up.
 */
export class PairedRuns {
  /** The scenario's own run; it may be advanced beyond its end, until nothing is open. */
  readonly run: Simulation;
  private readonly twin: Simulation | null;
  private readonly startDay: number;
  private readonly open = new Map<number, Pairing>();
  private readonly byRule = new Map<string | null, Effect>();
  private readonly byWeek: Effect[];
  private readonly total: Effect = { preventedDenials: 0, preventedAllowedCents: 0 };
  private recoveredCents = 0;

  constructor(
    config: ScenarioConfig,
    seed: number,
    private readonly days: number,
    sides: Sides = 'PAIR',
  ) {
    this.startDay = epochDay(config.startDate);
    const inputs: SimulationInputs = {
      config: { ...config, seed, durationDays: days },
      seed,
      commands: [],
    };
    const untrained = withoutTraining(inputs, null);
    this.run = createSimulation(sides === 'TWIN' ? untrained : inputs);
    this.twin = sides === 'PAIR' && trains(config) ? createSimulation(untrained) : null;
    this.byWeek = Array.from({ length: Math.ceil(days / 7) }, newEffect);
  }

  /** False when there is nothing to compare. */
  get hasTwin(): boolean {
    return this.twin !== null;
  }

  /** Virtual days that both have completed. */
  get daysDone(): number {
    return Math.floor((this.run.nowS + 1) / SECONDS_PER_DAY) - this.startDay;
  }

  get isOver(): boolean {
    return this.daysDone >= this.days && (this.open.size === 0 || this.daysDone >= this.days + MAX_TAIL_DAYS);
  }

  /** One more day on both sides. */
  step(): void {
    const untilS = (this.startDay + this.daysDone + 1) * SECONDS_PER_DAY - 1;
    this.observeRun(this.run.advance(untilS, Number.MAX_SAFE_INTEGER));
    this.catchUp(untilS);
  }

  /** For a caller that advances `run` itself; `catchUp` must follow. */
  observeRun(events: readonly SimulationEvent[]): void {
    for (const event of events) this.observe('run', event);
  }

  catchUp(untilS: InstantS): void {
    if (!this.twin) return;
    for (const event of this.twin.advance(untilS, Number.MAX_SAFE_INTEGER)) this.observe('twin', event);
  }

  /** What has come back in the run so far; see ExactEffect. */
  get recoveredSoFarCents(): Cents {
    return this.recoveredCents;
  }

  effect(): ExactEffect {
    return {
      ...this.total,
      recoveredCents: this.recoveredCents,
      byRule: [...this.byRule]
        .map(([ruleKey, effect]) => ({ ruleKey, ...effect }))
        .filter(
          ({ preventedDenials, preventedAllowedCents }) =>
            preventedDenials !== 0 || preventedAllowedCents !== 0,
        )
        .sort((a, b) => ((a.ruleKey ?? '') < (b.ruleKey ?? '') ? -1 : 1)),
      byWeek: this.byWeek.map((effect, week) => ({ week, ...effect })),
    };
  }

  private observe(side: Side, event: SimulationEvent): void {
    switch (event.kind) {
      case 'CLAIM_SUBMITTED':
        this.pairingOf(event.claim);
        return;
      case 'CLAIM_ADJUDICATED': {
        const { claim, adjudication, nextDueS } = event;
        const pairing = this.pairingOf(claim);
        if (!pairing) return;
        pairing.allowedCents[side] += adjudication.allowedCents ?? 0;
        if (side === 'run' && claim.frequencyCode !== '1')
          this.recoveredCents += adjudication.allowedCents ?? 0;
        if (adjudication.denial && claim.frequencyCode === '1') {
          const rule = ruleIndexOfDenial(adjudication.denial);
          pairing.deniedBy[side] = rule < 0 ? null : elementAt(DENIAL_RULES, rule).key;
        }
        if (nextDueS === null) this.close(side, claim, pairing);
        return;
      }
      case 'APPEAL_DECIDED': {
        const { claim, wonAllowedCents, nextDueS } = event;
        const pairing = this.pairingOf(claim);
        if (!pairing) return;
        pairing.allowedCents[side] += wonAllowedCents;
        if (side === 'run') this.recoveredCents += wonAllowedCents;
        if (nextDueS === null) this.close(side, claim, pairing);
        return;
      }
      default:
    }
  }

  /** null for a claim submitted after the last day counted. A corrected claim belongs to its original. */
  private pairingOf(claim: Claim): Pairing | null {
    const root = claim.originalClaimId ?? claim.id;
    if (runDayOfId(root) >= this.days) return null;
    let pairing = this.open.get(root);
    if (!pairing) {
      pairing = {
        allowedCents: { run: 0, twin: 0 },
        isOpen: { run: true, twin: this.twin !== null },
        deniedBy: { run: null, twin: null },
      };
      this.open.set(root, pairing);
    }
    return pairing;
  }

  private close(side: Side, claim: Claim, pairing: Pairing): void {
    pairing.isOpen[side] = false;
    const root = claim.originalClaimId ?? claim.id;
    if (pairing.isOpen.run || pairing.isOpen.twin) return;
    this.open.delete(root);
    if (!this.twin) return;
    const { run, twin } = pairing.deniedBy;
    const denials = (twin === null ? 0 : 1) - (run === null ? 0 : 1);
    const cents = pairing.allowedCents.run - pairing.allowedCents.twin;
    const rule = twin ?? run;
    let byRule = this.byRule.get(rule);
    if (!byRule) this.byRule.set(rule, (byRule = newEffect()));
    for (const effect of [this.total, byRule, elementAt(this.byWeek, Math.floor(runDayOfId(root) / 7))]) {
      effect.preventedDenials += denials;
      effect.preventedAllowedCents += cents;
    }
  }
}

const newEffect = (): Effect => ({ preventedDenials: 0, preventedAllowedCents: 0 });
