import { poissonLlr } from '../statistics';
import { WINDOW_COUNT } from './age-buckets';
import {
  BUCKET_STRIDE,
  CLAIMS,
  EXPECTED,
  EXPLAINED,
  OPEN_DENIED,
  OPEN_EXPECTED,
  type BucketSums,
} from './bucket-sums';

/** LEVEL: against the benchmark; CHANGE: against the slice's own earlier days. */
export const TEST_KINDS = ['CHANGE', 'LEVEL'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

interface TestResult {
  llr: number;
  /** Place in WINDOW_DAYS. */
  window: number;
  /** More than usual, and not yet explained. */
  excess: number;
  /** What is usual, as a multiple of what is expected. */
  usual: number;
}

export type SliceTests = Record<TestKind, TestResult | null>;

/** Least denials and ratios; below them, neither test speaks. */
const MIN_DENIALS = 5;
const MIN_LEVEL_RATIO = 2;
const MIN_CHANGE_RATIO = 1.6;

/**
 * What tells a slice's usual level: the benchmark; for a slice by services, which no benchmark knows, the same services
 * elsewhere (whole counts, the slice's own included); for one that names services only, nothing.
 */
export type UsualLevel = 'BENCHMARK' | 'UNKNOWN' | BucketSums;

/**
 * Expected denials that the benchmark weighs as beside a slice's own history, and never more than that history; less
 * where it does not know these services.
 */
const PRIOR_DENIALS = 8;
const PRIOR_OF_SERVICE = 3;

/**
 * Both tests, each in its most telling window.
 *
 * A change is judged by the likelihood ratio of two samples: the earlier days are a sample, too, and taking their rate
 * for the truth would raise false alarms (0.53 per 30 days in a trial, against none). The days compared with are not
 * those of the window, so that a window chosen for being high is not its own baseline. The benchmark counts among them
 * as far as the slice's own history, which overrules it.
 */
export function testSlice(counts: BucketSums, level: UsualLevel): SliceTests {
  const tests: SliceTests = { LEVEL: null, CHANGE: null };
  const now = { seen: 0, due: 0, added: 0 };
  const before = { seen: 0, due: 0, added: 0 };
  for (let bucket = 0; bucket < WINDOW_COUNT; bucket++) shift(before, counts, bucket, 1);
  const open = { seen: 0, due: 0 };
  const elsewhere = { seen: 0, due: 0 };
  const prior = priorFor(level, before);
  for (let window = 0; window < WINDOW_COUNT; window++) {
    shift(now, counts, window, 1);
    shift(now, counts, window + WINDOW_COUNT, 1);
    shift(before, counts, window, -1);
    shiftOpen(open, counts, window);
    if (typeof level === 'object') shiftOpen(elsewhere, level, window);
    if (now.seen < MIN_DENIALS) continue;
    if (level !== 'UNKNOWN') testLevel(tests, window, open, level === 'BENCHMARK' ? null : elsewhere);
    testChange(tests, window, { now, before, prior });
  }
  return tests;
}

/** What is known is left out: where it is, the benchmark is no measure. */
function testLevel(tests: SliceTests, window: number, open: Sample, elsewhere: Sample | null): void {
  const { seen, due } = open;
  if (seen < MIN_DENIALS || (elsewhere === null && seen < MIN_LEVEL_RATIO * due)) return;
  const llr =
    elsewhere === null
      ? poissonLlr(seen, due)
      : elsewhereLlr(seen, due, elsewhere.seen - seen, elsewhere.due - due);
  if (llr > (tests.LEVEL?.llr ?? 0)) tests.LEVEL = { llr, window, excess: seen - due, usual: 1 };
}

/** What a history counts for beside itself: at most so many expected denials, at the ratio that is usual elsewhere. */
interface Prior {
  most: number;
  ratio: number;
}

const OF_BENCHMARK: Prior = { most: PRIOR_DENIALS, ratio: 1 };
const OF_SERVICE: Prior = { most: PRIOR_OF_SERVICE, ratio: 1 };

/** @param own the slice itself on all days */
function priorFor(level: UsualLevel, own: Sums): Prior {
  if (level === 'BENCHMARK') return OF_BENCHMARK;
  if (level === 'UNKNOWN') return OF_SERVICE;
  const all = { seen: 0, due: 0, added: 0 };
  for (let bucket = 0; bucket < 2 * WINDOW_COUNT; bucket++) shift(all, level, bucket, 1);
  const [seen, due] = [all.seen - all.added - own.seen, all.due - own.due];
  const ratio = due >= 1 ? Math.min(MAX_ELSEWHERE, Math.max(MIN_USUAL, seen / due)) : 1;
  return { most: PRIOR_DENIALS, ratio };
}
const MAX_ELSEWHERE = 4;

function testChange(
  tests: SliceTests,
  window: number,
  { now, before, prior }: { now: Sums; before: Sums; prior: Prior },
): void {
  const weight = priorOf(before, prior.most);
  const seenBefore = Math.max(0, before.seen - before.added) + weight * prior.ratio;
  const dueBefore = before.due + weight;
  const usual = Math.max(MIN_USUAL, seenBefore / Math.max(dueBefore, 0.001));
  const due = now.due + now.added / usual;
  if (now.seen * dueBefore < MIN_CHANGE_RATIO * due * seenBefore) return;
  const llr = twoSampleLlr(now.seen, due, seenBefore, dueBefore);
  const excess = now.seen - now.added - now.due * usual;
  if (llr > (tests.CHANGE?.llr ?? 0)) tests.CHANGE = { llr, window, excess, usual };
}

/** A slice in one window: claims, denied ones, and how many would usually be denied or are explained. */
export interface WindowFacts {
  claims: number;
  denied: number;
  usual: number;
}

/** So many earlier claims tell what was usual. */
const MIN_HISTORY_CLAIMS = 20;

export function windowFacts(sums: BucketSums, kind: TestKind, window: number): WindowFacts {
  const now = { seen: 0, due: 0, added: 0 };
  const before = { seen: 0, due: 0, added: 0 };
  const between = { seen: 0, due: 0, added: 0 };
  let claims = 0;
  let claimsBefore = 0;
  for (let bucket = 0; bucket < WINDOW_COUNT; bucket++) {
    if (bucket > window + 1) claimsBefore += claimsOf(sums, bucket);
    if (bucket > window) {
      shift(bucket > window + 1 ? before : between, sums, bucket, 1);
      continue;
    }
    for (const each of [bucket, bucket + WINDOW_COUNT]) {
      shift(now, sums, each, 1);
      claims += claimsOf(sums, each);
    }
  }
  // It may have begun a little before the window: the days next to it are history only where there are no others.
  const history = claimsBefore >= MIN_HISTORY_CLAIMS ? before : between;
  const prior = priorOf(history, PRIOR_OF_SERVICE);
  const seen = Math.max(0, history.seen - history.added) + prior;
  const level = kind === 'LEVEL' || history.due <= 0 ? 1 : Math.max(MIN_USUAL, seen / (history.due + prior));
  return { claims, denied: now.seen, usual: now.due * level + now.added };
}

/** The benchmark says nothing more where the history already contradicts it. */
const priorOf = ({ seen, due, added }: Sums, most: number): number =>
  seen - added >= 3 && seen - added > CONTRADICTION * due ? 0 : Math.min(most, due);
const CONTRADICTION = 2;

/** No slice counts as denied less often than this share of the benchmark: nothing could be told from nothing. */
const MIN_USUAL = 0.05;

interface Sample {
  seen: number;
  due: number;
}

interface Sums extends Sample {
  added: number;
}

function shiftOpen(sample: Sample, { values, from }: BucketSums, window: number): void {
  const at = from + window * BUCKET_STRIDE;
  const early = at + WINDOW_COUNT * BUCKET_STRIDE;
  sample.seen = sample.seen + (values[at + OPEN_DENIED] as number) + (values[early + OPEN_DENIED] as number);
  sample.due =
    sample.due + (values[at + OPEN_EXPECTED] as number) + (values[early + OPEN_EXPECTED] as number);
}

function shift(sums: Sums, { values, from }: BucketSums, bucket: number, sign: number): void {
  const at = from + bucket * BUCKET_STRIDE;
  sums.seen += sign * (values[at] as number);
  sums.due += sign * (values[at + EXPECTED] as number);
  sums.added += sign * (values[at + EXPLAINED] as number);
}

const claimsOf = ({ values, from }: BucketSums, bucket: number): number =>
  values[from + bucket * BUCKET_STRIDE + CLAIMS] as number;

const elsewhereLlr = (seen: number, due: number, restSeen: number, restDue: number): number =>
  seen * restDue < MIN_LEVEL_RATIO * due * restSeen ? 0 : twoSampleLlr(seen, due, restSeen, restDue);

/** log-likelihood ratio of two Poisson rates, denials over expected ones, to one rate; 0 unless the first is higher. */
export function twoSampleLlr(seen: number, due: number, otherSeen: number, otherDue: number): number {
  if (due <= 0 || otherDue <= 0 || seen * otherDue <= otherSeen * due) return 0;
  const pooled = (seen + otherSeen) / (due + otherDue);
  const own = seen * Math.log(seen / due / pooled);
  const other = otherSeen <= 0 ? 0 : otherSeen * Math.log(otherSeen / otherDue / pooled);
  return Math.round((own + other) * 1e6) / 1e6;
}
