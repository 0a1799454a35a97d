import { RuleSet } from '../../../src/domain/rules/rule-set';
import { elementAt } from '../../../src/domain/element-at';
import type { Claim } from '../../../src/domain/claim';
import { populationBit } from '../../../src/domain/denial-rule';
import { eligiblePopulationsOf } from '../../../src/domain/eligible-populations';
import type { DefectContext } from '../../../src/generation/claims/defects';
import {
  chancesOn,
  defectStreams,
  drawDefect,
  improvePattern,
  injectPattern,
} from '../../../src/generation/claims/pattern-injector';
import type { ScenarioPlan } from '../../../src/generation/plan/plan';
import { expectedByPayerAndRule, expectedDenialRate } from '../../../src/generation/plan/expected-shares';
import { planScenario } from '../../../src/generation/plan/scenario-plan';
import { createWorld, mixCells } from '../../../src/generation/world/world';
import { PRESETS } from '../../../src/generation/presets';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { busyScenario, eventsOf, ofKind } from '../../simulation/scenarios';

function planOf(config: ScenarioConfig): ScenarioPlan {
  const world = createWorld(config, 1);
  return planScenario(config, mixCells(config, world), world.ruleFactors, world.providerGroups);
}

describe('injected patterns', () => {
  const config = busyScenario({ denialRate: 0, patterns: [] });
  const claims = ofKind(eventsOf(config, 2, 60), 'CLAIM_SUBMITTED').map(({ claim }) => claim);
  const { policies } = createWorld(config, 2);
  const contextOf = (claim: Claim, uniform: number): DefectContext => {
    const policy = policies.of(claim.payerId);
    if (!policy) throw new Error('every generated payer has policies');
    return { policy, uniform, earlier: null, chargeCents: () => 1000 };
  };

  it('touch the wanted share of eligible claims and no others', () => {
    const family = populationBit('em-with-procedure');
    const eligible = claims.filter((claim) => (eligiblePopulationsOf(claim) & family) !== 0).length;
    const touched = injectPattern(claims, 'missing-modifier-25', 40, 5, contextOf).filter(
      (claim, i) => claim !== claims[i],
    );
    expect(eligible).toBeGreaterThan(300);
    expect(touched.every((claim) => (eligiblePopulationsOf(claim) & family) !== 0)).toBe(true);
    expect(Math.abs(touched.length / eligible - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / eligible));
  });

  it('grow by adding claims, never by moving: what a low share hits, a higher one hits too', () => {
    const hit = (percent: number): boolean[] =>
      injectPattern(claims, 'bundled', percent, 5, contextOf).map((claim, i) => claim !== claims[i]);
    const [few, many] = [hit(10), hit(60)];
    expect(few.filter((isHit, i) => isHit && !many[i])).toEqual([]);
    expect(many.filter(Boolean).length).toBeGreaterThan(few.filter(Boolean).length);
  });

  it('fade with what coders learn', () => {
    expect(improvePattern(0.4, 0.25)).toBeCloseTo(0.1, 12);
    const plan = planOf(busyScenario());
    const chances = chancesOn(plan, 5, 20, () => 1);
    const hits = (multiplier: number): number => {
      const multipliers = new Float64Array(DENIAL_RULES.length).fill(multiplier);
      const defects = { streams: defectStreams(9), chances, multipliers };
      const applicable = new RuleSet(DENIAL_RULES.keys());
      const candidate = { payerIndex: 1, payerType: 'COMMERCIAL', coderIndex: 0 } as const;
      const claim = elementAt(claims, 0);
      let count = 0;
      for (let id = 0; id < 4000; id++)
        if (drawDefect(defects, { ...candidate, claim: { ...claim, id } }, applicable, 1)) count++;
      return count;
    };
    const [untrained, trained, perfect] = [hits(1), hits(0.5), hits(0)];
    expect(trained).toBeLessThan(untrained * 0.7);
    expect(perfect).toBe(0);
  });
});

describe('the arithmetic of a scenario', () => {
  it.each(PRESETS.map(({ key, config }) => [key, config] as const))(
    '%s: meets denial rate and shares in expectation',
    (_key, config) => {
      const plan = planOf(config);
      expect(100 * expectedDenialRate(plan, null, () => 1)).toBeCloseTo(config.denialRate, 2);
      const denials = expectedByPayerAndRule(plan, config.payers.length).flatMap((byRule) => [...byRule]);
      const total = denials.reduce((sum, rate) => sum + rate, 0);
      expect(100 * total).toBeCloseTo(config.denialRate, 2);
    },
  );
});
