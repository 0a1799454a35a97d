import type { LocalDate } from '../domain/calendar';
import { populationBit } from '../domain/denial-rule';
import { createBenchmarkRates, familyIndex, type BenchmarkRates } from './benchmark-rates';
import { strongestFind, type Find } from './carc-search';
import { DayBook } from './day-book';
import type {
  DayCells,
  DetectedPattern,
  Detector,
  DetectorContext,
  DetectorState,
  Observation,
  PatternDecision,
} from './detector';
import { summarizeWindows, windowOf, type DetectionWindows } from './detection-windows';
import {
  computeFigures,
  countDaily,
  countPeriod,
  nameSlice,
  placeSlice,
  type DailyCount,
} from './pattern-figures';
import { detect, nextDay, type CountPeriod } from './pattern-life';
import { computeCalibrationFactors, type CalibrationFactors } from './calibration-factors';

/** The most patterns that are ACTIVE or IMPROVING at one time; the strongest of a day come first, the rest wait. */
const MAX_LIVE_PATTERNS = 200;

/**
 * Detects denial patterns in a stream of adjudicated claims: counts by day and slice, raises an alarm on a likelihood
 * ratio against the benchmark, and follows each pattern until it is resolved. Nearest published design: WSARE (Wong et
 * al., JMLR 6, 2005). The whole state is the counters by day and the patterns: a detector restored from both continues
 * identically.
 */
export function createDetector(context: DetectorContext, state: DetectorState | null): Detector {
  return new PatternDetector(context, state ?? { days: [], patterns: [] });
}

/** A pattern's membership, ready for the hot path. */
interface Membership {
  pattern: DetectedPattern;
  bit: number;
}

interface View {
  date: LocalDate;
  windows: DetectionWindows;
  factors: CalibrationFactors;
}

class PatternDetector implements Detector {
  private readonly rates: BenchmarkRates;
  private readonly book: DayBook;
  /** By id, ascending. */
  private held: DetectedPattern[];
  private members = new Map<string, Membership[]>();

  constructor(
    private readonly context: DetectorContext,
    state: DetectorState,
  ) {
    this.rates = createBenchmarkRates(context);
    this.book = new DayBook(state.days);
    this.held = [...state.patterns].sort((a, b) => a.id - b.id);
    this.arrange();
  }

  get patterns(): readonly DetectedPattern[] {
    return this.held;
  }

  observe(observation: Observation): number[] {
    this.book.count(observation);
    const ids: number[] = [];
    if (observation.denial === null) return ids;
    const eligiblePopulations = observation.eligiblePopulations | 1;
    for (const { pattern, bit } of this.members.get(observation.denial.carc) ?? []) {
      if ((eligiblePopulations & bit) !== 0 && fits(observation, pattern)) ids.push(pattern.id);
    }
    return ids;
  }

  evaluateDay(date: LocalDate): PatternDecision[] {
    const asOf = this.held.reduce(
      (latest, { memory }) => (memory.decidedOn > latest ? memory.decidedOn : latest),
      date,
    );
    const windows = summarizeWindows(this.book.days(), asOf);
    const factors = computeCalibrationFactors(windows, this.rates, (payerId) =>
      this.context.payerType(payerId),
    );
    const view: View = { date: asOf, windows, factors };
    const decisions = this.held.flatMap((pattern) => this.follow(pattern, view) ?? []);
    decisions.push(...this.search(view));
    if (decisions.length > 0) this.arrange();
    return decisions;
  }

  archive(patternId: number): PatternDecision | null {
    const found = this.held.find(({ id }) => id === patternId);
    if (found === undefined) return null;
    const pattern: DetectedPattern = { ...found, status: 'ARCHIVED' };
    this.replace(pattern);
    this.arrange();
    return { kind: 'ARCHIVED', pattern };
  }

  takeChangedDays(): DayCells[] {
    return this.book.takeChanged();
  }

  dailyCounts({ carc, slice }: Pick<DetectedPattern, 'carc' | 'slice'>): DailyCount[] {
    return countDaily(this.book.days(), carc, slice);
  }

  private follow(pattern: DetectedPattern, view: View): PatternDecision | null {
    if (pattern.status === 'ARCHIVED') return null;
    const place = placeSlice(view.windows, pattern.slice);
    const figures = computeFigures(view.windows, this.rates, view.factors, pattern.carc, place);
    const decision = nextDay(pattern, figures, view.date, this.counter(pattern));
    if (decision !== null) this.replace(decision.pattern);
    return decision;
  }

  /**
   * CARC by CARC, because patterns of different CARCs share no denial; the strongest first, each taking its denials.
   */
  private search(view: View): PatternDecision[] {
    const { windows, factors } = view;
    const finds: { carc: string; find: Find }[] = [];
    for (const carc of [...windows.denials.keys()].sort()) {
      const cover = this.held
        .filter((pattern) => pattern.carc === carc)
        .map(({ slice }) => placeSlice(windows, slice));
      for (;;) {
        const find = strongestFind({ windows, rates: this.rates, factors, carc, cover });
        if (find === null) break;
        cover.push(find.slice);
        finds.push({ carc, find });
      }
    }
    const live = this.held.filter(({ status }) => status === 'ACTIVE' || status === 'IMPROVING').length;
    // The sort is stable: equals stay in the order of CARC and finding.
    finds.sort((a, b) => b.find.llr - a.find.llr);
    return finds
      .slice(0, Math.max(0, MAX_LIVE_PATTERNS - live))
      .map(({ carc, find }) => this.addPattern(carc, find, view));
  }

  private addPattern(carc: string, find: Find, { date, windows, factors }: View): PatternDecision {
    const slice = nameSlice(windows, find.slice);
    const figures = computeFigures(windows, this.rates, factors, carc, find.slice);
    const whole = figures.within(find.window);
    const pattern = detect(
      {
        id: (this.held.at(-1)?.id ?? 0) + 1,
        carc,
        slice,
        windowStart: windowOf(windows, find.window).start,
        expectedRate: whole.eligible > 0 ? whole.expected / whole.eligible : 0,
        denied: find.denied,
        expected: find.expected,
      },
      figures,
      date,
      this.counter({ carc, slice }),
    );
    this.held = [...this.held, pattern];
    return { kind: 'DETECTED', pattern };
  }

  private counter({ carc, slice }: Pick<DetectedPattern, 'carc' | 'slice'>): CountPeriod {
    return (start, end, leastDays) => countPeriod(this.book.days(), carc, slice, { start, end }, leastDays);
  }

  private replace(pattern: DetectedPattern): void {
    this.held = this.held.map((held) => (held.id === pattern.id ? pattern : held));
  }

  /**
   * Which of several matching patterns owns a denial: refined before whole family, narrow family before wide, then
   * older.
   */
  private arrange(): void {
    const breadth = ({ slice }: DetectedPattern): number =>
      (slice.refinement === null ? 1000 : 0) + this.rates.eligibleShare(familyIndex(slice.family));
    this.members = new Map();
    const inOrder = this.held
      .filter(({ status }) => status !== 'ARCHIVED')
      .sort((a, b) => breadth(a) - breadth(b) || a.id - b.id);
    for (const pattern of inOrder) {
      const list = this.members.get(pattern.carc) ?? [];
      list.push({ pattern, bit: populationBit(pattern.slice.family) });
      this.members.set(pattern.carc, list);
    }
  }
}

function fits(observation: Observation, { slice: { refinement } }: DetectedPattern): boolean {
  if (refinement === null) return true;
  const { by, id } = refinement;
  return (
    (by === 'payer'
      ? observation.payerId
      : by === 'provider'
        ? observation.providerId
        : observation.coderId) === id
  );
}
