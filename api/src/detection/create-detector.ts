import { addDays, epochDay, type LocalDate } from '../domain/calendar';
import { epochDayOf } from '../domain/date-index';
import type { Cents } from '../domain/money';
import { createBenchmarkRates, type DetectorContext } from './benchmark-rates';
import type {
  DailyCount,
  DetectedPattern,
  Detector,
  DetectorState,
  Observation,
  PatternDecision,
  PatternDenial,
} from './detector';
import { LatticeEngine, type SliceChange, type SlicePattern } from './lattice/lattice-engine';
import { sliceKey } from './lattice/lattice-fields';
import { ObservationLog } from './observation-log';
import { denialIn, isInSlice, patternDenial, PatternCounts } from './pattern-counts';
import { CURRENT_DAYS, figuresOf, type PatternFigures } from './pattern-figures';
import { detect, nextDay, refit, reopened, type CountPeriod, type LifeStep } from './pattern-life';
import { isSetAside } from './set-aside';
import { usualPerMillion } from './usual-rate';

/** How far back, in days, denials are linked to a new pattern. */
const LINKED_DAYS = 90;
/** Denials over the usual, in the last 28 days, up to which nothing is left of a pattern. */
const SPENT_RATIO = 1.25;

/**
 * Detects denial patterns in a stream of adjudicated claims: the lattice engine finds slices that are denied unusually
 * often and fits them again while they are new; each is followed here until it is resolved. The whole state is the
 * claims of the held days and the patterns: a detector restored from both continues identically.
 */
export function createDetector(context: DetectorContext, state: DetectorState | null): Detector {
  return new PatternDetector(context, state ?? { firstDate: null, observations: [], patterns: [] });
}

class PatternDetector implements Detector {
  private readonly engine: LatticeEngine;
  private readonly log: ObservationLog;
  /** By id, ascending. */
  private held: DetectedPattern[];
  /** Most specific first, then older: the order in which patterns own a denial. */
  private inOrder: readonly DetectedPattern[] = [];
  private readonly counts = new Map<number, PatternCounts>();
  /** By day of adjudication, of all claims. */
  private readonly deniedCents = new Map<number, Cents>();
  private firstDate: LocalDate | null;

  constructor(context: DetectorContext, state: DetectorState) {
    this.held = [...state.patterns].sort((a, b) => a.id - b.id);
    this.firstDate = state.firstDate;
    this.engine = new LatticeEngine(createBenchmarkRates(context), {
      patterns: this.held.map(({ fit }) => fit),
      firstDate: state.firstDate,
    });
    this.log = new ObservationLog(state.observations);
    const counted = this.held.map((pattern) => this.track(pattern));
    this.log.forEach((observation) => {
      this.engine.observe(observation.claim);
      this.addDenied(observation);
      for (const each of counted) countOne(observation, each);
    });
    this.arrange();
  }

  get patterns(): readonly DetectedPattern[] {
    return this.held;
  }

  observe(observation: Observation): { pattern: DetectedPattern; denial: PatternDenial }[] {
    const { claim } = observation;
    const { processingDate } = claim;
    if (this.firstDate === null || processingDate < this.firstDate) this.firstDate = processingDate;
    this.engine.observe(claim);
    const matches: { pattern: DetectedPattern; denial: PatternDenial }[] = [];
    if (!this.log.add(observation)) return matches;
    this.addDenied(observation);
    for (const pattern of this.inOrder) {
      const denial = countOne(observation, { pattern, counts: this.countsOf(pattern) });
      if (denial !== null && pattern.status !== 'ARCHIVED' && isLinked(pattern, processingDate))
        matches.push({ pattern, denial: patternDenial(observation, denial) });
    }
    return matches;
  }

  evaluateDay(date: LocalDate, isLast = false): PatternDecision[] {
    const asOf = this.held.reduce(
      (latest, { memory }) => (memory.decidedOn > latest ? memory.decidedOn : latest),
      date,
    );
    const changes = this.engine.evaluateDay(asOf, isLast);
    this.recount(changes);
    const decisions = changes.flatMap((change) => this.decide(change, asOf));
    const decided = new Set(decisions.map(({ pattern }) => pattern.id));
    for (const pattern of this.held) {
      if (pattern.status === 'ARCHIVED' || decided.has(pattern.id)) continue;
      const step = nextDay(pattern, this.figures(pattern, asOf), asOf, this.counter(pattern.id));
      if (step === null) continue;
      if (step.kind === 'REOPENED') this.engine.end(pattern.id, null);
      decisions.push(this.accept(step, false));
    }
    this.endSpent(asOf);
    this.takeFits();
    if (decisions.length > 0) this.arrange();
    return decisions;
  }

  archive(patternId: number, date: LocalDate): PatternDecision | null {
    const found = this.held.find(({ id }) => id === patternId);
    if (found === undefined || found.status === 'ARCHIVED') return null;
    const memory = { ...found.memory, statusChangedOn: date };
    const pattern: DetectedPattern = { ...found, status: 'ARCHIVED', isArchivedByUser: true, memory };
    const decision = this.accept({ kind: 'ARCHIVED', pattern }, false);
    this.arrange();
    return decision;
  }

  takeObservations(): ReturnType<Detector['takeObservations']> {
    return this.log.take();
  }

  dailyCounts(pattern: DetectedPattern, days?: Iterable<LocalDate>): DailyCount[] {
    const counts = this.countsOf(pattern);
    const found = days === undefined ? counts.daily() : Array.from(days, (day) => counts.on(day));
    return found.filter((count) => count !== null).filter(({ day }) => this.log.isHeld(day));
  }

  denialsOf(patterns: readonly DetectedPattern[]): Map<number, PatternDenial[]> {
    const found = new Map<number, PatternDenial[]>(patterns.map(({ id }) => [id, []]));
    const slices = patterns.map(({ slice }) => slice);
    const from = patterns.map(linkedFrom).sort()[0] ?? null;
    this.log.forEachOf(slices, from, (observation) => {
      const { claim } = observation;
      for (const pattern of patterns) {
        if (!isLinked(pattern, claim.processingDate) || !isInSlice(claim, pattern.slice)) continue;
        const denial = denialIn(observation, pattern.carc, pattern.slice);
        if (denial !== null) found.get(pattern.id)?.push(patternDenial(observation, denial));
      }
    });
    return found;
  }

  private decide({ kind, pattern: fit }: SliceChange, date: LocalDate): PatternDecision[] {
    const before = this.held.find(({ id }) => id === fit.id);
    if (kind === 'MERGED') return before === undefined ? [] : this.endPart(before);
    const known = this.knownAs(fit);
    if (known !== undefined && isSetAside(known)) {
      const again = { ...fit, id: known.id };
      if (before === undefined) {
        this.engine.drop(fit.id);
        this.counts.delete(fit.id);
      } else this.engine.put({ ...fit, mergedInto: known.id });
      this.engine.put(again);
      const found = this.accept({ kind: 'DETECTED', pattern: this.patternOf(again, date) }, true);
      // One that had another slice until now has come to be it.
      return [...(before === undefined ? [] : this.endPart(before)), found];
    }
    if (known !== undefined) {
      if (before === undefined) this.engine.drop(fit.id);
      else this.engine.put({ ...fit, mergedInto: known.id });
      return [...(before === undefined ? [] : this.endPart(before)), ...this.findAgain(known, fit, date)];
    }
    const found = this.patternOf(fit, date);
    if (before === undefined) return [this.accept({ kind: 'DETECTED', pattern: found }, true)];
    const decision = this.accept({ kind: 'UPDATED', pattern: refit(before, found) }, true);
    return before.status === 'ARCHIVED' ? [] : [decision];
  }

  /** It turned out to be a part of another pattern. */
  private endPart(part: DetectedPattern): PatternDecision[] {
    if (part.status === 'ARCHIVED') return [];
    return [this.accept({ kind: 'ARCHIVED', pattern: { ...part, status: 'ARCHIVED' } }, false)];
  }

  /**
   * A pattern that had ended is found again with its slice. A resolved one may still be denied somewhat more than usual:
   * its life says when it is back.
   */
  private findAgain(known: DetectedPattern, fit: SlicePattern, date: LocalDate): PatternDecision[] {
    const { id, detectedOn, since, mergedInto } = known.fit;
    this.engine.put({ ...fit, id, detectedOn, since });
    if (mergedInto === null || known.isArchivedByUser) return [];
    return [this.accept(reopened(known, this.figures(known, date), date), true)];
  }

  /** Patterns that nobody follows explain their excess while there is some; after that, they explain nothing. */
  private endSpent(date: LocalDate): void {
    const lasting = new Set(this.engine.patterns.flatMap(({ id, until }) => (until === null ? [id] : [])));
    for (const pattern of this.held) {
      const isEnded = pattern.status === 'RESOLVED' || pattern.isArchivedByUser;
      if (!isEnded || !lasting.has(pattern.id)) continue;
      const { denied, expected } = this.figures(pattern, date).within(CURRENT_DAYS);
      if (denied <= 1 + SPENT_RATIO * expected) this.engine.end(pattern.id, date);
    }
  }

  private knownAs({ id, carc, slice }: SlicePattern): DetectedPattern | undefined {
    const key = sliceKey(slice);
    const same = this.held.filter((pattern) => pattern.carc === carc);
    return (
      same.find((pattern) => pattern.id !== id && !isSetAside(pattern) && sliceKey(pattern.slice) === key) ??
      same.find((pattern) => isSetAside(pattern) && sliceKey(pattern.foundAs) === key)
    );
  }

  private patternOf(fit: SlicePattern, date: LocalDate): DetectedPattern {
    const counts = this.countsOf(fit);
    const today = epochDay(date);
    const usual = usualPerMillion(fit, counts, today, this.firstDate ?? date);
    const { eligibleCount, deniedCount } = counts.within(epochDay(fit.since), today);
    const finding = {
      fit,
      usualPerMillion: usual,
      denied: deniedCount,
      expected: (eligibleCount * usual) / 1_000_000,
    };
    const figures = figuresOf(counts, usual, date, this.deniedCents28(today));
    return detect(finding, figures, date, this.counter(fit.id));
  }

  private figures(pattern: DetectedPattern, date: LocalDate): PatternFigures {
    const denied = this.deniedCents28(epochDayOf(date));
    return figuresOf(this.countsOf(pattern), pattern.benchmarkPerMillion, date, denied);
  }

  private deniedCents28(today: number): Cents {
    let sum = 0;
    for (let day = today - CURRENT_DAYS + 1; day <= today; day++) sum += this.deniedCents.get(day) ?? 0;
    return sum;
  }

  private counter(id: number): CountPeriod {
    return (start, end, leastDays) =>
      this.countsOf({ id }).period(start, end, leastDays, this.firstDate ?? start);
  }

  /** Counts the claims of new slices, all in one pass. */
  private recount(changes: readonly SliceChange[]): void {
    const fresh = changes
      .filter(({ kind }) => kind !== 'MERGED')
      .map(({ pattern }) => ({ pattern, counts: new PatternCounts() }));
    if (fresh.length === 0) return;
    for (const { pattern, counts } of fresh) this.counts.set(pattern.id, counts);
    const slices = fresh.map(({ pattern }) => pattern.slice);
    this.log.forEachOf(slices, null, (observation) => {
      for (const each of fresh) countOne(observation, each);
    });
  }

  private track(pattern: DetectedPattern): Counted {
    const counts = new PatternCounts();
    this.counts.set(pattern.id, counts);
    return { pattern, counts };
  }

  private countsOf({ id }: { id: number }): PatternCounts {
    const counts = this.counts.get(id);
    if (counts === undefined) throw new RangeError(`pattern ${id} has no counts`);
    return counts;
  }

  private addDenied({ claim }: Observation): void {
    let cents = claim.claimDenial?.deniedCents ?? 0;
    for (const { denial } of claim.lines) cents += denial?.deniedCents ?? 0;
    if (cents === 0) return;
    const day = epochDayOf(claim.processingDate);
    this.deniedCents.set(day, (this.deniedCents.get(day) ?? 0) + cents);
  }

  private accept({ kind, pattern }: LifeStep, isFitted: boolean): PatternDecision {
    const isKnown = this.held.some(({ id }) => id === pattern.id);
    this.held = isKnown
      ? this.held.map((held) => (held.id === pattern.id ? pattern : held))
      : [...this.held, pattern];
    return { kind, pattern, isFitted };
  }

  /** The engine measures its patterns anew while they are new. */
  private takeFits(): void {
    const fits = new Map(this.engine.patterns.map((fit) => [fit.id, fit]));
    this.held = this.held.map((pattern) => {
      const fit = fits.get(pattern.id) ?? pattern.fit;
      return fit === pattern.fit ? pattern : { ...pattern, fit };
    });
  }

  private arrange(): void {
    this.inOrder = [...this.held].sort((a, b) => b.slice.length - a.slice.length || a.id - b.id);
  }
}

interface Counted {
  pattern: Pick<DetectedPattern, 'carc' | 'slice'>;
  counts: PatternCounts;
}

/** Counts a claim of the slice, denied or not. */
function countOne(observation: Observation, { pattern, counts }: Counted): ReturnType<typeof denialIn> {
  const { claim } = observation;
  if (!isInSlice(claim, pattern.slice)) return null;
  const denial = denialIn(observation, pattern.carc, pattern.slice);
  counts.add(epochDayOf(claim.processingDate), claim.billedCents, denial);
  return denial;
}

const linkedFrom = ({ detectedOn }: DetectedPattern): LocalDate => addDays(detectedOn, -LINKED_DAYS);

const isLinked = (pattern: DetectedPattern, date: LocalDate): boolean => date >= linkedFrom(pattern);
