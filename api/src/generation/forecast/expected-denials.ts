import { elementAt } from '../../domain/element-at';
import { DENIAL_RULES } from '../../domain/denial-rules';
import { isRuleApplicable } from '../../domain/applicable-rules';
import type { DenialAmounts } from './denial-amounts';
import { chancesByGroup } from '../world/provider-mix';
import type { MixCell, ScenarioPlan } from '../scenario-plan';
import { MAX_DEFECT_PROBABILITY, addWins, isActive } from '../scenario-plan';

/** The expected outcome of one claim on a day. */
export interface ExpectedClaim {
  /** Probability of an initial denial. */
  denied: number;
  deniedCents: number;
  /** Allowed cents that its denial costs in the end, after appeals and corrected claims. */
  lostCents: number;
}

/** The expected outcome of the claims submitted in one week. */
export interface ExpectedWeek {
  claims: number;
  denied: number;
}

export interface DayConditions {
  runDay: number;
  /** Shares of the payers on that day; they add up to 1. */
  payerShares: readonly number[];
  /** The factor of scenario events on a payer's defects under a rule, 1 for no change. */
  factor(payerIndex: number, rule: number): number;
  /** The share of errors that coders still make under a rule, 1 before any learning. */
  multiplier(rule: number): number;
}

interface CellAmount {
  applies: number;
  deniedCents: number;
  lostCents: number;
}

/** Amounts by cell of the plan, then by rule. */
export type CellAmounts = readonly (readonly (CellAmount | null)[])[];

/** @param wonAnyway by rule: the probability that a denial is overturned, or recovered by a corrected claim */
export function cellAmounts(
  cells: readonly MixCell[],
  amounts: DenialAmounts,
  wonAnyway: ArrayLike<number>,
): CellAmounts {
  return cells.map(({ payerIndex, applicable }) =>
    DENIAL_RULES.map((_, rule) => {
      const amount = isRuleApplicable(applicable, rule) ? amounts(payerIndex, applicable, rule) : null;
      if (!amount) return null;
      const { applies, deniedCents, lostCents, recoverableCents } = amount;
      return { applies, deniedCents, lostCents: lostCents - (wonAnyway[rule] as number) * recoverableCents };
    }),
  );
}

/** The expected value over the day's mix: for each rule, the share of claims whose defect is that rule's. */
export function expectClaim(plan: ScenarioPlan, amounts: CellAmounts, day: DayConditions): ExpectedClaim {
  const shareOfPayer = day.payerShares.map(() => 0);
  for (const { payerIndex, share } of plan.cells)
    shareOfPayer[payerIndex] = (shareOfPayer[payerIndex] as number) + share;
  const expected = { denied: 0, deniedCents: 0, lostCents: 0 };
  const wins = new Float64Array(DENIAL_RULES.length);
  let chances: Float64Array[] = [];
  let payer = -1;
  plan.cells.forEach(({ payerIndex, share, applicable }, index) => {
    if (payerIndex !== payer) {
      payer = payerIndex;
      chances = chancesOf(plan, payer, day);
    }
    const ofDay = (share / (shareOfPayer[payerIndex] as number)) * (day.payerShares[payerIndex] as number);
    wins.fill(0);
    plan.providers.forEach((group, at) =>
      addWins(elementAt(chances, at), applicable, ofDay * group.share, wins),
    );
    for (let rule = 0; rule < wins.length; rule++) {
      if (wins[rule] === 0) continue;
      const amount = elementAt(amounts, index)[rule];
      const denied = (wins[rule] as number) * (amount?.applies ?? 1);
      expected.denied += denied;
      expected.deniedCents += denied * (amount?.deniedCents ?? 0);
      expected.lostCents += denied * (amount?.lostCents ?? 0);
    }
  });
  return expected;
}

/** By group of providers: each rule's probability at a payer under the day's conditions. */
function chancesOf(plan: ScenarioPlan, payer: number, day: DayConditions): Float64Array[] {
  const byRule = new Float64Array(DENIAL_RULES.length);
  for (const source of plan.sources) {
    if (isActive(source, day.runDay)) {
      byRule[source.ruleIndex] =
        (byRule[source.ruleIndex] as number) +
        (source.probabilities[payer] as number) * day.factor(payer, source.ruleIndex);
    }
  }
  const possible = byRule.map((probability) => Math.min(MAX_DEFECT_PROBABILITY, probability));
  return chancesByGroup(plan.providers, possible, (rule) => day.multiplier(rule));
}
