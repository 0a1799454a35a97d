import { DENIAL_RULES, ruleIndexOfDenial } from '../../domain/denial-rules';
import type { Cents } from '../../domain/money';
import { MASTERY_SLIP } from '../../domain/scenario/scenario-arithmetic';
import type { RuleValue } from './rule-values';

/** An active pattern over some days. */
export interface ActivePattern {
  carc: string;
  ruleKey: string | null;
  days: number;
  claimCount: number;
  deniedCount: number;
  /** Usual denials per 1,000,000 eligible claims. */
  benchmarkPerMillion: number;
}

const DAYS_PER_MONTH = 30;

/**
 * What a month would bring if the active patterns were cured that coders control: their denials in excess of the
 * benchmark, at the rule's value (allowed dollars net of what comes back anyway), times what training can remove, which
 * is all but the slip that is left at full mastery. Rework is not included.
 */
export function monthlyPotentialCents(
  patterns: readonly ActivePattern[],
  values: readonly RuleValue[],
): Cents {
  let cents = 0;
  for (const { carc, ruleKey, days, claimCount, deniedCount, benchmarkPerMillion } of patterns) {
    const rule = ruleOfPattern(carc, ruleKey);
    const excess = deniedCount - (claimCount * benchmarkPerMillion) / 1_000_000;
    if (DENIAL_RULES[rule]?.coderControllable !== true || excess <= 0) continue;
    cents += ((excess * DAYS_PER_MONTH) / days) * Math.max(0, values[rule]?.meanCents ?? 0);
  }
  return Math.round(cents * (1 - MASTERY_SLIP));
}

/** The index of the rule behind a pattern; by its reason code where none is known, -1 where that is of no rule. */
const ruleOfPattern = (carc: string, ruleKey: string | null): number =>
  ruleIndexOfDenial({ carc, rarc: null, group: 'CO', ruleKey });

/**
 * Shares out what was prevented under each rule to the patterns with its reason code, by the denials of their baseline.
 * @param weightOf a pattern's denials before training
 * @returns by pattern; a rule without a pattern belongs to none
 */
export function sharesByPattern<P extends { carc: string; ruleKey: string | null }>(
  patterns: readonly P[],
  weightOf: (pattern: P) => number,
): Map<P, { rule: number; share: number }> {
  const totals = new Map<number, number>();
  for (const pattern of patterns) {
    const rule = ruleOfPattern(pattern.carc, pattern.ruleKey);
    totals.set(rule, (totals.get(rule) ?? 0) + weightOf(pattern));
  }
  return new Map(
    patterns.map((pattern) => {
      const rule = ruleOfPattern(pattern.carc, pattern.ruleKey);
      const total = totals.get(rule) ?? 0;
      return [pattern, { rule, share: total === 0 ? 0 : weightOf(pattern) / total }];
    }),
  );
}
