import type { Adjudication, Claim } from '../../domain/claim';
import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';

/** As a checkpoint keeps it: [place, claim id], in the order of the places. */
export interface StoredPracticeClaims {
  /** As of the present day's midnight. */
  midnight: readonly (readonly [place: number, claimId: number])[];
  /** What has been denied since. */
  since: readonly (readonly [place: number, claimId: number])[];
}

/**
 * Which denied claim a quiz attempt is about: the coder's own newest denial under the rule, else anybody's. A day's
 * sessions are planned at its midnight, so what is denied during the day counts from the next.
 */
export class PracticeClaims {
  /** By coder and rule; the last row is anybody's. */
  private readonly midnight: Map<number, number>;
  private readonly since: Map<number, number>;

  constructor(
    private readonly coderCount: number,
    stored: StoredPracticeClaims | null,
  ) {
    this.midnight = new Map(stored?.midnight);
    this.since = new Map(stored?.since);
  }

  /** Remembers the denials of a first submission under rules that coders control. */
  observe({ id, coderId, frequencyCode }: Claim, { outcome, lines }: Adjudication): void {
    if (outcome !== 'DENIED' || frequencyCode !== '1') return;
    for (const { denial } of lines) {
      const rule = denial?.ruleKey ? ruleIndex(denial.ruleKey) : -1;
      if (DENIAL_RULES[rule]?.coderControllable !== true) continue;
      if (coderId !== null) this.since.set(placeOf(coderId - 1, rule), id);
      this.since.set(placeOf(this.coderCount, rule), id);
    }
  }

  beginDay(): void {
    for (const [place, claimId] of this.since) this.midnight.set(place, claimId);
    this.since.clear();
  }

  /** @param coder 0-based; null before anything was denied under the rule */
  of(coder: number, rule: number): number | null {
    return (
      this.midnight.get(placeOf(coder, rule)) ?? this.midnight.get(placeOf(this.coderCount, rule)) ?? null
    );
  }

  checkpoint(): StoredPracticeClaims {
    return { midnight: stored(this.midnight), since: stored(this.since) };
  }
}

const placeOf = (coder: number, rule: number): number => coder * DENIAL_RULES.length + rule;

const stored = (claims: ReadonlyMap<number, number>): [number, number][] =>
  [...claims].sort(([a], [b]) => a - b);
