import type { LocalDate } from '../../api/src/domain/calendar';
import { SECONDS_PER_DAY, addDays } from '../../api/src/domain/calendar';
import { epochDayOf } from '../../api/src/domain/date-index';
import { elementAt } from '../../api/src/domain/element-at';
import { eligiblePopulationsOf } from '../../api/src/domain/eligible-populations';
import { matchPatterns } from '../../api/src/domain/pattern-matching';
import { isEligibleFor } from '../../api/src/domain/pattern-truth';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { createSimulation } from '../../api/src/generation/create-simulation';
import { runTruths } from '../../api/src/generation/run-truths';
import type { Simulation, SimulationEvent } from '../../api/src/generation/simulation';
import { BASELINES, BaselineDetector } from './baselines';
import { ClaimSample } from './claim-sample';
import { latticeDetector } from './lattice-detector';
import { productDetector } from './product-detector';
import type { FoundPattern, ObservedClaim, StreamDetector } from './stream-detector';
import { TruthTally } from './truth-tally';

/** What a run is there for: NULL and DECOY runs must raise nothing that is not in them. */
export type RunKind = 'PRESET' | 'UNSEEN' | 'DECOY' | 'NULL' | 'FILE' | 'RANDOM';

export interface DetectionCase {
  kind: RunKind;
  name: string;
  config: ScenarioConfig;
}

export interface TruthScore {
  title: string;
  /** Whether the oracle raises it at all, and after how many days. */
  oracleDaysFromInjection: number | null;
  oracleDaysFromFirstRemit: number | null;
  injectedCents: number;
  injectedDenials: number;
}

export interface MatchScore {
  /** Index of the truth. */
  truth: number;
  jaccard: number;
  daysFromInjection: number;
  daysFromFirstRemit: number | null;
}

/** How one detector did on one run. */
interface DetectorScore {
  matches: MatchScore[];
  /** Titles of what no truth explains. */
  surplus: string[];
  /** The largest overlap of each truth with any pattern of its CARC. */
  bestJaccards: number[];
}

export interface RunScore {
  kind: RunKind;
  name: string;
  seed: number;
  days: number;
  truths: TruthScore[];
  /** By detector; 'product' is ours. */
  detectors: Record<string, DetectorScore>;
}

/** After the last submission: nearly all remits have come by then. */
const REMIT_DAYS = 21;

/** What is scored as ours: the product's detector, or the one that is to take its place. */
const CANDIDATES = {
  product: productDetector,
  lattice: latticeDetector,
} satisfies Record<string, () => StreamDetector>;
export type Candidate = keyof typeof CANDIDATES;
export const CANDIDATE_NAMES = Object.keys(CANDIDATES) as Candidate[];

export function runDetection({ kind, name, config }: DetectionCase, candidate: Candidate): RunScore {
  if (config.durationDays === null) throw new RangeError('expected a scenario with an end');
  const simulation = createSimulation({ config, seed: config.seed, commands: [] });
  const watch = new Watch(simulation, config, candidate);
  const endS = (simulation.submissionsEndS as number) + REMIT_DAYS * SECONDS_PER_DAY;
  while (simulation.nowS < endS) {
    const untilS = Math.min(endS, simulation.nowS + SECONDS_PER_DAY);
    for (const event of simulation.advance(untilS, Number.MAX_SAFE_INTEGER)) watch.observe(event);
  }
  const days = config.durationDays;
  return { kind, name, seed: config.seed, days, ...watch.score() };
}

class Watch {
  private readonly tallies: TruthTally[];
  private readonly detectors: Record<string, StreamDetector>;
  private readonly sample = new ClaimSample();
  /** By claim, the truth that it was made defective for. */
  private readonly injected = new Map<number, number>();
  private readonly truthOfPattern = new Map<number, number>();

  constructor(
    private readonly simulation: Simulation,
    config: ScenarioConfig,
    candidate: Candidate,
  ) {
    const truths = runTruths({ config, seed: config.seed, commands: [] });
    truths.forEach(({ patternIndices }, truth) => {
      for (const index of patternIndices) this.truthOfPattern.set(index, truth);
    });
    this.tallies = truths.map((truth) => new TruthTally(truth));
    this.detectors = { product: CANDIDATES[candidate]() };
    for (const [key, choice] of Object.entries(BASELINES)) this.detectors[key] = new BaselineDetector(choice);
  }

  observe(event: SimulationEvent): void {
    if (event.kind === 'DAY_ENDED') {
      const date = addDays(event.date, -1);
      for (const detector of Object.values(this.detectors)) detector.evaluateDay(date);
    } else if (event.kind === 'CLAIM_SUBMITTED') {
      const truth = this.truthOfPattern.get(event.truth?.patternIndex ?? -1);
      if (truth !== undefined) this.injected.set(event.claim.id, truth);
    } else if (event.kind === 'CLAIM_ADJUDICATED' && event.claim.frequencyCode === '1') {
      this.adjudicated(event);
    }
  }

  score(): Pick<RunScore, 'truths' | 'detectors'> {
    const members = this.tallies.map(({ truth }) => ({
      carc: truth.carc,
      members: this.sample.membersOf(({ claim, payerType, eligiblePopulations }) =>
        isEligibleFor(truth, claim, payerType, eligiblePopulations),
      ),
    }));
    const detectors = Object.entries(this.detectors).map(([key, detector]) => {
      const found = detector.patterns();
      const patterns = found.map((pattern) => ({
        carc: pattern.carc,
        members: this.sample.membersOf((observed) => pattern.isInSlice(observed)),
      }));
      const pairs = matchPatterns(members, patterns, 0).filter(({ truth, pattern }) =>
        isAfter(elementAt(found, pattern), elementAt(this.tallies, truth)),
      );
      const matches = matchPatterns(members, patterns).filter(({ truth, pattern }) =>
        isAfter(elementAt(found, pattern), elementAt(this.tallies, truth)),
      );
      const taken = new Set(matches.map(({ pattern }) => pattern));
      const score: DetectorScore = {
        matches: matches.map(({ truth, pattern, jaccard }) => ({
          truth,
          jaccard,
          ...delaysOf(elementAt(found, pattern), elementAt(this.tallies, truth)),
        })),
        surplus: found
          .filter((_, index) => !taken.has(index))
          .map(({ title, detectedOn }) => `${title} on ${detectedOn}`),
        bestJaccards: members.map((_, index) =>
          Math.max(0, ...pairs.filter(({ truth }) => truth === index).map(({ jaccard }) => jaccard)),
        ),
      };
      return [key, score] as const;
    });
    return { truths: this.tallies.map(scoreOfTruth), detectors: Object.fromEntries(detectors) };
  }

  private adjudicated({
    claim,
    adjudication,
  }: Extract<SimulationEvent, { kind: 'CLAIM_ADJUDICATED' }>): void {
    const payerType = elementAt(this.simulation.payers, claim.payerId - 1).type;
    const observed: ObservedClaim = {
      claim,
      adjudication,
      payerType,
      eligiblePopulations: eligiblePopulationsOf(claim),
    };
    const injected = this.injected.get(claim.id);
    this.injected.delete(claim.id);
    this.tallies.forEach((tally, index) => {
      tally.observe(observed, index === injected);
    });
    for (const detector of Object.values(this.detectors)) detector.observe(observed);
    this.sample.add(observed);
  }
}

const isAfter = ({ detectedOn }: FoundPattern, { truth }: TruthTally): boolean => detectedOn >= truth.from;

const daysBetween = (from: LocalDate, to: LocalDate): number => epochDayOf(to) - epochDayOf(from);

const delaysOf = ({ detectedOn }: FoundPattern, { truth, firstRemit }: TruthTally) => ({
  daysFromInjection: daysBetween(truth.from, detectedOn),
  daysFromFirstRemit: firstRemit === null ? null : daysBetween(firstRemit, detectedOn),
});

function scoreOfTruth(tally: TruthTally): TruthScore {
  const { truth, injectedCents, injectedDenials, firstRemit } = tally;
  const date = tally.oracleDate();
  const terms = Object.entries(truth.slice).filter(([, value]) => value !== null);
  const where = [
    ...(truth.population === 'all' ? [] : [truth.population]),
    ...terms.map((term) => term.join('=')),
  ];
  return {
    title: `${truth.carc} on ${where.join(' & ') || 'all'}`,
    oracleDaysFromInjection: date === null ? null : daysBetween(truth.from, date),
    oracleDaysFromFirstRemit: date === null || firstRemit === null ? null : daysBetween(firstRemit, date),
    injectedCents,
    injectedDenials,
  };
}
