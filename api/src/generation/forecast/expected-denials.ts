import { elementAt } from '../../domain/element-at';
import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';
import type { DenialAmounts } from './denial-amounts';
import { chancesByGroup } from '../world/provider-mix';
import type { MixCell, ScenarioPlan } from '../plan/plan';
import { MAX_DEFECT_PROBABILITY, isActive } from '../plan/plan';
import { addWins, cleanShare } from '../plan/expected-shares';
import { isNarrowedSource, withNarrowed } from '../plan/narrowed-sources';
import { expectedRefusals } from '../plan/planned-behaviors';

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
  factor: (payerIndex: number, rule: number) => number;
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
      const amount = applicable.has(rule) ? amounts(payerIndex, applicable, rule) : null;
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
  const narrowed = plan.sources.filter(isNarrowedSource).filter((source) => isActive(source, day.runDay));
  const behaviors = plan.behaviors.filter((behavior) => isActive(behavior, day.runDay));
  let base: Float64Array[] = [];
  let payer = -1;
  plan.cells.forEach((cell, index) => {
    const { payerIndex, share, applicable } = cell;
    if (payerIndex !== payer) {
      payer = payerIndex;
      base = chancesOf(plan, payer, day);
    }
    const ofDay = (share / (shareOfPayer[payerIndex] as number)) * (day.payerShares[payerIndex] as number);
    const chances = withNarrowed(base, narrowed, cell, (rule) => day.multiplier(rule), day.factor);
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
    if (behaviors.length === 0) return;
    const clean = plan.providers.reduce(
      (sum, group, at) => sum + group.share * cleanShare(elementAt(chances, at), applicable),
      0,
    );
    const refused = expectedRefusals(behaviors, [{ ...cell, share: ofDay }], () => clean);
    const denied = refused.reduce((sum, byPayer) => sum + (byPayer[payerIndex] as number), 0);
    // What is refused is taken to be the whole claim, as when it is late.
    const amount = elementAt(amounts, index)[WHOLE_CLAIM_RULE];
    expected.denied += denied;
    expected.deniedCents += denied * (amount?.deniedCents ?? 0);
    expected.lostCents += denied * (amount?.lostCents ?? 0);
  });
  return expected;
}

const WHOLE_CLAIM_RULE = ruleIndex('timely-filing');

/** By group of providers: each rule's probability at a payer under the day's conditions. */
function chancesOf(plan: ScenarioPlan, payer: number, day: DayConditions): Float64Array[] {
  const byRule = new Float64Array(DENIAL_RULES.length);
  for (const source of plan.sources) {
    if (source.slice === null && isActive(source, day.runDay)) {
      byRule[source.ruleIndex] =
        (byRule[source.ruleIndex] as number) +
        (source.probabilities[payer] as number) * day.factor(payer, source.ruleIndex);
    }
  }
  const possible = byRule.map((probability) => Math.min(MAX_DEFECT_PROBABILITY, probability));
  return chancesByGroup(plan.providers, possible, (rule) => day.multiplier(rule));
}
