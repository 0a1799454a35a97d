import type { ScenarioConfig, ScenarioEvent } from '../../api/src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../api/src/domain/scenario/scenario-validation';
import { PRESETS } from '../../api/src/generation/presets';
import type { DetectionCase, RunKind } from './detection-run';

/** Runs of more than this many claims take part with every fifth seed only. */
const LARGE_CLAIMS = 100_000;
const LARGE_EVERY = 5;

type Scenario = Pick<DetectionCase, 'kind' | 'name' | 'config'>;

const payer = (name: string, type: string, share: number, denialWeight = 1) => ({
  name,
  type,
  share,
  denialWeight,
});
const PAYERS = [
  payer('Acme Health', 'COMMERCIAL', 35),
  payer('Plain Mutual', 'COMMERCIAL', 20, 1.4),
  payer('State Medicaid', 'MEDICAID', 15, 1.6),
  payer('Medicare Part B', 'MEDICARE', 20, 0.8),
  payer('Golden Advantage', 'MEDICARE_ADVANTAGE', 10, 1.2),
];

function scenario(kind: RunKind, name: string, config: Record<string, unknown>): Scenario {
  const base = {
    durationDays: 120,
    claimsPerDay: 200,
    denialRate: 8,
    providers: 6,
    payers: PAYERS,
    patterns: [],
  };
  return { kind, name, config: parseScenarioConfig({ ...base, ...config }) };
}

const event = (
  kind: ScenarioEvent['kind'],
  day: number,
  magnitude: number,
  of: string | null = null,
): Partial<ScenarioEvent> => ({
  kind,
  day,
  magnitude,
  payer: of,
});

const pattern = (
  rule: string,
  shareOfDenials: number,
  fromDay: number,
  more: Record<string, unknown> = {},
) => ({
  rule,
  shareOfDenials,
  fromDay,
  ...more,
});

/** Nothing is in them, however much it looks like it. */
const QUIET: readonly Scenario[] = [
  scenario('NULL', 'null: few providers', { providers: 3, claimsPerDay: 120 }),
  scenario('NULL', 'null: heavy-tailed providers', { providers: 40, claimsPerDay: 300, denialRate: 11 }),
  scenario('NULL', 'null: institutional claims', {
    institutionalShare: 40,
    claimsPerDay: 150,
    denialRate: 12,
  }),
  scenario('DECOY', 'decoy: volume spikes', {
    events: [event('VOLUME_SPIKE', 45, 150), event('VOLUME_SPIKE', 80, 100)],
  }),
  scenario('DECOY', 'decoy: case mix shifts', {
    events: [
      event('CASE_MIX_SHIFT', 50, 150, 'State Medicaid'),
      event('CASE_MIX_SHIFT', 85, 100, 'Plain Mutual'),
    ],
  }),
  scenario('NULL', 'null: payers that deny by mistake', { payerNoise: 15, denialRate: 10 }),
  scenario('DECOY', 'decoy: holidays', { startDate: '2025-10-06' }),
];

/** Practices that nothing was tuned on. */
const UNSEEN: readonly Scenario[] = [
  scenario('UNSEEN', 'overlapping patterns', {
    denialRate: 16,
    patterns: [
      pattern('missing-modifier-25', 14, 35),
      pattern('bundled', 12, 40),
      pattern('missing-authorization', 14, 50, { payer: 'Acme Health' }),
      pattern('records-missing', 10, 60),
    ],
  }),
  scenario('UNSEEN', 'a pattern that ends and comes back', {
    denialRate: 14,
    patterns: [
      pattern('missing-modifier-59', 20, 30, { toDay: 55 }),
      pattern('missing-modifier-59', 20, 85),
      pattern('timely-filing', 15, 45, { toDay: 70 }),
    ],
  }),
  scenario('UNSEEN', 'one payer each', {
    claimsPerDay: 300,
    denialRate: 13,
    patterns: [
      pattern('outside-coverage', 12, 30, { payer: 'State Medicaid' }),
      pattern('medical-necessity', 12, 45, { payer: 'Medicare Part B' }),
      pattern('duplicate', 12, 60, { payer: 'Plain Mutual' }),
    ],
  }),
];

const SLICED: readonly Scenario[] = [
  scenario('UNSEEN', 'one provider, one coder', {
    claimsPerDay: 300,
    denialRate: 13,
    learning: { coders: 6, sessionsPerWeek: 0 },
    patterns: [
      pattern('missing-modifier-25', 8, 35, { provider: 2 }),
      pattern('outside-coverage', 12, 45, { coder: 3 }),
      pattern('missing-data', 10, 55, { provider: 4, carc: '16' }),
    ],
  }),
  scenario('UNSEEN', 'payers with policies of their own', {
    claimsPerDay: 300,
    denialRate: 14,
    payerNoise: 5,
    patterns: [
      pattern('missing-authorization', 10, 35, { payer: 'Acme Health', procedure: '97530', carc: '197' }),
      pattern('not-covered', 10, 50, {
        lineOfBusiness: 'MEDICAID',
        procedureGroup: 'laboratory',
        carc: '96',
      }),
      pattern('medical-necessity', 12, 60, { placeOfService: '22', procedureGroup: 'imaging', carc: '204' }),
      pattern('level-not-supported', 10, 40, {
        diagnosisChapter: 'M00-M99',
        payer: 'Medicare Part B',
        carc: '150',
      }),
    ],
  }),
];

const presets = (): Scenario[] => PRESETS.map(({ key, config }) => ({ kind: 'PRESET', name: key, config }));

/** Every scenario with every seed; `file` instead of the built-in ones where it is given. */
export function detectionCases(
  [first, last]: readonly [number, number],
  file: { name: string; config: ScenarioConfig } | null,
): DetectionCase[] {
  const scenarios: Scenario[] = file
    ? [{ kind: 'FILE', ...file }]
    : [...presets(), ...UNSEEN, ...SLICED, ...QUIET];
  const cases: DetectionCase[] = [];
  for (let seed = first; seed <= last; seed++) {
    for (const { kind, name, config } of scenarios) {
      const isLarge = config.claimsPerDay * (config.durationDays ?? 0) > LARGE_CLAIMS;
      if (isLarge && !file && (seed - first) % LARGE_EVERY !== 0) continue;
      cases.push({ kind, name, config: { ...config, seed } });
    }
  }
  return cases;
}
