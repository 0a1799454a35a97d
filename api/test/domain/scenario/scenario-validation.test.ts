import { BadInputError } from '../../../src/domain/errors';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { PRESETS } from '../../../src/generation/presets';

const smallest = { claimsPerDay: 100, denialRate: 20, providers: 5, patterns: [] };

function faultsOf(input: unknown): Record<string, string> {
  try {
    parseScenarioConfig(input);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return Object.fromEntries(error.faults.map(({ field, message }) => [field, message]));
  }
  return {};
}

describe('a scenario config', () => {
  it('gets every default filled in, and never today as its start', () => {
    const config = parseScenarioConfig(smallest);
    expect(config).toMatchObject({
      seed: 1,
      startDate: '2025-01-06',
      durationDays: null,
      appeals: { appealRate: 20, overturnRate: 60, meanDaysToDecision: 30 },
      learning: null,
      events: [],
      daysPerSecond: null,
    });
    expect(config.payers).toHaveLength(5);
    expect(config.payers.reduce((sum, payer) => sum + payer.share, 0)).toBe(100);
  });

  it('takes null for whatever has a default, and takes its own output back unchanged', () => {
    const nulls = {
      ...smallest,
      seed: null,
      startDate: null,
      payers: null,
      appeals: null,
      events: null,
      learning: null,
    };
    expect(parseScenarioConfig(nulls)).toEqual(parseScenarioConfig(smallest));
    for (const { config } of PRESETS)
      expect(parseScenarioConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });

  it('names every fault at once, by field path', () => {
    const faults = faultsOf({
      ...smallest,
      claimsPerDay: -5,
      providers: 'two',
      startDate: '2025-02-30',
      color: 'red',
      payers: [{ name: 'A', type: 'MEDICARE', share: 60 }],
      patterns: [{ rule: 'nope', shareOfDenials: 10 }, { rule: 'bundled' }],
      learning: { coders: 0, sessionsPerWeek: 2 },
      events: [{ day: 1.5, kind: 'GALA' }],
    });
    expect(faults).toEqual({
      claimsPerDay: 'expected a number from 1 to 100000, got -5',
      providers: 'expected a whole number from 1 to 2000, got "two"',
      startDate: 'expected a calendar date from 2003-01-01 to 2085-12-31, got "2025-02-30"',
      color: 'there is no such field',
      payers: 'expected shares that add up to 100 %, got 60 %',
      'patterns[0].rule': expect.stringMatching(/^expected one of missing-modifier-25, .*; got "nope"$/),
      'patterns[1].shareOfDenials': 'expected a number from 0 to 100, got nothing',
      'learning.coders': 'expected a whole number from 1 to 500, got 0',
      'events[0].day': 'expected a whole number from 0 to 3650, got 1.5',
      'events[0].kind': expect.stringMatching(/^expected one of TRAINING, .*; got "GALA"$/),
    });
  });

  it('looks for contradictions entry by entry, also beside entries that are wrong by themselves', () => {
    const payers = [
      { name: 'A', type: 'MEDICARE', share: 50 },
      { name: 'A', type: 'NOBODY', share: 50 },
    ];
    const patterns = [
      { rule: 'nope', shareOfDenials: 10 },
      { rule: 'bundled', shareOfDenials: 60, fromDay: 20, toDay: 10 },
      { rule: 'duplicate', shareOfDenials: 60, payer: 'Nobody' },
    ];
    const learning = { coders: 0, sessionsPerWeek: 2, focus: ['timely-filing', 'nonsense', 'duplicate'] };
    const events = [
      { day: -1, kind: 'TRAINING' },
      { day: 3, kind: 'CASE_MIX_SHIFT' },
    ];
    expect(Object.keys(faultsOf({ ...smallest, payers, patterns, learning, events })).sort()).toEqual([
      'events[0].day',
      'events[1].payer',
      'learning.coders',
      'learning.focus[0]',
      'learning.focus[1]',
      'learning.focus[2]',
      'patterns[0].rule',
      'patterns[1].toDay',
      'patterns[2].payer',
      'patterns[2].shareOfDenials',
      'payers[1].name',
      'payers[1].type',
    ]);
  });

  it('draws no conclusion from figures that could not be read', () => {
    const wrong = { payers: [{ name: 'A', type: 'MEDICARE', share: 60 }, 7] };
    expect(Object.keys(faultsOf({ ...smallest, ...wrong }))).toEqual(['payers[1]']);
    const patterns = [{ rule: 'bundled', shareOfDenials: 5, payer: 'B' }];
    // The payer without a readable name may be the one that is meant.
    expect(Object.keys(faultsOf({ ...smallest, ...wrong, patterns }))).toEqual(['payers[1]']);
    const learning = {
      coders: 2,
      sessionsPerWeek: 2,
      focus: ['nonsense'],
      targetDenialRate: 1,
      targetDay: 60,
    };
    expect(Object.keys(faultsOf({ ...smallest, learning }))).toEqual(['learning.focus[0]']);
  });

  it.each([
    [
      {
        patterns: ['bundled', 'duplicate', 'outside-coverage'].map((rule) => ({ rule, shareOfDenials: 45 })),
      },
      'patterns[2].shareOfDenials',
      'shares add up to 135 %, at most 100',
    ],
    [
      // State Medicaid denies 59.5 %; 80 % of the 16 % eligible are 12.8, less 1.95 % of the background's denials.
      { denialRate: 40, patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 60 }] },
      'patterns[0].shareOfDenials',
      'expected at most 19.9 % at this denial rate, got 60 %: too few claims are eligible for it',
    ],
    [
      { patterns: [{ rule: 'bundled', shareOfDenials: 5, fromDay: 20, toDay: 10 }] },
      'patterns[0].toDay',
      'expected day 20 or later, got 10',
    ],
    [
      { patterns: [{ rule: 'bundled', shareOfDenials: 5, payer: 'Nobody' }] },
      'patterns[0].payer',
      expect.stringMatching(/^expected one of Medicare, .*; got "Nobody"$/),
    ],
    [
      { learning: { coders: 2, sessionsPerWeek: 2, targetDenialRate: 10 } },
      'learning.targetDay',
      'expected targetDenialRate and targetDay together, or neither',
    ],
    [
      { learning: { coders: 2, sessionsPerWeek: 2, targetDenialRate: 30, targetDay: 40 } },
      'learning.targetDenialRate',
      'expected at most the denialRate of 20 %, got 30 %',
    ],
    [
      { learning: { coders: 2, sessionsPerWeek: 2, focus: ['timely-filing'] } },
      'learning.focus[0]',
      'expected a rule that coders control, got "timely-filing": training does not reach it',
    ],
    [
      {
        payers: [
          { name: 'A', type: 'COMMERCIAL', share: 5, denialWeight: 20 },
          { name: 'B', type: 'COMMERCIAL', share: 95, denialWeight: 0.1 },
        ],
      },
      'payers[0].denialWeight',
      // 80 % of the payer's 5 % are a fifth of the denials: 0.05 x 0.47 is one part of five, 0.95 x 0.1 the others.
      'expected at most 0.47 at this denial rate, got 20: the payer has too few claims for so many of the denials',
    ],
    [
      { events: [{ day: 3, kind: 'TRAINING', rule: 'timely-filing' }] },
      'events[0].rule',
      'expected a rule that coders control, got "timely-filing": training does not reach it',
    ],
    [
      { events: [{ day: 3, kind: 'CASE_MIX_SHIFT' }] },
      'events[0].payer',
      'expected the payer whose share grows, got nothing',
    ],
    [{ claimsPerDay: Number.NaN }, 'claimsPerDay', 'expected a number from 1 to 100000, got null'],
    [{ durationDays: 1e9 }, 'durationDays', 'expected a whole number from 1 to 3650, got 1000000000'],
  ])('refuses %j', (changes, field, message) => {
    expect(faultsOf({ ...smallest, ...changes })).toEqual({ [field]: message });
  });

  it.each([[null], [7], ['text'], [[]]])('refuses %j, which is no object', (input) => {
    expect(Object.values(faultsOf(input))[0]).toMatch(/^expected an object, got /);
  });
});
