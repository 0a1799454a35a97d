import type { LocalDate } from '../../api/src/domain/calendar';
import { addDays } from '../../api/src/domain/calendar';
import type { PayerType } from '../../api/src/domain/claim';
import { PAYER_TYPES } from '../../api/src/domain/claim';
import { BENCHMARK_TOTAL_PERCENT } from '../../api/src/domain/denial-rule';
import { RULE_BENCHMARKS, benchmarkShare } from '../../api/src/domain/denial-rules';
import type { FoundPattern, ObservedClaim, StreamDetector } from './stream-detector';

/** What people do without a detector, over the last 30 days of remits; none knows slices. */
const WINDOW_DAYS = 30;
const MIN_DENIALS = 5;
const MIN_RATIO = 2;
const TOP_BY_DOLLARS = 5;

interface Count {
  denials: number;
  deniedCents: number;
}

interface Day {
  date: LocalDate;
  claims: Map<PayerType, number>;
  byCarc: Map<string, Count>;
}

/** The sums over the window: claims by payer type, and each CARC's denials. */
interface Window {
  claims: ReadonlyMap<PayerType, number>;
  byCarc: ReadonlyMap<string, Count>;
}

/** Which CARCs stand out. */
type Choice = (window: Window) => string[];

export const BASELINES: Readonly<Record<string, Choice>> = {
  'carc-count': ({ byCarc }) =>
    [...byCarc].filter(([, { denials }]) => denials >= MIN_DENIALS).map(([carc]) => carc),
  'twice-benchmark': ({ byCarc, claims }) =>
    [...byCarc]
      .filter(
        ([carc, { denials }]) => denials >= MIN_DENIALS && denials >= MIN_RATIO * expected(carc, claims),
      )
      .map(([carc]) => carc),
  'top-by-dollars': ({ byCarc }) =>
    [...byCarc]
      .sort((a, b) => b[1].deniedCents - a[1].deniedCents)
      .slice(0, TOP_BY_DOLLARS)
      .map(([carc]) => carc),
};

function expected(carc: string, claims: ReadonlyMap<PayerType, number>): number {
  const rules = RULE_BENCHMARKS.filter((rule) => rule.carc === carc);
  return PAYER_TYPES.reduce((sum, type) => {
    const share = rules.reduce((all, { ruleKey }) => all + benchmarkShare(ruleKey, type), 0);
    return sum + ((claims.get(type) ?? 0) * share * BENCHMARK_TOTAL_PERCENT[type]) / 100;
  }, 0);
}

/** Each chosen CARC is a pattern once, over all claims. */
export class BaselineDetector implements StreamDetector {
  private readonly days = new Map<LocalDate, Day>();
  private readonly found = new Map<string, FoundPattern>();

  constructor(private readonly choice: Choice) {}

  observe({ claim, adjudication: { processingDate, denial }, payerType }: ObservedClaim): void {
    let day = this.days.get(processingDate);
    if (!day) {
      day = { date: processingDate, claims: new Map(), byCarc: new Map() };
      this.days.set(processingDate, day);
    }
    day.claims.set(payerType, (day.claims.get(payerType) ?? 0) + 1);
    if (!denial) return;
    const count = day.byCarc.get(denial.carc) ?? { denials: 0, deniedCents: 0 };
    day.byCarc.set(denial.carc, {
      denials: count.denials + 1,
      deniedCents: count.deniedCents + claim.billedCents,
    });
  }

  evaluateDay(date: LocalDate): void {
    const first = addDays(date, 1 - WINDOW_DAYS);
    for (const day of this.days.keys()) if (day < first) this.days.delete(day);
    for (const carc of this.choice(sumOf([...this.days.values()].filter((day) => day.date <= date)))) {
      if (this.found.has(carc)) continue;
      this.found.set(carc, { title: `CARC ${carc}`, carc, detectedOn: date, isInSlice: () => true });
    }
  }

  patterns(): FoundPattern[] {
    return [...this.found.values()];
  }
}

function sumOf(days: readonly Day[]): Window {
  const claims = new Map<PayerType, number>();
  const byCarc = new Map<string, Count>();
  for (const day of days) {
    for (const [type, count] of day.claims) claims.set(type, (claims.get(type) ?? 0) + count);
    for (const [carc, { denials, deniedCents }] of day.byCarc) {
      const sum = byCarc.get(carc) ?? { denials: 0, deniedCents: 0 };
      byCarc.set(carc, { denials: sum.denials + denials, deniedCents: sum.deniedCents + deniedCents });
    }
  }
  return { claims, byCarc };
}
