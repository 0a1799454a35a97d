import { DENIAL_RULES } from '../domain/denial-rules';
import { isRuleOpen } from '../domain/rule-openings';
import type { DenialAmounts } from './denial-amounts';
import { improvePattern } from './pattern-injector';
import type { MixCell, ScenarioPlan } from './scenario-plan';
import { isActive } from './scenario-plan';

/** What is expected of one claim of a day. */
export interface ExpectedClaim {
  /** Chance of an initial denial. */
  denied: number;
  deniedCents: number;
  /** Allowed cents that its denial costs in the end, after appeals and corrected claims. */
  lostCents: number;
}

/** What is expected of the claims submitted in one week. */
export interface ExpectedWeek {
  claims: number;
  denied: number;
}

export interface DayConditions {
  runDay: number;
  /** Shares of the payers on that day; they add up to 1. */
  payerShares: readonly number[];
  /** What scenario events do to a payer's rule, 1 for nothing. */
  factor(payerIndex: number, rule: number): number;
  /** What coders still get wrong of a rule, 1 before any learning. */
  multiplier(rule: number): number;
}

export interface CellAmount {
  applies: number;
  deniedCents: number;
  lostCents: number;
}

/** Amounts by cell of the plan, then by rule. */
export type CellAmounts = readonly (readonly (CellAmount | null)[])[];

/** @param wonAnyway by rule: the chance that a denial is overturned, or made good by a corrected claim */
export function cellAmounts(
  cells: readonly MixCell[],
  amounts: DenialAmounts,
  wonAnyway: ArrayLike<number>,
): CellAmounts {
  return cells.map(({ payerIndex, open }) =>
    DENIAL_RULES.map((_, rule) => {
      const amount = isRuleOpen(open, rule) ? amounts(payerIndex, open, rule) : null;
      if (!amount) return null;
      const { applies, deniedCents, lostCents, recoverableCents } = amount;
      return { applies, deniedCents, lostCents: lostCents - wonAnyway[rule] * recoverableCents };
    }),
  );
}

/** Gauss-Legendre on [0, 1], three points. */
const NODES: readonly (readonly [at: number, weight: number])[] = [
  [0.1127016653792583, 5 / 18],
  [0.5, 8 / 18],
  [0.8872983346207417, 5 / 18],
];

/**
 * The expected value over the day's mix. A claim carries one defect: candidates draw uniform priorities, so a rule
 * with probability p wins with p x integral over x of the product of (1 - q x), q the other candidates' probabilities.
 */
export function expectClaim(plan: ScenarioPlan, amounts: CellAmounts, day: DayConditions): ExpectedClaim {
  const shareOfPayer = day.payerShares.map(() => 0);
  for (const { payerIndex, share } of plan.cells) shareOfPayer[payerIndex] += share;
  const expected = { denied: 0, deniedCents: 0, lostCents: 0 };
  const chances = new Float64Array(DENIAL_RULES.length);
  let payer = -1;
  plan.cells.forEach(({ payerIndex, share, open }, index) => {
    if (payerIndex !== payer) {
      payer = payerIndex;
      fillChances(plan, payer, day, chances);
    }
    const ofDay = (share / shareOfPayer[payerIndex]) * day.payerShares[payerIndex];
    for (const [at, weight] of NODES) {
      let product = 1;
      for (let rule = 0; rule < chances.length; rule++) {
        if (chances[rule] > 0 && isRuleOpen(open, rule)) product *= 1 - chances[rule] * at;
      }
      for (let rule = 0; rule < chances.length; rule++) {
        if (chances[rule] === 0 || !isRuleOpen(open, rule)) continue;
        const amount = amounts[index][rule];
        const won = (ofDay * weight * chances[rule] * product) / (1 - chances[rule] * at);
        const denied = won * (amount?.applies ?? 1);
        expected.denied += denied;
        expected.deniedCents += denied * (amount?.deniedCents ?? 0);
        expected.lostCents += denied * (amount?.lostCents ?? 0);
      }
    }
  });
  return expected;
}

function fillChances(plan: ScenarioPlan, payer: number, day: DayConditions, into: Float64Array): void {
  into.fill(0);
  for (const source of plan.sources) {
    if (isActive(source, day.runDay)) {
      into[source.ruleIndex] += source.probabilities[payer] * day.factor(payer, source.ruleIndex);
    }
  }
  for (let rule = 0; rule < into.length; rule++)
    into[rule] = improvePattern(into[rule], day.multiplier(rule));
}
