import { elementAt } from '../../../src/domain/element-at';
import { DENIAL_RULES, RULE_BENCHMARKS, benchmarkShare, ruleIndex } from '../../../src/domain/denial-rules';
import { BadInputError } from '../../../src/domain/errors';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { denialParts, largestShareOfDenials, lowestDenialRate, reachedRules } from '../../../src/domain/scenario/scenario-arithmetic'; // prettier-ignore
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { below, draw, substream } from '../../../src/generation/rng';
import { expectedByPayerAndRule, expectedDenialRate } from '../../../src/generation/plan/expected-shares';
import { planScenario } from '../../../src/generation/plan/scenario-plan';
import type { ScenarioPlan } from '../../../src/generation/plan/plan';
import { createWorld, mixCells } from '../../../src/generation/world/world';

const scenario = (changes: Record<string, unknown>): ScenarioConfig =>
  parseScenarioConfig({ claimsPerDay: 100, denialRate: 20, providers: 5, patterns: [], ...changes });

function planOf(config: ScenarioConfig, seed = 1): ScenarioPlan {
  const world = createWorld(config, seed);
  return planScenario(config, mixCells(config, world), world.ruleFactors, world.providerGroups);
}

/** Percent of all claims that a source's probabilities put a candidate into, by payer. */
const wantedAt = (plan: ScenarioPlan, source: number, payer: number): number => {
  const { ruleIndex: rule, probabilities } = elementAt(plan.sources, source);
  return plan.cells.reduce(
    (sum, { payerIndex, share, applicable }) =>
      payerIndex === payer && applicable.has(rule)
        ? sum + 100 * share * (probabilities[payer] as number)
        : sum,
    0,
  );
};

describe('the background', () => {
  it('comes from the 29 rules of the usual mix, in the proportions of the benchmark', () => {
    const config = scenario({ denialRate: 8 });
    const byPayer = expectedByPayerAndRule(planOf(config), config.payers.length);
    const byRule = DENIAL_RULES.map((_, rule) =>
      byPayer.reduce((sum, denials) => sum + (denials[rule] as number), 0),
    );
    const total = byRule.reduce((sum, value) => sum + value, 0);
    expect(100 * total).toBeCloseTo(8, 2);
    for (const { ruleKey, weight } of RULE_BENCHMARKS) {
      const share = (byRule[ruleIndex(ruleKey)] as number) / total;
      // Rules that Medicare lacks have a little less, the others a little more; payers differ by a seventh.
      const ratio = share / (weight / 102.4);
      expect({ ruleKey, ratio, near: ratio > 0.55 && ratio < 1.35 }).toEqual({ ruleKey, ratio, near: true });
    }
  });

  it.each([1, 2, 3])(
    'differs between payers of a type by no more than a fifth in any rule (seed %i)',
    (seed) => {
      const config = scenario({
        denialRate: 7,
        payers: ['A', 'B', 'C', 'D'].map((name) => ({ name, type: 'MEDICAID', share: 25 })),
      });
      const plan = planOf(config, seed);
      RULE_BENCHMARKS.forEach(({ ruleKey }, rule) => {
        config.payers.forEach((_, payer) => {
          const wanted = wantedAt(plan, rule, payer) / (7 * 0.25 * benchmarkShare(ruleKey, 'MEDICAID'));
          // Candidates are a little more than denials, because one claim has one defect.
          expect({ ruleKey, payer, wanted, within: wanted > 0.8 && wanted < 1.25 }).toMatchObject({
            within: true,
          });
        });
      });
    },
  );

  it("takes a payer's weight for its relative total rate, whatever its type", () => {
    const config = scenario({
      denialRate: 10,
      payers: [
        { name: 'Public', type: 'MEDICAID', share: 50, denialWeight: 1 },
        { name: 'Private', type: 'COMMERCIAL', share: 50, denialWeight: 3 },
      ],
    });
    const plan = planOf(config);
    const rate = (payer: number): number =>
      RULE_BENCHMARKS.reduce((sum, _, rule) => sum + wantedAt(plan, rule, payer), 0);
    expect(rate(1) / rate(0)).toBeGreaterThan(2.85);
    expect(rate(1) / rate(0)).toBeLessThan(3.25);
  });

  it('leaves Medicare without the rules that it does not have', () => {
    for (const ruleKey of [
      'missing-authorization',
      'authorization-exceeded',
      'missing-referral',
      'out-of-network',
    ]) {
      expect(benchmarkShare(ruleKey, 'MEDICARE')).toBe(0);
      expect(benchmarkShare(ruleKey, 'COMMERCIAL')).toBeGreaterThan(0);
    }
    const shares = RULE_BENCHMARKS.reduce((sum, { ruleKey }) => sum + benchmarkShare(ruleKey, 'MEDICARE'), 0);
    expect(shares).toBeCloseTo(1, 12);
  });
});

describe('a share of denials', () => {
  const oneBy = (rule: string, payer: string | null, shareOfDenials: number) => ({
    rule,
    payer,
    shareOfDenials,
    fromDay: 0,
    toDay: null,
  });

  it('is bounded by the eligible claims, beside the background and other patterns of the rule', () => {
    const { payers } = scenario({});
    const alone = {
      denialRate: 20,
      institutionalShare: 0,
      payers,
      patterns: [oneBy('new-patient', 'State Medicaid', 2)],
    };
    // 80 % of the 8 % new patients of the payer's 14 % are 0.9 % of all claims: 4.5 % of the denials.
    expect(largestShareOfDenials(alone, 0)).toBeGreaterThan(4);
    expect(largestShareOfDenials(alone, 0)).toBeLessThan(4.48);
    const both = { ...alone, patterns: [...alone.patterns, oneBy('new-patient', 'State Medicaid', 1.5)] };
    expect(largestShareOfDenials(both, 0)).toBeLessThan(largestShareOfDenials(alone, 0) - 1.3);
    expect(largestShareOfDenials({ ...alone, denialRate: 0 }, 0)).toBe(100);
    // No new patient comes to a hospital: half of the claims give half of the room.
    expect(largestShareOfDenials({ ...alone, institutionalShare: 50 }, 0)).toBeLessThan(2.24);
    expect(largestShareOfDenials({ ...alone, institutionalShare: 100 }, 0)).toBe(0);
  });

  it('finds no room at a payer that does not apply the rule', () => {
    expect(() => scenario({ patterns: [oneBy('missing-authorization', 'Medicare', 5)] })).toThrow(
      'patterns[0].shareOfDenials: expected at most 0 % at this denial rate, got 5 %',
    );
  });

  it('is accepted as the refusal names it, and not a fifth of a percent above, for any rule, rate and payer', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    process.stdout.write(`largest shares: seed ${seed}\n`);
    const stream = substream(seed, 'volume');
    const payerNames = [null, ...scenario({}).payers.map(({ name }) => name)];
    let refused = 0;
    DENIAL_RULES.forEach(({ key: rule }, ruleAt) => {
      payerNames.forEach((payer, payerAt) => {
        const entity = ruleAt * payerNames.length + payerAt;
        const denialRate = 1 + below(draw(stream, entity), 60);
        const institutionalShare = below(draw(stream, entity, 1), 101);
        const other = { rule: 'duplicate', shareOfDenials: below(draw(stream, entity, 2), 20) };
        const faultOf = (shareOfDenials: number): string | null =>
          faultAt({
            denialRate,
            institutionalShare,
            patterns: [{ rule, payer, shareOfDenials }, ...(rule === other.rule ? [] : [other])],
          });
        const message = faultOf(100 - (rule === other.rule ? 0 : other.shareOfDenials));
        if (message === null) return;
        refused++;
        const named = Number(/expected at most ([\d.]+) %/.exec(message)?.[1]);
        const at = { rule, payer, denialRate, institutionalShare, other, named };
        expect({ ...at, fault: faultOf(named) }).toEqual({ ...at, fault: null });
        expect({ ...at, fault: faultOf(named + 0.2) }).toEqual({ ...at, fault: expect.any(String) });
      });
    });
    expect(refused).toBeGreaterThan(30);
  });

  it('is met by the plan where the check lets it pass', () => {
    const config = scenario({
      patterns: [oneBy('missing-modifier-25', null, 40), oneBy('new-patient', 'State Medicaid', 3)],
    });
    const plan = planOf(config);
    const denials = expectedByPayerAndRule(plan, config.payers.length).flatMap((byRule) => [...byRule]);
    expect(100 * denials.reduce((sum, value) => sum + value, 0)).toBeCloseTo(20, 1);
  });
});

/** What is said of the first pattern's share; null for nothing. */
function faultAt(changes: Record<string, unknown>, field = 'patterns[0].shareOfDenials'): string | null {
  try {
    scenario(changes);
    return null;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return error.faults.find((fault) => fault.field === field)?.message ?? null;
  }
}

describe('a denial weight', () => {
  const weighted = (weights: readonly (readonly [share: number, denialWeight: number])[]) =>
    weights.map(([share, denialWeight], index) => ({
      name: `Payer ${index}`,
      type: 'COMMERCIAL',
      share,
      denialWeight,
    }));

  it('is refused where the payer has too few claims, and fits everywhere once capped as the refusals say', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    process.stdout.write(`denial weights: seed ${seed}\n`);
    const stream = substream(seed, 'volume');
    let refused = 0;
    let unfit = 0;
    for (let entity = 0; entity < 800; entity++) {
      const denialRate = 5 + below(draw(stream, entity), 56);
      // One in ten has no weight at all.
      const pick = (at: number): number => Math.max(0, below(draw(stream, entity, at), 2222) - 222) / 100;
      const shares = [5, 10, 15, 30, 40];
      const payers = weighted(
        shares.map((share, index) => [share, index < 2 ? pick(index + 1) : pick(index + 1) / 20]),
      );
      const messageAt = (changed: typeof payers, index: number): string | null =>
        faultAt({ denialRate, payers: changed }, `payers[${index}].denialWeight`);
      const weightedClaims = payers.reduce(
        (sum, payer) => sum + (payer.denialWeight > 0 ? payer.share : 0),
        0,
      );
      // Exactly full is between the two: either result will do.
      if (0.8 * weightedClaims === denialRate) continue;
      if (weightedClaims > 0 && 0.8 * weightedClaims < denialRate) {
        unfit++;
        const messages = payers.map((_, index) => messageAt(payers, index));
        expect({ denialRate, payers, messages }).toMatchObject({
          messages: expect.arrayContaining([
            expect.stringContaining('expected other payers with a denialWeight'),
          ]),
        });
        continue;
      }
      const capped = payers.map((payer, index) => {
        const named = /expected at most ([\d.]+) /.exec(messageAt(payers, index) ?? '')?.[1];
        if (named === undefined) return payer;
        refused++;
        return { ...payer, denialWeight: Number(named) };
      });
      const at = { denialRate, payers };
      expect({ ...at, faults: capped.map((_, index) => messageAt(capped, index)) }).toEqual({
        ...at,
        faults: capped.map(() => null),
      });
      denialParts(capped).forEach((part, index) => {
        expect((denialRate * part) / elementAt(capped, index).share).toBeLessThanOrEqual(0.8 + 1e-9);
      });
    }
    expect(refused).toBeGreaterThan(30);
    expect(unfit).toBeGreaterThan(0);
  });

  it('cannot stand alone where its payer has too few claims', () => {
    const payers = weighted([[5, 1], [95, 0]]); // prettier-ignore
    expect(faultAt({ payers }, 'payers[0].denialWeight')).toBe(
      'expected other payers with a denialWeight, too, got 1: the payer has too few claims for so many of the denials',
    );
    expect(faultAt({ payers, denialRate: 3 }, 'payers[0].denialWeight')).toBeNull();
  });

  it('leaves the plan its denial rate where it is accepted', () => {
    const payers = weighted([[5, 0.47], [95, 0.1]]); // prettier-ignore
    const rate = expectedDenialRate(planOf(scenario({ payers })), null, () => 1);
    expect(100 * rate).toBeCloseTo(20, 1);
  });
});

describe('a target of training', () => {
  const patterns = [{ rule: 'missing-modifier-25', shareOfDenials: 40 }];
  const learning = { coders: 4, sessionsPerWeek: 3, fromDay: 28, targetDay: 60 };

  it('is refused below what training cannot reach, with the lowest that is possible', () => {
    // Six tenths of 20 % are out of reach, but for the background's own modifiers; a twentieth of the rest stays.
    expect(() => scenario({ patterns, learning: { ...learning, targetDenialRate: 5 } })).toThrow(
      /^learning\.targetDenialRate: expected at least 12\.\d %, got 5 %: the rest are denials that training does not reach$/,
    );
    expect(
      scenario({ patterns, learning: { ...learning, targetDenialRate: 13 } }).learning?.targetDenialRate,
    ).toBe(13);
  });

  it('may be lower where a pattern has ended by then', () => {
    const ended = [{ rule: 'missing-authorization', shareOfDenials: 50, toDay: 40 }];
    const config = scenario({
      patterns: ended,
      learning: { ...learning, focus: ['bundled'], targetDenialRate: 9.6 },
    });
    expect(
      lowestDenialRate(
        config,
        config.learning ?? { ...learning, targetDenialRate: null, halfLifeDays: null, focus: [] },
        60,
      ),
    ).toBeLessThan(9.6);
  });

  it('counts on the rules named, else those of the patterns, else all; only coders’ own', () => {
    expect(reachedRules({ focus: ['bundled'] }, patterns)).toEqual(['bundled']);
    expect(reachedRules({ focus: [] }, [...patterns, { rule: 'timely-filing' }])).toEqual([
      'missing-modifier-25',
    ]);
    expect(reachedRules({ focus: [] }, [])).toContain('new-patient');
    expect(reachedRules({ focus: [] }, [])).not.toContain('duplicate');
  });
});
