import type { Claim } from '../claim';
import { ruleIndex } from '../denial-rules';
import { RuleSet } from '../rules/rule-set';
import { drgName } from '../catalogues/drg-catalogue';
import type { Policy } from './policy-register';

interface PayerHits {
  /** The policies' rules that are decided by a population's bit, by that bit. */
  byBit: readonly (readonly [bit: number, rules: RuleSet])[];
  byCode: ReadonlyMap<string, RuleSet>;
  /** Unions made before, by what they are unions of, and by key: claims repeat the same few. */
  unions: Map<RuleSet, Map<RuleSet, RuleSet>>;
  byKey: Map<string, RuleSet>;
}

/** Which of its payer's policies apply to a claim. Computed for every claim, so unions of rules are made once. */
export class ClaimsInScope {
  private readonly byPayer = new Map<number, PayerHits>();

  constructor(policies: readonly Policy[]) {
    const grouped = new Map<number, Policy[]>();
    for (const policy of policies)
      grouped.set(policy.payerId, [...(grouped.get(policy.payerId) ?? []), policy]);
    for (const [payerId, own] of grouped) this.byPayer.set(payerId, hitsOf(own));
  }

  /** @returns the rules whose policies apply; none for a payer without policies */
  of(claim: Pick<Claim, 'payerId' | 'lines' | 'drgCode'>, eligiblePopulations: number): RuleSet {
    const payer = this.byPayer.get(claim.payerId);
    if (!payer) return RuleSet.NONE;
    let rules = RuleSet.NONE;
    for (const [bit, ofBit] of payer.byBit)
      if ((eligiblePopulations & bit) !== 0) rules = united(payer, rules, ofBit);
    for (const { procedureCode } of claim.lines)
      rules = united(payer, rules, payer.byCode.get(procedureCode));
    if (claim.drgCode !== null) rules = united(payer, rules, payer.byCode.get(drgName(claim.drgCode)));
    return rules;
  }
}

/** More than the combinations of a payer's policies that claims have. */
const MAX_UNIONS = 10_000;

function united({ unions, byKey }: PayerHits, rules: RuleSet, more: RuleSet | undefined): RuleSet {
  if (!more || more === rules) return rules;
  let byMore = unions.get(rules);
  if (!byMore) {
    if (unions.size >= MAX_UNIONS) unions.clear();
    unions.set(rules, (byMore = new Map()));
  }
  let union = byMore.get(more);
  if (!union) {
    const made = rules.union(more);
    union = byKey.get(made.key) ?? made;
    if (byKey.size >= MAX_UNIONS) byKey.clear();
    byKey.set(made.key, union);
    byMore.set(more, union);
  }
  return union;
}

function hitsOf(policies: readonly Policy[]): PayerHits {
  const byBit = new Map<number, number[]>();
  const byCode = new Map<string, number[]>();
  for (const { ruleKey, populationBit, procedureCodes } of policies) {
    const rule = ruleIndex(ruleKey);
    if (populationBit !== null) byBit.set(populationBit, [...(byBit.get(populationBit) ?? []), rule]);
    else for (const code of procedureCodes) byCode.set(code, [...(byCode.get(code) ?? []), rule]);
  }
  const setsOf = <Key>(rules: ReadonlyMap<Key, number[]>): [Key, RuleSet][] =>
    [...rules].map(([key, indexes]) => [key, new RuleSet(indexes)]);
  return { byBit: setsOf(byBit), byCode: new Map(setsOf(byCode)), unions: new Map(), byKey: new Map() };
}
