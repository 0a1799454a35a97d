import type { CohortWeek, MemberCounts } from './impact-history';
import { POPULATION_OF_RULE, RULE_COUNT } from './impact-history';

/** How often each rule denied before anybody trained, payer by payer. */
export interface UntrainedRates {
  /** Denials by rule in the baseline. */
  denied: readonly number[];
  /** By rule, of the claims that it can apply to the share that it denied. */
  rates: readonly number[];
  /** Expected denials under a rule among a week's claims, at the baseline's rates. */
  expected(week: CohortWeek, rule: number): number;
}

/** A payer's rate leans on that of all payers, as if this many expected denials had been seen beside its own. */
const PRIOR_DENIALS = 5;

export function untrainedRates(baseline: readonly CohortWeek[]): UntrainedRates {
  const payers = new Map<number, { eligible: number[]; denied: number[] }>();
  for (const { payers: members } of baseline) for (const member of members) addMember(payers, member);
  const denied = sumsOf([...payers.values()].map((counts) => counts.denied));
  const rates = Array.from({ length: RULE_COUNT }, (_, rule) => ratesOf(payers, rule, denied[rule] ?? 0));
  return {
    denied,
    rates: rates.map(({ common }) => common),
    expected: ({ payers: members }, rule) => {
      const population = POPULATION_OF_RULE[rule] ?? 0;
      const { byPayer, common } = rates[rule] ?? NO_RATES;
      return members.reduce(
        (sum, { memberId, eligible }) =>
          sum + (eligible[population] ?? 0) * (byPayer.get(memberId) ?? common),
        0,
      );
    },
  };
}

interface RuleRates {
  byPayer: ReadonlyMap<number, number>;
  /** Of a payer that the baseline does not know. */
  common: number;
}
const NO_RATES: RuleRates = { byPayer: new Map(), common: 0 };

function ratesOf(
  payers: ReadonlyMap<number, { eligible: number[]; denied: number[] }>,
  rule: number,
  denied: number,
): RuleRates {
  const population = POPULATION_OF_RULE[rule] ?? 0;
  const eligible = [...payers.values()].reduce((sum, counts) => sum + (counts.eligible[population] ?? 0), 0);
  if (eligible === 0 || denied === 0) return NO_RATES;
  const common = denied / eligible;
  let implied = 0;
  const shrunken = [...payers].map(([payerId, counts]) => {
    const own = (counts.eligible[population] ?? 0) * common;
    const rate = (common * ((counts.denied[rule] ?? 0) + PRIOR_DENIALS)) / (own + PRIOR_DENIALS);
    implied += (counts.eligible[population] ?? 0) * rate;
    return [payerId, rate] as const;
  });
  // Together they give the baseline's own count again.
  const scale = denied / implied;
  return { byPayer: new Map(shrunken.map(([payerId, rate]) => [payerId, rate * scale])), common };
}

function addMember(
  members: Map<number, { eligible: number[]; denied: number[] }>,
  { memberId, eligible, denied }: MemberCounts,
): void {
  const sums = members.get(memberId);
  members.set(memberId, {
    eligible: sums ? sumsOf([sums.eligible, eligible]) : [...eligible],
    denied: sums ? sumsOf([sums.denied, denied]) : [...denied],
  });
}

/** Place by place. */
function sumsOf(lists: readonly (readonly number[])[]): number[] {
  const sums: number[] = [];
  for (const list of lists)
    list.forEach((value, index) => {
      sums[index] = (sums[index] ?? 0) + value;
    });
  return sums;
}
