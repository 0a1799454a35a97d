import type { Claim } from '../claim';
import { ruleIndex } from '../denial-rules';
import { drgName } from '../catalogues/drg-catalogue';
import type { Policy } from './policy-register';

interface PayerHits {
  /** The policies' rules that are decided by a population's bit, by that bit. */
  byBit: readonly (readonly [bit: number, rules: number])[];
  byCode: ReadonlyMap<string, number>;
}

/** Which of its payer's policies apply to a claim. Computed for every claim, so it uses bitmasks by rule index. */
export class ClaimsInScope {
  private readonly byPayer = new Map<number, PayerHits>();

  constructor(policies: readonly Policy[]) {
    const grouped = new Map<number, Policy[]>();
    for (const policy of policies)
      grouped.set(policy.payerId, [...(grouped.get(policy.payerId) ?? []), policy]);
    for (const [payerId, own] of grouped) this.byPayer.set(payerId, hitsOf(own));
  }

  /** @returns bit n for the policy of DENIAL_RULES[n]; 0 for a payer without policies */
  of(claim: Pick<Claim, 'payerId' | 'lines' | 'drgCode'>, eligiblePopulations: number): number {
    const payer = this.byPayer.get(claim.payerId);
    if (!payer) return 0;
    let rules = 0;
    for (const [bit, ofBit] of payer.byBit) if ((eligiblePopulations & bit) !== 0) rules |= ofBit;
    for (const { procedureCode } of claim.lines) rules |= payer.byCode.get(procedureCode) ?? 0;
    if (claim.drgCode !== null) rules |= payer.byCode.get(drgName(claim.drgCode)) ?? 0;
    return rules;
  }
}

function hitsOf(policies: readonly Policy[]): PayerHits {
  const byBit = new Map<number, number>();
  const byCode = new Map<string, number>();
  for (const { ruleKey, populationBit, procedureCodes } of policies) {
    const rule = 1 << ruleIndex(ruleKey);
    if (populationBit !== null) byBit.set(populationBit, (byBit.get(populationBit) ?? 0) | rule);
    else for (const code of procedureCodes) byCode.set(code, (byCode.get(code) ?? 0) | rule);
  }
  return { byBit: [...byBit], byCode };
}
