import { epochDayOf } from '../../src/domain/date-index';
import { createSimulation } from '../../src/generation/create-simulation';
import { expectedClaimsOn } from '../../src/generation/forecast/preview';
import { PRESETS, findPreset } from '../../src/generation/presets';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';

interface Cohorts {
  /** Percent denied of the claims submitted on these run days, all of them adjudicated. */
  rate(fromDay: number, toDay: number): number;
  /** Percent of the denials of those days that each injected pattern owns. */
  shares(fromDay: number, toDay: number): number[];
  claimsPerDay: number;
  appealPercent: number;
  overturnPercent: number;
}

const DAYS = 56;
/** Improvement Story: four weeks without training, twelve with. */
const STORY_DAYS = 112;
/** The slowest payer adjudicates within 90 days and a weekend. */
const UNTIL_ALL_ANSWERED = 100;

function run(preset: ScenarioConfig, seed: number, days = DAYS): Cohorts {
  const config = { ...preset, durationDays: days };
  const startDay = epochDayOf(config.startDate);
  const simulation = createSimulation({ config, seed, commands: [] });
  const claims: { day: number; pattern: number | null; denied: boolean }[] = [];
  const pattern = new Map<number, number | null>();
  let appeals = 0;
  let decided = 0;
  let overturned = 0;
  for (const event of simulation.advance(
    simulation.nowS + (days + UNTIL_ALL_ANSWERED) * 86_400,
    Number.MAX_SAFE_INTEGER,
  )) {
    if (event.kind === 'APPEAL_FILED' && event.appeal.level === 1) appeals++;
    if (event.kind === 'APPEAL_DECIDED') {
      decided++;
      if (event.appeal.outcome === 'OVERTURNED') overturned++;
    }
    if (event.kind === 'CLAIM_SUBMITTED') pattern.set(event.claim.id, event.truth?.patternIndex ?? null);
    if (event.kind === 'CLAIM_ADJUDICATED' && event.claim.frequencyCode === '1') {
      claims.push({
        day: epochDayOf(event.claim.submissionDate) - startDay,
        pattern: pattern.get(event.claim.id) ?? null,
        denied: event.adjudication.denial !== null,
      });
    }
  }
  const within = (from: number, to: number): typeof claims =>
    claims.filter(({ day }) => day >= from && day <= to);
  const denials = claims.filter(({ denied }) => denied).length;
  return {
    rate(from, to) {
      const cohort = within(from, to);
      return (100 * cohort.filter(({ denied }) => denied).length) / cohort.length;
    },
    shares(from, to) {
      const denied = within(from, to).filter((claim) => claim.denied);
      return config.patterns.map(
        (_, index) => (100 * denied.filter((claim) => claim.pattern === index).length) / denied.length,
      );
    },
    claimsPerDay: claims.length / days,
    appealPercent: (100 * appeals) / denials,
    overturnPercent: (100 * overturned) / decided,
  };
}

/** Claims a day that the calendar gives reason to expect of these days; claimsPerDay is the mean of whole years. */
function ofTheSeason(config: ScenarioConfig): number {
  const startDay = epochDayOf(config.startDate);
  let claims = 0;
  for (let runDay = 0; runDay < DAYS; runDay++) claims += expectedClaimsOn(config, startDay + runDay, runDay);
  return claims / DAYS;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const configOf = (key: string): ScenarioConfig => {
  const preset = findPreset(key);
  if (!preset) throw new Error(`there is no preset ${key}`);
  return preset.config;
};

describe('presets', () => {
  it('are the six of the product, each with a story of under five minutes', () => {
    expect(PRESETS.map(({ key }) => key)).toEqual([
      'standard-practice',
      'high-volume-clinic',
      'hospital-system',
      'improvement-story',
      'evidence-based-practice',
      'group-of-100',
    ]);
    for (const { key, config } of PRESETS) {
      const seconds = (config.durationDays ?? Infinity) / (config.daysPerSecond ?? Infinity);
      expect({ key, short: seconds < 300 }).toEqual({ key, short: true });
    }
  });

  it('Standard Practice: 100 claims a day, 20 % denied untrained, 12 % in the fourth week of training', () => {
    const config = configOf('standard-practice');
    const runs = Array.from({ length: 10 }, (_, index) => run(config, index + 1));
    const figures = {
      claimsPerDay: mean(runs.map((each) => each.claimsPerDay)),
      untrained: mean(runs.map((each) => each.rate(0, 27))),
      // Training begins on day 28; its days 21-27 are run days 49-55.
      fourthWeek: mean(runs.map((each) => each.rate(49, 55))),
      appeal: mean(runs.map((each) => each.appealPercent)),
      overturn: mean(runs.map((each) => each.overturnPercent)),
    };
    console.log('Standard Practice, 10 seeds', figures);
    expect(config.claimsPerDay).toBe(100);
    expect(Math.abs(figures.claimsPerDay - ofTheSeason(config))).toBeLessThan(3);
    expect(Math.abs(figures.untrained - 20)).toBeLessThan(0.7);
    expect(Math.abs(figures.fourthWeek - 12)).toBeLessThan(0.7);
    expect(Math.abs(figures.appeal - config.appeals.appealRate)).toBeLessThan(8);
    expect(Math.abs(figures.overturn - 60)).toBeLessThan(5);
    config.patterns.forEach(({ shareOfDenials }, index) => {
      const share = mean(runs.map((each) => each.shares(0, 27)[index] as number));
      expect(Math.abs(share - shareOfDenials)).toBeLessThan(1.5);
    });
  });

  it('Improvement Story: 25 % denied, three in ten of them for modifier 25, and 8 % in the twelfth week of training', () => {
    const config = configOf('improvement-story');
    const runs = Array.from({ length: 6 }, (_, index) => run(config, index + 1, STORY_DAYS));
    const figures = {
      untrained: mean(runs.map((each) => each.rate(0, 27))),
      twelfthWeek: mean(runs.map((each) => each.rate(105, 111))),
      modifier25: mean(runs.map((each) => each.shares(0, 27)[0] as number)),
    };
    console.log('Improvement Story, 6 seeds', figures);
    expect(Math.abs(figures.untrained - 25)).toBeLessThan(0.7);
    expect(Math.abs(figures.twelfthWeek - 8)).toBeLessThan(0.7);
    expect(Math.abs(figures.modifier25 - 30)).toBeLessThan(1.5);
  });

  it('Hospital System: 14 % denied, fourteen patterns with the shares that they were given', () => {
    // A third of its volume is enough to see the shares.
    const config = { ...configOf('hospital-system'), claimsPerDay: 1600 };
    const figures = run(config, 1, 28);
    expect(Math.abs(figures.rate(0, 27) - config.denialRate)).toBeLessThan(0.5);
    expect(config.patterns).toHaveLength(14);
    config.patterns.forEach(({ shareOfDenials }, index) => {
      expect(Math.abs((figures.shares(0, 27)[index] as number) - shareOfDenials)).toBeLessThan(1);
    });
  });

  it('High-Volume Clinic: 500 claims a day from two billing groups, 15 % denied', () => {
    const figures = run(configOf('high-volume-clinic'), 1);
    expect(configOf('high-volume-clinic').providers).toBe(2);
    const config = configOf('high-volume-clinic');
    expect(config.claimsPerDay).toBe(500);
    expect(Math.abs(figures.claimsPerDay - ofTheSeason(config))).toBeLessThan(15);
    expect(Math.abs(figures.rate(0, 27) - 15)).toBeLessThan(1);
  });

  it('reach their denial rate with no training and no pattern alike', () => {
    const base = configOf('standard-practice');
    for (const denialRate of [5, 12, 30]) {
      const config = { ...base, denialRate, patterns: [], learning: null, claimsPerDay: 400 };
      expect(Math.abs(run(config, 2).rate(0, DAYS - 1) - denialRate)).toBeLessThan(1);
    }
  });
});
