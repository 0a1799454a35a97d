import { poissonLlr } from '../statistics';
import { WINDOW_COUNT } from './age-buckets';
import type { BucketSums } from './carc-table';

/** LEVEL: against the benchmark; CHANGE: against the slice's own earlier days. */
export const TEST_KINDS = ['CHANGE', 'LEVEL'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

interface TestResult {
  llr: number;
  kind: TestKind;
  /** Place in WINDOW_DAYS. */
  window: number;
  denied: number;
  expected: number;
  /** More than usual, and not yet explained. */
  excess: number;
}

/** Least denials and ratios; below them, neither test speaks. */
const MIN_DENIALS = 5;
const MIN_LEVEL_RATIO = 2;
const MIN_CHANGE_RATIO = 1.6;

/** Counts of a slice by bucket, from `offset` on. */
export interface BucketCounts extends BucketSums {
  offset: number;
}

/**
 * What tells a slice's usual level: the benchmark; for a slice by services, which no benchmark knows, the same services
 * elsewhere (whole counts, the slice's own included); for one that names services only, nothing.
 */
export type UsualLevel = 'BENCHMARK' | 'UNKNOWN' | BucketSums;

/** Expected denials that the benchmark weighs as beside a slice's own history, and never more than that history. */
const PRIOR_DENIALS = 12;

/**
 * Both tests, each in its most telling window.
 *
 * A change is judged by the likelihood ratio of two samples: the earlier days are a sample, too, and taking their rate
 * for the truth would raise false alarms (0.53 per 30 days in a trial, against none). The days compared with are not
 * those of the window, so that a window chosen for being high is not its own baseline. The benchmark counts among them
 * as far as the slice's own history, which overrules it.
 */
export function testSlice(counts: BucketCounts, level: UsualLevel): SliceTests {
  const tests: SliceTests = { LEVEL: null, CHANGE: null };
  const now = { seen: 0, due: 0, added: 0 };
  const before = { seen: 0, due: 0, added: 0 };
  for (let bucket = 0; bucket < WINDOW_COUNT; bucket++) shift(before, counts, bucket, 1);
  const elsewhere = { seen: 0, due: 0, added: 0 };
  for (let window = 0; window < WINDOW_COUNT; window++) {
    shift(now, counts, window, 1);
    shift(now, counts, window + WINDOW_COUNT, 1);
    shift(before, counts, window, -1);
    if (typeof level === 'object') {
      shift(elsewhere, { ...level, offset: 0 }, window, 1);
      shift(elsewhere, { ...level, offset: 0 }, window + WINDOW_COUNT, 1);
    }
    if (now.seen < MIN_DENIALS) continue;
    const result = { window, denied: now.seen, expected: now.due };
    const here = { seen: now.seen, due: now.due + now.added };
    const rest = { seen: elsewhere.seen - here.seen, due: elsewhere.due + elsewhere.added - here.due };
    const ofLevel = level === 'BENCHMARK' ? levelLlr(here) : elsewhereLlr(here, rest);
    keep(tests, { kind: 'LEVEL', llr: ofLevel, excess: here.seen - here.due, ...result });
    const prior = priorOf(before);
    const history = { seen: Math.max(0, before.seen - before.added) + prior, due: before.due + prior };
    const usual = Math.max(MIN_USUAL, history.seen / Math.max(history.due, 0.001));
    const changed = { seen: now.seen, due: now.due + now.added / usual };
    const isChanged = changed.seen * history.due >= MIN_CHANGE_RATIO * changed.due * history.seen;
    const excess = now.seen - now.added - now.due * usual;
    keep(tests, { kind: 'CHANGE', llr: isChanged ? twoSampleLlr(changed, history) : 0, excess, ...result });
  }
  return tests;
}

/** A slice in one window: claims, denied ones, and how many would usually be denied or are explained. */
export interface WindowFacts {
  claims: number;
  denied: number;
  usual: number;
}

const MIN_HISTORY = 1;

export function windowFacts(sums: BucketSums, kind: TestKind, window: number): WindowFacts {
  const now = { seen: 0, due: 0, added: 0 };
  const before = { seen: 0, due: 0, added: 0 };
  const between = { seen: 0, due: 0, added: 0 };
  const counts = { ...sums, offset: 0 };
  let claims = 0;
  for (let bucket = 0; bucket < WINDOW_COUNT; bucket++) {
    if (bucket > window) {
      shift(bucket > window + 1 ? before : between, counts, bucket, 1);
      continue;
    }
    for (const each of [bucket, bucket + WINDOW_COUNT]) {
      shift(now, counts, each, 1);
      claims += sums.claims[each] as number;
    }
  }
  // It may have begun a little before the window: the days next to it are history only where there are no others.
  const history = before.due >= MIN_HISTORY ? before : between;
  const prior = priorOf(history);
  const seen = Math.max(0, history.seen - history.added) + prior;
  const level = kind === 'LEVEL' || history.due <= 0 ? 1 : Math.max(MIN_USUAL, seen / (history.due + prior));
  return { claims, denied: now.seen, usual: now.due * level + now.added };
}

/**
 * log-likelihood of "each part has an excess a claim of its own, and the rest has none" over "all have the same one",
 * Poisson.
 */
export function splitGain(parts: readonly WindowFacts[], rest: WindowFacts): number {
  const all = [...parts, rest].reduce((sum, facts) => ({
    claims: sum.claims + facts.claims,
    denied: sum.denied + facts.denied,
    usual: sum.usual + facts.usual,
  }));
  const common = excessEach(all);
  const apart = parts.reduce((sum, part) => sum + likelihood(part, excessEach(part)), likelihood(rest, 0));
  const together = [...parts, rest].reduce((sum, facts) => sum + likelihood(facts, common), 0);
  return Math.round((apart - together) * 1e6) / 1e6;
}

const excessEach = ({ claims, denied, usual }: WindowFacts): number =>
  claims > 0 ? Math.max(0, denied - usual) / claims : 0;

/** No part of a slice counts as usually denied less often than this in a window. */
const MIN_DUE = 0.01;

function likelihood({ claims, denied, usual }: WindowFacts, excess: number): number {
  const mean = Math.max(MIN_DUE, usual) + excess * claims;
  return (denied > 0 ? denied * Math.log(mean) : 0) - mean;
}

/** The benchmark says nothing more where the history already contradicts it. */
const priorOf = ({ seen, due, added }: Sums): number =>
  seen - added >= 3 && seen - added > CONTRADICTION * due ? 0 : Math.min(PRIOR_DENIALS, due);
const CONTRADICTION = 2;

/** No slice counts as denied less often than this share of the benchmark: nothing could be told from nothing. */
const MIN_USUAL = 0.05;

interface Sums extends Sample {
  added: number;
}

function shift(
  sums: Sums,
  { denied, expected, added, offset }: BucketCounts,
  bucket: number,
  sign: number,
): void {
  sums.seen += sign * (denied[offset + bucket] as number);
  sums.due += sign * (expected[offset + bucket] as number);
  sums.added += sign * (added[offset + bucket] as number);
}

export type SliceTests = Record<TestKind, TestResult | null>;

function keep(tests: SliceTests, result: TestResult): void {
  if (result.llr > (tests[result.kind]?.llr ?? 0)) tests[result.kind] = result;
}

const levelLlr = ({ seen, due }: Sample): number =>
  seen < MIN_LEVEL_RATIO * due ? 0 : poissonLlr(seen, due);

const elsewhereLlr = (now: Sample, rest: Sample): number =>
  now.seen * rest.due < MIN_LEVEL_RATIO * now.due * rest.seen ? 0 : twoSampleLlr(now, rest);

export interface Sample {
  seen: number;
  due: number;
}

/** log-likelihood ratio of two Poisson rates, denials over expected ones, to one rate; 0 unless the first is higher. */
export function twoSampleLlr(a: Sample, b: Sample): number {
  if (a.due <= 0 || b.due <= 0 || a.seen * b.due <= b.seen * a.due) return 0;
  const pooled = (a.seen + b.seen) / (a.due + b.due);
  const part = ({ seen, due }: Sample): number => (seen <= 0 ? 0 : seen * Math.log(seen / due / pooled));
  return Math.round((part(a) + part(b)) * 1e6) / 1e6;
}
