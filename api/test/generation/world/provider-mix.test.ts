import { elementAt } from '../../../src/domain/element-at';
import { DENIAL_RULES, ruleIndexOfDenial } from '../../../src/domain/denial-rules';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { createSimulation } from '../../../src/generation/create-simulation';
import { findPreset } from '../../../src/generation/presets';
import {
  chanceOf,
  chargeLevels,
  errorFactors,
  providerGroups,
  providerTable,
} from '../../../src/generation/world/provider-mix';
import { createWorld } from '../../../src/generation/world/world';

interface ProviderTally {
  claims: number;
  denied: number;
  /** For rules in the coders' hands. */
  controllable: number;
}

function tally(config: ScenarioConfig, seed: number): ProviderTally[] {
  const simulation = createSimulation({ config, seed, commands: [] });
  const byProvider = simulation.providers.map(() => ({ claims: 0, denied: 0, controllable: 0 }));
  const ofClaim = new Map<number, number>();
  const untilS = simulation.nowS + ((config.durationDays ?? 0) + 100) * 86_400;
  // A provider whose number is missing on the claim is still the one who treated.
  const provider = (id: number, given: number | null): number => {
    if (given !== null) ofClaim.set(id, given - 1);
    return ofClaim.get(id) ?? -1;
  };
  while (simulation.nowS < untilS) {
    for (const event of simulation.advance(untilS, 5000)) {
      if (event.kind !== 'CLAIM_ADJUDICATED' || event.claim.frequencyCode !== '1') continue;
      const counts = byProvider[provider(event.claim.id, event.claim.providerId)];
      if (!counts) continue;
      counts.claims++;
      const { denial } = event.adjudication;
      if (!denial) continue;
      counts.denied++;
      if (elementAt(DENIAL_RULES, ruleIndexOfDenial(denial)).coderControllable) counts.controllable++;
    }
  }
  return byProvider;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const percentDenied = (providers: readonly ProviderTally[]): number =>
  (100 * sum(providers.map(({ denied }) => denied))) / sum(providers.map(({ claims }) => claims));

describe('providers', () => {
  it('are unlike: of a hundred, a fifth makes about half of the denials in the coders’ hands', () => {
    const config = {
      ...(findPreset('group-of-100')?.config as ScenarioConfig),
      learning: null,
      durationDays: 20,
    };
    expect(config.providers).toBe(100);
    const providers = tally(config, 4);
    const denials = providers.map(({ controllable }) => controllable).sort((a, b) => b - a);
    const top = sum(denials.slice(0, 20)) / sum(denials);
    process.stdout.write(`top fifth of providers: ${(100 * top).toFixed(1)} % of controllable denials\n`);
    expect(top).toBeGreaterThan(0.43);
    expect(top).toBeLessThan(0.57);
    // In claims they differ too, but less.
    const claims = providers.map((each) => each.claims).sort((a, b) => b - a);
    expect(sum(claims.slice(0, 20)) / sum(claims)).toBeLessThan(0.4);
    expect(Math.abs(percentDenied(providers) - config.denialRate)).toBeLessThan(0.7);
  });

  it.each([1, 2, 3, 5])(
    'keep the scenario’s rate where there are only %i of them, each with denials',
    (count) => {
      // Three in four of the eligible claims of an average provider: near the most that one can be denied.
      const config = parseScenarioConfig({
        durationDays: 28,
        claimsPerDay: 300,
        denialRate: 25,
        providers: count,
        patterns: [
          { rule: 'missing-modifier-25', shareOfDenials: 33 },
          { rule: 'diagnosis-linkage', shareOfDenials: 20 },
        ],
      });
      const providers = [1, 2].flatMap((seed) => tally(config, seed));
      expect(Math.abs(percentDenied(providers) - 25)).toBeLessThan(1.2);
      for (const each of providers) {
        const rate = each.denied / each.claims;
        expect({ rate, plausible: rate > 0.02 && rate < 0.7 }).toEqual({ rate, plausible: true });
      }
    },
  );

  it.each([1, 2, 7, 20, 500])('have mean 1 over claims, in groups as alone (%i of them)', (count) => {
    for (const seed of [1, 2, 3]) {
      const table = providerTable(seed, count);
      const factors = errorFactors(seed, count, table);
      expect(sum([...table].map((provider) => factors[provider] as number)) / table.length).toBeCloseTo(1, 9);
      expect(new Set(table).size).toBe(count);
      const groups = providerGroups(factors, table);
      expect(groups.length).toBeLessThanOrEqual(6);
      expect(sum(groups.map(({ share }) => share))).toBeCloseTo(1, 9);
      expect(sum(groups.map(({ share, factor }) => share * factor))).toBeCloseTo(1, 9);
      expect(Math.max(...groups.map(({ factor }) => factor)) > 1).toBe(count > 1);
    }
  });

  it.each([1, 2, 5, 20, 100])(
    'charge the usual in the mean over what goes wrong too (%i of them)',
    (count) => {
      const level = (seed: number): number => {
        const table = providerTable(seed, count);
        const factors = errorFactors(seed, count, table);
        const levels = chargeLevels(seed, factors, table);
        return (
          sum([...table].map((provider) => (levels[provider] as number) * (factors[provider] as number))) /
          table.length /
          1000
        );
      };
      const levels = [1, 2, 3, 4, 5, 6, 7, 8].map(level);
      expect(Math.abs(sum(levels) / levels.length - 1)).toBeLessThan(0.03);
    },
  );

  it('multiply the odds: small chances in proportion, none beyond certainty', () => {
    expect(chanceOf(0.01, 3) / 0.03).toBeCloseTo(1, 1);
    expect(chanceOf(0.5, 3)).toBeCloseTo(0.75, 12);
    expect(chanceOf(0.95, 8)).toBeLessThan(1);
    for (const probability of [0, 0.2, 0.95]) expect(chanceOf(probability, 1)).toBeCloseTo(probability, 12);
  });

  it('are other people in another world', () => {
    const config = parseScenarioConfig({ claimsPerDay: 50, denialRate: 10, providers: 9, patterns: [] });
    const factors = [1, 2].map((seed) => [...createWorld(config, seed).providerErrorFactors]);
    expect(factors[0]).not.toEqual(factors[1]);
  });
});
