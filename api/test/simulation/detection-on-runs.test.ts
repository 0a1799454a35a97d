import { addDays } from '../../src/domain/calendar';
import { BENCHMARK_TOTAL_PERCENT } from '../../src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../../src/domain/denial-rules';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { createDetector } from '../../src/detection/create-detector';
import type { DetectedPattern } from '../../src/detection/detector';
import { createSimulation } from '../../src/generation/create-simulation';
import { sliceKey } from '../../src/detection/lattice/lattice-fields';
import { observed } from '../../src/ingest/observed';

/** A practice whose denials are the background's alone. */
const QUIET: ScenarioConfig = {
  seed: 1,
  startDate: '2025-01-06',
  durationDays: 100,
  claimsPerDay: 150,
  denialRate: 8,
  institutionalShare: 0,
  providers: 4,
  payers: [
    { name: 'Acme Health', type: 'COMMERCIAL', share: 40, denialWeight: 1 },
    { name: 'Plain Mutual', type: 'COMMERCIAL', share: 25, denialWeight: 1 },
    { name: 'State Medicaid', type: 'MEDICAID', share: 15, denialWeight: 1 },
    { name: 'Medicare Part B', type: 'MEDICARE', share: 20, denialWeight: 1 },
  ],
  patterns: [],
  appeals: { appealRate: 40, overturnRate: 55, meanDaysToDecision: 30 },
  learning: null,
  events: [],
  daysPerSecond: null,
};
const SEEDS = [11, 12];
const event = (
  kind: 'VOLUME_SPIKE' | 'CASE_MIX_SHIFT',
  payer: string | null,
): ScenarioConfig['events'][number] => ({
  day: 60,
  kind,
  rule: null,
  payer,
  magnitude: 100,
  note: null,
});

describe('detection over simulated claims', () => {
  it.each(SEEDS)('raises no pattern when volume doubles for a week (seed %i)', (seed) => {
    expect(titles(patternsOf({ ...QUIET, seed, events: [event('VOLUME_SPIKE', null)] }))).toEqual([]);
  });

  it.each(SEEDS)(
    "raises no pattern when a payer's share doubles at its constant denial rate (seed %i)",
    (seed) => {
      expect(
        titles(patternsOf({ ...QUIET, seed, events: [event('CASE_MIX_SHIFT', 'Plain Mutual')] })),
      ).toEqual([]);
    },
  );

  it.each(SEEDS)(
    'finds an injected pattern, over every eligible claim and not only the denied ones (seed %i)',
    (seed) => {
      const patterns = [
        { rule: 'missing-modifier-25', shareOfDenials: 40, fromDay: 40, toDay: null, payer: null },
      ];
      const found = patternsOf({ ...QUIET, denialRate: 14, seed, patterns });
      const injected = found.filter(
        (pattern) => pattern.carc === '4' && sliceKey(pattern.slice) === 'population=em-with-procedure',
      );
      expect(injected).toHaveLength(1);
      const { current, detectedOn } = injected[0] as DetectedPattern;
      expect(detectedOn >= '2025-02-15').toBe(true);
      expect(current.deniedCount).toBeGreaterThan(20);
      expect(current.deniedCount / current.eligibleCount).toBeLessThan(0.7);
    },
  );
});

const titles = (patterns: readonly DetectedPattern[]): string[] =>
  patterns.map(({ carc, slice, detectedOn }) => `${carc} on ${sliceKey(slice)}, ${detectedOn}`);

function patternsOf(config: ScenarioConfig): readonly DetectedPattern[] {
  const simulation = createSimulation({ config, seed: config.seed, commands: [] });
  const types = new Map(simulation.payers.map((payer) => [payer.id, payer.type]));
  const detector = createDetector(
    {
      benchmarks: RULE_BENCHMARKS,
      totalPercent: BENCHMARK_TOTAL_PERCENT,
    },
    null,
  );
  for (const step of simulation.advance(simulation.submissionsEndS as number, Number.MAX_SAFE_INTEGER)) {
    if (step.kind === 'DAY_ENDED') detector.evaluateDay(addDays(step.date, -1));
    if (step.kind !== 'CLAIM_ADJUDICATED' || step.claim.frequencyCode !== '1') continue;
    const { claim, adjudication } = step;
    detector.observe(observed(claim, adjudication, types.get(claim.payerId) ?? 'OTHER'));
  }
  return detector.patterns;
}
