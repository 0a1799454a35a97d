import type { BuilderScenarioFragment } from './builder.generated';
import { configOf, newPattern, valuesOf } from './builder-values';

const SCENARIO: BuilderScenarioFragment = {
  id: 's1',
  name: 'Clinic',
  description: 'A clinic',
  presetKey: null,
  config: {
    seed: 7,
    startDate: '2025-01-06',
    durationDays: null,
    claimsPerDay: 120.5,
    denialRate: 15,
    providers: 4,
    institutionalShare: 0,
    payerNoise: 2,
    daysPerSecond: null,
    payers: [{ name: 'Blue Plan', type: 'COMMERCIAL', share: 60, denialWeight: 1.5 }],
    patterns: [
      {
        rule: 'missing-modifier-25',
        shareOfDenials: 30,
        fromDay: 10,
        toDay: 60,
        payer: 'Blue Plan',
        provider: 2,
        coder: null,
        procedure: null,
        procedureGroup: null,
        placeOfService: '11',
        diagnosisChapter: null,
        lineOfBusiness: null,
        carc: null,
      },
    ],
    appeals: { appealRate: 40, overturnRate: 55, meanDaysToDecision: 30 },
    learning: {
      coders: 5,
      sessionsPerWeek: 2,
      fromDay: 28,
      halfLifeDays: null,
      focus: ['missing-modifier-25'],
      targetDenialRate: 8,
      targetDay: 84,
    },
    events: [{ day: 30, kind: 'VOLUME_SPIKE', rule: null, payer: null, magnitude: 50, note: null }],
  },
};

describe('the values of the scenario form', () => {
  it('lose nothing of a scenario', () => {
    const { config, faults } = configOf(valuesOf(SCENARIO));
    expect(faults.size).toBe(0);
    expect(config).toEqual(SCENARIO.config);
  });

  it('name what is no number by its path in the API', () => {
    const values = valuesOf(SCENARIO);
    const { faults } = configOf({
      ...values,
      claimsPerDay: '12o',
      durationDays: '',
      patterns: [{ ...newPattern('bundled'), shareOfDenials: '' }],
    });
    expect([...faults.keys()]).toEqual(['claimsPerDay', 'patterns[0].shareOfDenials']);
  });

  it('leave training out where nobody trains', () => {
    expect(configOf({ ...valuesOf(SCENARIO), trains: false }).config.learning).toBeNull();
  });
});
