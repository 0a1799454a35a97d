import { epochDay } from '../../../src/domain/calendar';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { findPreset } from '../../../src/generation/presets';
import type { ScenarioTest } from '../../../src/generation/forecast/scenario-test';
import {
  MAX_TEST_CLAIMS,
  planScenarioTest,
  runScenarioTest,
} from '../../../src/generation/forecast/scenario-test';
import { expectedOnDay } from '../../../src/generation/world/volume';

const presetConfig = (key: string): ScenarioConfig => findPreset(key)?.config as ScenarioConfig;

function tested(config: ScenarioConfig, seeds: number): { result: ScenarioTest; steps: number } {
  const run = runScenarioTest(planScenarioTest(config, seeds));
  for (let steps = 0; ; steps++) {
    const step = run.next();
    if (step.done) return { result: step.value, steps };
  }
}

describe('a dry run of a scenario', () => {
  it('judges volume, rates, shares, the target week and appeals, in small steps', () => {
    const { result, steps } = tested(presetConfig('standard-practice'), 2);
    expect(result.checks.map(({ name }) => name)).toEqual([
      'claims a day',
      'initial denial rate, untrained',
      'share of denials, missing-modifier-25',
      'share of denials, diagnosis-linkage',
      'share of denials, records-missing',
      'share of denials, bundled',
      'share of denials, missing-authorization',
      'denial rate, days 49-55',
      'appeals overturned',
    ]);
    expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(result).toMatchObject({ passed: true, seeds: 2 });
    expect(steps).toBeGreaterThan(20);
  });

  it('factors a hospital down to what a dry run may cost, and still gives its own figures', () => {
    const plan = planScenarioTest(presetConfig('hospital-system'), 1);
    expect(plan.config.claimsPerDay * plan.days).toBeLessThanOrEqual(MAX_TEST_CLAIMS);
    const { result } = tested({ ...presetConfig('hospital-system'), durationDays: 14 }, 1);
    expect(result.checks[0]).toMatchObject({ name: 'claims a day', passed: true });
    // The hospital's own volume, as two weeks of January have it.
    const days = Array.from({ length: 14 }, (_, day) => expectedOnDay(epochDay('2025-01-06') + day, 5000, 1));
    const expected = days.reduce((sum, claims) => sum + claims, 0) / days.length;
    expect(Math.abs((result.checks[0]?.expected ?? 0) / expected - 1)).toBeLessThan(0.01);
    expect(result.checks.find(({ name }) => name.startsWith('initial'))).toMatchObject({
      expected: 14,
      passed: true,
    });
  });

  it('fails what the scenario cannot reach', () => {
    const config = parseScenarioConfig({
      durationDays: 60,
      claimsPerDay: 100,
      denialRate: 20,
      providers: 3,
      patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 40 }],
      // Mastery would do it, but one session in five weeks is forgotten long before the next.
      learning: {
        coders: 3,
        sessionsPerWeek: 0.2,
        halfLifeDays: 3,
        fromDay: 28,
        targetDenialRate: 13,
        targetDay: 55,
      },
    });
    const { result } = tested(config, 1);
    expect(result.passed).toBe(false);
    expect(result.checks.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([
      'denial rate, days 49-55',
    ]);
  });

  it('is the same whenever it is run', () => {
    const config = { ...presetConfig('evidence-based-practice'), durationDays: 28, claimsPerDay: 40 };
    expect(tested(config, 1).result).toEqual(tested(config, 1).result);
  });

  it('refuses what would take too long, by field, with the most that it takes', () => {
    const long = { ...presetConfig('standard-practice'), durationDays: null };
    const learning = { ...(long.learning as NonNullable<ScenarioConfig['learning']>), targetDay: 999 };
    expect(() => planScenarioTest({ ...long, learning }, 3)).toThrow(
      'seeds: expected at most 2 for a dry run of 1000 days, which is limited to 40000 claims; got 3',
    );
    expect(() => planScenarioTest({ ...long, learning: { ...learning, targetDay: 3000 } }, 1)).toThrow(
      'config.learning.targetDay: a dry run of 3001 days is too long: 40000 claims are the limit',
    );
    expect(() => planScenarioTest(long, 0)).toThrow('seeds: expected 1 to 10, got 0');
  });
});
