import { dateOfEpochDay, epochDay, type LocalDate } from '../../domain/calendar';
import type { BenchmarkRates } from '../benchmark-rates';
import { AgeBuckets } from './age-buckets';
import { calibrate, RowScales, SCALE_UNIT, type Calibration, type Scales } from './calibration';
import { typesByItem } from './carc-rates';
import type { KnownExcess } from './carc-table';
import { MICRO } from './claim-expectation';
import { ClaimRows, HORIZON_DAYS, type Denial } from './claim-rows';
import { ALARM_SCORE, alarmScore, explainCarc, type Find } from './explain-carc';
import { compareSlices, sliceKey, type LatticeObservation, type LatticeSlice } from './lattice-fields';
import { RowSampler, SEARCH_ROWS, TRIGGER_ROWS } from './row-view';
import { SearchMemory, type SearchState } from './search-state';
import { matcherOf } from './slice-matcher';
import { isInHorizon, overlapOf } from './slice-overlap';
import type { TestKind } from './slice-test';
import { ItemCounts, type Candidate } from './trigger';

/** A CARC is searched when an item of its denied claims alone stands out this much (log-likelihood). */
const TRIGGER_LLR = 5;
/** A new pattern is fitted again while more of it is seen. */
const REFIT_DAYS = 28;
const YOUNG_DAYS = 7;
/** Both divisible by all of the days per search. */
const DAYS_PER_FIT = 6;
const DAYS_PER_REVIEW = 12;
/** A fitted pattern is kept down to this score. */
const KEEP_SCORE = 6;
/** A pattern moves when the grounds for it are at least this share of those that it stands on. */
const STRONG_SHARE = 0.7;
/** Two slices are the same pattern when they share this much of their denials. */
const SAME_PATTERN = 0.3;
/** A pattern has merged into another that has this much of its denials. */
const MERGED = 0.7;
/** Few claims tell little new in a day: one search for so many. */
const CLAIMS_PER_SEARCH = 400;
const MAX_DAYS_PER_SEARCH = 3;
const CALIBRATION_DAYS = 7;
/** Of the claims held; more are denied in no practice, only at the start of a stream. */
const MAX_DENIED_SHARE = 0.6;
/**
 * Patterns that last, which every claim is compared with: of a search, the strongest come first. Nobody reads more, and
 * where there are as many, the stream is unlike any benchmark and no pattern says much.
 */
const MAX_LASTING = 500;

/** A slice whose denials under one CARC are unusual. */
export interface SlicePattern {
  id: number;
  carc: string;
  slice: LatticeSlice;
  kind: TestKind;
  detectedOn: LocalDate;
  /** The change point: its baseline ends before this day. */
  since: LocalDate;
  /** The last day of its excess; null while it lasts. */
  until: LocalDate | null;
  /** Denials above the usual in 1,000,000 claims, since then. */
  addedPerMillion: number;
  /** Expected denials in 1,000,000 claims. */
  expectedPerMillion: number;
  /** In thousandths. */
  scorePerMille: number;
  /** The pattern that it turned out to be a part of. */
  mergedInto: number | null;
}

export interface LatticeState {
  patterns: readonly SlicePattern[];
  /** The first day that ever had a claim. */
  firstDate: LocalDate | null;
}

type SliceChangeKind = 'FOUND' | 'REFITTED' | 'MERGED';
export interface SliceChange {
  kind: SliceChangeKind;
  pattern: SlicePattern;
}

/**
 * Finds the slices of claims that are denied unusually often, over every field known before adjudication and every
 * CARC: a trigger on single items, a beam search over combinations of at most three, the strongest explanation first.
 * Decides only when a day ends, by sums of whole numbers, so that the order of claims and batches has no influence.
 */
export class LatticeEngine {
  private readonly rows = new ClaimRows();
  private readonly counts = new ItemCounts(this.rows);
  private readonly memory = new SearchMemory();
  private readonly samplers = { search: new RowSampler(), trigger: new RowSampler() };
  private held: SlicePattern[] = [];
  private calibration: { day: number; value: Scales } | null = null;

  constructor(
    private readonly rates: BenchmarkRates,
    state: LatticeState = { patterns: [], firstDate: null },
    private readonly maxLasting = MAX_LASTING,
  ) {
    this.held = [...state.patterns];
    if (state.firstDate !== null) this.rows.firstDay = epochDay(state.firstDate);
  }

  /** What must be kept beside the claims of the newest days for an engine to go on as if it had never stopped. */
  get state(): LatticeState {
    const { firstDay } = this.rows;
    return {
      patterns: this.held,
      firstDate: firstDay === Number.MAX_SAFE_INTEGER ? null : dateOfEpochDay(firstDay),
    };
  }

  get patterns(): readonly SlicePattern[] {
    return this.held;
  }

  observe(claim: LatticeObservation): void {
    const day = this.rows.add(claim);
    // A late claim counts for the scales of its day as if it had come in time.
    if (this.calibration !== null && day <= this.calibration.day) this.calibration = null;
  }

  /** The pattern's excess ended on this day: what comes after it is judged anew. */
  end(id: number, date: LocalDate | null): void {
    this.held = this.held.map((pattern) => (pattern.id === id ? { ...pattern, until: date } : pattern));
  }

  /** What is held of a pattern is something else. */
  put(pattern: SlicePattern): void {
    this.replace(pattern);
  }

  /** It is no pattern of its own. */
  drop(id: number): void {
    this.held = this.held.filter((pattern) => pattern.id !== id);
  }

  /** @param isLast nothing is known of a next day: it is searched even where there are too few claims for one a day */
  evaluateDay(date: LocalDate, isLast = false): SliceChange[] {
    const today = epochDay(date);
    const { rows, rates } = this;
    rows.forgetBefore(today - HORIZON_DAYS - CALIBRATION_DAYS);
    const days = this.daysPerSearch(today);
    if ((!isLast && today % days !== 0) || !this.isMixed(today)) return [];
    const calibration = this.calibrated(today);
    const { counts, memory } = this;
    const state: SearchState = { rows, rates, calibration, memory };
    counts.count(calibration);
    const changes: SliceChange[] = [];
    for (const carc of [...rows.denials.keys()].sort()) {
      if ((rows.lastDenied.get(carc) ?? 0) <= today - days) continue;
      if (!this.isDue(carc, today)) continue;
      const candidates = counts.candidates(carc);
      // Where all claims are alike no item stands out, and all claims are what is looked at.
      if (candidates.length > 0 && !stands(candidates)) continue;
      const held = this.held.filter((pattern) => pattern.carc === carc && pattern.mergedInto === null);
      const fitted = held.filter((pattern) => isFitted(pattern, today));
      const known = held.filter((pattern) => !fitted.includes(pattern)).map(excessOf);
      const finds = explainCarc(state, carc, candidates, known, fitted.length > 0 ? KEEP_SCORE : ALARM_SCORE);
      changes.push(...this.settle(date, fitted, finds));
    }
    return changes;
  }

  /**
   * What patterns explain already is no reason to search: they are fitted again every day in their first week, then
   * every sixth day. Every twelfth day shows whether a part of a pattern has become worse. Otherwise a CARC is searched
   * when the denials that no pattern has stand out by themselves.
   */
  private isDue(carc: string, today: number): boolean {
    const held = this.held.filter((pattern) => pattern.carc === carc && pattern.mergedInto === null);
    if (held.length === 0 || today % DAYS_PER_REVIEW === 0) return true;
    const days = today % DAYS_PER_FIT === 0 ? REFIT_DAYS : YOUNG_DAYS;
    if (held.some((pattern) => isFitted(pattern, today, days))) return true;
    const owners = held.map((pattern) => ({
      ...excessOf(pattern),
      matcher: matcherOf(this.rows, pattern.slice),
    }));
    const isOwned = (denial: Denial): boolean => {
      const day = this.rows.days[denial.row] as number;
      return owners.some(({ untilDay, matcher }) => day <= untilDay && matcher.hasDenial(denial));
    };
    return stands(this.counts.candidates(carc, isOwned));
  }

  /** Where denials come before payments, the first days of a stream show nothing else: they tell no rate. */
  private isMixed(today: number): boolean {
    let [claims, denied] = [0, 0];
    for (const [day, counts] of this.rows.countsByDay) {
      if (!isInHorizon(day, today)) continue;
      claims += counts.claims;
      denied += counts.denied;
    }
    return claims > 0 && denied <= claims * MAX_DENIED_SHARE;
  }

  /** Scales change slowly: they are measured on Mondays. */
  private calibrated(today: number): Calibration {
    const day = today - ((((today + 3) % CALIBRATION_DAYS) + CALIBRATION_DAYS) % CALIBRATION_DAYS);
    const buckets = new AgeBuckets(today, this.rows.firstDay);
    let known = this.calibration?.day === day ? this.calibration : null;
    if (known === null) {
      const hasMonday = this.rows.firstDay <= day;
      const asOf = hasMonday ? new AgeBuckets(day, this.rows.firstDay) : buckets;
      known = { day, value: calibrate(this.rows, this.rates, asOf) };
      // The week in which a stream begins has no Monday: an engine restored in it could not measure the same.
      this.calibration = hasMonday ? known : null;
    }
    const { value } = known;
    const scales = new Float64Array(this.rows.items.count).fill(SCALE_UNIT);
    scales.set(value.scales.subarray(0, scales.length));
    const { search, trigger } = this.samplers;
    const rowScales = new RowScales(this.rows, scales, value.times);
    const searched = search.sample(this.rows, buckets, SEARCH_ROWS);
    const view = rowScales.ofView(trigger.sample(this.rows, buckets, TRIGGER_ROWS, searched.rows));
    const searchView = rowScales.ofView(searched);
    return { ...value, scales, rowScales, types: typesByItem(this.rows.items), buckets, view, searchView };
  }

  /** One search a day, or in two or three days where there are few claims. */
  private daysPerSearch(today: number): number {
    let recent = 0;
    for (const [day, { claims }] of this.rows.countsByDay)
      if (day > today - 28 && day <= today) recent += claims;
    return Math.max(
      1,
      Math.min(MAX_DAYS_PER_SEARCH, Math.round((CLAIMS_PER_SEARCH * 28) / Math.max(1, recent))),
    );
  }

  /** What was found against the patterns that are still being fitted: fitted again, split, merged, or new. */
  private settle(date: LocalDate, fitted: readonly SlicePattern[], finds: readonly Find[]): SliceChange[] {
    const today = epochDay(date);
    const changes: SliceChange[] = [];
    const open = new Set(fitted);
    const owners: SlicePattern[] = [];
    for (const find of finds) {
      const before = this.sameAs(find, [...open], today);
      if (before === null && (find.score < alarmScore(find.kind) || this.isHeld(find) || this.isFull))
        continue;
      if (before !== null) open.delete(before);
      const pattern = before !== null && isWeaker(find, before) ? before : this.patternOf(find, date, before);
      owners.push(pattern);
      if (before === null) {
        this.held = [...this.held, pattern];
        changes.push({ kind: 'FOUND', pattern });
      } else {
        this.replace(pattern);
        if (sliceKey(pattern.slice) !== sliceKey(before.slice)) changes.push({ kind: 'REFITTED', pattern });
      }
    }
    for (const rest of open) {
      const owner = owners.find((pattern) => this.isMerged(rest, pattern, today));
      if (owner === undefined) continue;
      const pattern = { ...rest, mergedInto: owner.id };
      this.replace(pattern);
      changes.push({ kind: 'MERGED', pattern });
    }
    return changes;
  }

  private get isFull(): boolean {
    const lasting = this.held.filter(({ until, mergedInto }) => until === null && mergedInto === null);
    return lasting.length >= this.maxLasting;
  }

  /** A slice that is known and has become worse is no other pattern. */
  private isHeld({ carc, slice }: Find): boolean {
    const key = sliceKey(slice);
    return this.held.some(
      (held) =>
        held.carc === carc && held.until === null && held.mergedInto === null && sliceKey(held.slice) === key,
    );
  }

  private sameAs(find: Find, patterns: readonly SlicePattern[], today: number): SlicePattern | null {
    const overlaps = patterns.map((pattern) => ({
      pattern,
      overlap: overlapOf(this.rows, pattern, find.slice, today).ofBoth,
    }));
    overlaps.sort((a, b) => b.overlap - a.overlap || compareSlices(a.pattern.slice, b.pattern.slice));
    const best = overlaps[0];
    return best !== undefined && best.overlap >= SAME_PATTERN ? best.pattern : null;
  }

  /** What is no longer found by itself is a part of another pattern, or was high because of that other one. */
  private isMerged(rest: SlicePattern, owner: SlicePattern, today: number): boolean {
    const { ofFirst, ofOther } = overlapOf(this.rows, rest, owner.slice, today);
    return ofFirst >= MERGED || ofOther >= MERGED;
  }

  private patternOf(
    { carc, slice, score, kind, since }: Find,
    date: LocalDate,
    before: SlicePattern | null,
  ): SlicePattern {
    const claims = Math.max(1, since.claims);
    return {
      id: before?.id ?? (this.held.at(-1)?.id ?? 0) + 1,
      carc,
      slice,
      kind,
      detectedOn: before?.detectedOn ?? date,
      since: dateOfEpochDay(epochDay(date) - since.age),
      until: null,
      addedPerMillion: Math.round((Math.max(0, since.denied - since.expected) * MICRO) / claims),
      expectedPerMillion: Math.round((since.expected * MICRO) / claims),
      scorePerMille: Math.round(score * 1000),
      mergedInto: null,
    };
  }

  private replace(pattern: SlicePattern): void {
    this.held = this.held.map((held) => (held.id === pattern.id ? pattern : held));
  }
}

/** Its own days become a change's history: what is found later on lesser grounds moves nothing. */
const isWeaker = (find: Find, pattern: SlicePattern): boolean =>
  find.score * 1000 < STRONG_SHARE * pattern.scorePerMille &&
  sliceKey(find.slice) !== sliceKey(pattern.slice);

const stands = ([strongest]: readonly Candidate[]): boolean => (strongest?.llr ?? 0) >= TRIGGER_LLR;

const isFitted = (pattern: SlicePattern, today: number, days = REFIT_DAYS): boolean =>
  pattern.mergedInto === null && pattern.until === null && today - epochDay(pattern.detectedOn) <= days;

const excessOf = ({ slice, since, until }: SlicePattern): KnownExcess => ({
  slice,
  sinceDay: epochDay(since),
  untilDay: until === null ? Number.MAX_SAFE_INTEGER : epochDay(until),
});
