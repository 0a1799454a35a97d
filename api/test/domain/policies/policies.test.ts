import { elementAt } from '../../../src/domain/element-at';
import type { PayerType } from '../../../src/domain/claim';
import { findProcedure } from '../../../src/domain/catalogues/procedure-catalogue';
import { findDrgByName } from '../../../src/domain/catalogues/drg-catalogue';
import { policyEntries } from '../../../src/domain/policies/policies';
import type { PayerPolicy } from '../../../src/domain/policies/payer-policy';
import { createWorld } from '../../../src/generation/world/world';
import { busyScenario } from '../../simulation/scenarios';

const types: PayerType[] = [
  'MEDICARE',
  'COMMERCIAL',
  'COMMERCIAL',
  'COMMERCIAL',
  'MEDICAID',
  'MEDICARE_ADVANTAGE',
];
const config = busyScenario({
  patterns: [],
  events: [],
  payers: types.map((type, index) => ({ name: `Payer ${index}`, type, share: 100 / types.length })),
});

function policiesOf(seed: number): PayerPolicy[] {
  const { payers, policies } = createWorld(config, seed);
  return payers.flatMap(({ id }) => policies.of(id) ?? []);
}

/** What a policy asks for, as text: sets and maps do not show in JSON. */
const asked = ({ payerId: _, ...policy }: PayerPolicy): string =>
  JSON.stringify(policy, (_key, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...(value as Iterable<unknown>)] : value,
  );

describe('policies', () => {
  it('are the same for a seed, others for another, and differ between payers of one type', () => {
    expect(policiesOf(4).map(asked)).toEqual(policiesOf(4).map(asked));
    expect(policiesOf(4).map(asked)).not.toEqual(policiesOf(5).map(asked));
    const commercial = policiesOf(4).filter(({ type }) => type === 'COMMERCIAL');
    expect(new Set(commercial.map(asked)).size).toBe(3);
  });

  it('differ over seeds in filing limits, authorization, referrals, records, unit limits, bundling and exclusions', () => {
    const all = Array.from({ length: 20 }, (_, seed) => elementAt(policiesOf(seed), 1));
    const kinds = (of: (policy: PayerPolicy) => unknown): number =>
      new Set(all.map((policy) => JSON.stringify(of(policy)))).size;
    expect([...new Set(all.map(({ filingLimitDays }) => filingLimitDays))].sort((a, b) => a - b)).toEqual([
      90, 120, 180,
    ]);
    for (const lists of [
      kinds(({ authorizationList }) => [...authorizationList]),
      kinds(({ referralList }) => [...referralList]),
      kinds(({ recordsList }) => [...recordsList]),
      kinds(({ unitLimits }) => [...unitLimits]),
      kinds(({ paidSeparately }) => [...paidSeparately]),
      kinds(({ exclusions }) => [...exclusions]),
    ]) {
      expect(lists).toBeGreaterThan(2);
    }
  });

  it('of Medicare ask for no authorization, no referral and no network', () => {
    for (let seed = 0; seed < 10; seed++) {
      const medicare = elementAt(policiesOf(seed), 0);
      expect([medicare.authorizationList.size, medicare.referralList.size, medicare.narrowNetworks]).toEqual([
        0,
        0,
        false,
      ]);
      expect(medicare.filingLimitDays).toBe(365);
    }
  });

  it('can be read rule by rule, with codes of the catalogue', () => {
    for (const policy of policiesOf(7)) {
      const entries = policyEntries(policy);
      const codes = entries.flatMap(({ procedureCodes }) => procedureCodes);
      expect(codes.filter((code) => !findProcedure(code) && !findDrgByName(code))).toEqual([]);
      const byRule = new Map(entries.map(({ ruleKey, procedureCodes }) => [ruleKey, procedureCodes]));
      expect(byRule.size).toBe(entries.length);
      expect(byRule.has('missing-authorization')).toBe(policy.type !== 'MEDICARE');
      expect(byRule.get('frequency-limit')).toEqual([...policy.unitLimits.keys()]);
      expect(byRule.get('missing-modifier-59')).toContain('97140');
      expect(byRule.get('timely-filing')).toEqual([]);
      expect(entries.length).toBeGreaterThan(24);
    }
  });
});
