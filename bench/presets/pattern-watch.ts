import type { LocalDate } from '../../api/src/domain/calendar';
import { addDays } from '../../api/src/domain/calendar';
import type { Adjudication, Claim, PayerType } from '../../api/src/domain/claim';
import { BENCHMARK_TOTAL_PERCENT } from '../../api/src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../../api/src/domain/denial-rules';
import { eligiblePopulationsOf } from '../../api/src/domain/eligible-populations';
import type { Cents } from '../../api/src/domain/money';
import { matchPatterns } from '../../api/src/domain/pattern-matching';
import { isEligibleFor } from '../../api/src/domain/pattern-truth';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { createDetector } from '../../api/src/detection/create-detector';
import type { DetectedPattern, Detector, Observation } from '../../api/src/detection/detector';
import { denialIn, isInSlice } from '../../api/src/detection/pattern-counts';
import type { PatternExcess } from '../../api/src/detection/recovery-potential';
import { runTruths } from '../../api/src/generation/run-truths';
import type { Simulation } from '../../api/src/generation/simulation';
import { observed } from '../../api/src/ingest/observed';
import { ruleOfPattern } from '../../api/src/ingest/pattern-namer';
import { ClaimSample } from '../detection/claim-sample';

/** What detection found of a run's injected patterns. */
export interface FoundPatterns {
  /** How many of the scenario's patterns a detected one stands for. */
  found: number;
  /** Detected patterns that no injected one explains. */
  unexplained: number;
  detected: number;
}

interface Denial {
  date: LocalDate;
  observation: Observation;
  allowedCents: Cents;
}

const WINDOW_DAYS = 30;

/**
 * Feeds a run's first adjudications to the detector, as the ingest path does, and keeps what the monthly recovery
 * potential needs.
 */
export class PatternWatch {
  private readonly detector: Detector;
  private readonly types: ReadonlyMap<number, PayerType>;
  private readonly sample = new ClaimSample();
  private denials: Denial[] = [];

  constructor(
    private readonly config: ScenarioConfig,
    simulation: Simulation,
  ) {
    this.types = new Map(simulation.payers.map(({ id, type }) => [id, type]));
    this.detector = createDetector(
      { benchmarks: RULE_BENCHMARKS, totalPercent: BENCHMARK_TOTAL_PERCENT },
      null,
    );
  }

  /** @param today the day that begins */
  evaluateDay(today: LocalDate): void {
    this.detector.evaluateDay(addDays(today, -1));
    const first = addDays(today, -WINDOW_DAYS);
    this.denials = this.denials.filter(({ date }) => date >= first);
  }

  /** @param allowedCents what the denied lines would be allowed at */
  observe(claim: Claim, adjudication: Adjudication, allowedCents: Cents): void {
    const payerType = this.types.get(claim.payerId) ?? 'OTHER';
    const observation = observed(claim, adjudication, payerType);
    this.detector.observe(observation);
    this.sample.add({ claim, adjudication, payerType, eligiblePopulations: eligiblePopulationsOf(claim) });
    if (adjudication.denial !== null)
      this.denials.push({ date: adjudication.processingDate, observation, allowedCents });
  }

  found(): FoundPatterns {
    const { config } = this;
    const patterns = this.detector.patterns.filter(({ status }) => status !== 'ARCHIVED');
    const truths = runTruths({ config, seed: config.seed, commands: [] });
    const matches = matchPatterns(
      truths.map((truth) => ({
        carc: truth.carc,
        members: this.sample.membersOf(({ claim, payerType, eligiblePopulations }) =>
          isEligibleFor(truth, claim, payerType, eligiblePopulations),
        ),
      })),
      patterns.map(({ carc, slice }) => ({
        carc,
        members: this.sample.membersOf(({ claim, adjudication, payerType }) =>
          isInSlice(observed(claim, adjudication, payerType).claim, slice),
        ),
      })),
    );
    return {
      found: new Set(matches.flatMap(({ truth }) => truths[truth]?.patternIndices ?? [])).size,
      unexplained: patterns.length - matches.length,
      detected: patterns.length,
    };
  }

  /** The live patterns that coders control, over the 30 days of remits that ended yesterday. */
  controllableExcess(today: LocalDate): PatternExcess[] {
    const first = addDays(today, -WINDOW_DAYS);
    const live = this.detector.patterns
      .filter(({ status }) => status === 'ACTIVE' || status === 'IMPROVING')
      .filter((pattern) => ruleOfPattern(pattern)?.coderControllable === true)
      .sort((a, b) => b.score.impactCents - a.score.impactCents || a.id - b.id);
    const cents = live.map(() => 0);
    for (const { observation, allowedCents } of this.denials) {
      const owner = live.findIndex((pattern) => owns(pattern, observation));
      if (owner >= 0) cents[owner] = (cents[owner] as number) + allowedCents;
    }
    return live.map((pattern, index) => {
      const days = this.detector.dailyCounts(pattern).filter(({ day }) => day >= first && day < today);
      return {
        eligibleCount: days.reduce((sum, { eligibleCount }) => sum + eligibleCount, 0),
        deniedCount: days.reduce((sum, { deniedCount }) => sum + deniedCount, 0),
        benchmarkPerMillion: pattern.benchmarkPerMillion,
        deniedAllowedCents: cents[index] as number,
      };
    });
  }
}

const owns = ({ carc, slice }: DetectedPattern, observation: Observation): boolean =>
  isInSlice(observation.claim, slice) && denialIn(observation, carc, slice) !== null;
